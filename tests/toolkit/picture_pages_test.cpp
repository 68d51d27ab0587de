// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"
#include "tests/handouts/pictures.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string rings() {
  return handouts::pictures::png(handouts::pictures::rings());
}

TEST(PicturePages, ShowAPictureAsItWasChosen) {
  PageHouse house;
  EXPECT_THAT(house.get("/practice/pictures").body, Not(HasSubstr("<img src=\"/practice/pictures/")));
  EXPECT_EQ(location(house.post_file("/practice/pictures/logo", rings())), "/practice/pictures?logo=chosen");
  const auto page = house.get("/practice/pictures?logo=chosen").body;
  EXPECT_THAT(page, AllOf(HasSubstr("<img src=\"/practice/pictures/logo\""), HasSubstr("<p>Saved</p>"),
                          HasSubstr("action=\"/practice/pictures/logo/undo\"")));
  const auto picture = house.get("/practice/pictures/logo");
  EXPECT_EQ(picture.content_type, "image/png");
  EXPECT_EQ(picture.body, rings());
  const auto jpeg = handouts::pictures::jpeg(handouts::pictures::flourish());
  house.post_file("/practice/pictures/signature", jpeg);
  EXPECT_EQ(house.get("/practice/pictures/signature").content_type, "image/jpeg");
}

TEST(PicturePages, TakeAPictureOffAndPutItBack) {
  PageHouse house;
  house.post_file("/practice/pictures/logo", rings());
  EXPECT_EQ(location(house.post("/practice/pictures/logo/take-off")), "/practice/pictures?logo=off");
  EXPECT_EQ(house.get("/practice/pictures/logo").status, 404);
  EXPECT_THAT(house.get("/practice/pictures?logo=off").body, AllOf(HasSubstr("<p>Taken off</p>"), HasSubstr("Undo")));
  EXPECT_EQ(location(house.post("/practice/pictures/logo/undo")), "/practice/pictures?logo=back");
  EXPECT_EQ(house.get("/practice/pictures/logo").body, rings());
}

TEST(PicturePages, SayWhatIsWrongWithAFile) {
  PageHouse house;
  const auto page = house.post_file("/practice/pictures/signature", "no picture");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("id=\"signature-problem\""), Not(HasSubstr("id=\"logo-problem\""))));
  EXPECT_EQ(house.post_file("/practice/pictures/signature", "").status, 422);
}

TEST(PicturePages, SayThatTheSignatureGoesOnLetters) {
  PageHouse house;
  EXPECT_THAT(house.get("/practice/pictures").body, HasSubstr("It goes on letters that you sign"));
}

TEST(PicturePages, KnowTwoPictures) {
  PageHouse house;
  EXPECT_EQ(house.get("/practice/pictures/stamp").status, 404);
  EXPECT_EQ(house.post_file("/practice/pictures/stamp", rings()).status, 404);
  EXPECT_EQ(house.post("/practice/pictures/stamp/take-off").status, 404);
  EXPECT_EQ(house.post("/practice/pictures/stamp/undo").status, 404);
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"
#include "told_clients.h"

namespace toolkit {
namespace {

using test::header;
using test::PageHouse;
using test::tell;
using test::upset;
using testing::HasSubstr;
using testing::Not;

void fill(PageHouse& house) {
  for (int i = 0; i < 6; ++i) {
    const auto client = test::client_with_reasons(house.place, test::kMaria, {"R01", "R13"});
    tell(house.place, client, "asked", "yes", upset(8, 2));
  }
  for (int i = 0; i < 5; ++i)
    tell(house.place, test::client_with_reasons(house.place, test::kPriya, {"R01"}), "asked", "no", upset(5, 5));
  tell(house.place, test::client_with_reasons(house.place, "Ben", {"R02"}), "asked", "not-now", upset(1, 5));
}

TEST(OutcomePages, TeachWhatWillStandThere) {
  PageHouse house;
  const auto page = house.get("/what-happened");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("There is not enough to count yet"), HasSubstr("What happened next"),
                               Not(HasSubstr("<svg class=\"count-chart\"")), Not(HasSubstr("take-out"))));
}

TEST(OutcomePages, ShowTheSameNumbersAsBarsAndAsATable) {
  PageHouse house;
  fill(house);
  const auto page = house.get("/what-happened").body;
  EXPECT_THAT(page, AllOf(HasSubstr("Counted over 12 clients"), HasSubstr("This is not a study."),
                          HasSubstr("they cannot show what works")));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">They fear being blamed</th><td>11</td>"));
  EXPECT_THAT(page, HasSubstr("<rect x=\"0\" y=\"21\" width=\"232\" height=\"14\" rx=\"2\"/>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"few-reason\">They have a different idea of what therapy is</span>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Said yes</th><td>6</td><td>fewer than 5</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">The same</th><td>5</td>"));
  EXPECT_THAT(page, Not(HasSubstr("<th scope=\"row\">They have a different idea")));
}

TEST(OutcomePages, NameNobody) {
  PageHouse house;
  fill(house);
  for (const auto& text : {house.get("/what-happened").body, house.post("/what-happened/take-out").body}) {
    for (const char* name : {"María", "Priya", "Ben"}) EXPECT_THAT(text, Not(HasSubstr(name)));
  }
}

TEST(OutcomePages, GiveTheTableAsAFile) {
  PageHouse house;
  fill(house);
  const auto file = house.post("/what-happened/take-out");
  EXPECT_EQ(file.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(header(file, "Content-Disposition"), HasSubstr("counts.csv"));
  EXPECT_THAT(file.body, HasSubstr("Answers,Your client asked,Said yes,6\r\n"));
}

TEST(OutcomePages, AreShutInCompany) {
  PageHouse house;
  fill(house);
  house.post("/company", {{"company", "yes"}});
  for (const auto& reply : {house.get("/what-happened"), house.post("/what-happened/take-out")}) {
    EXPECT_EQ(reply.status, 403);
    EXPECT_THAT(reply.body, Not(HasSubstr("blamed")));
  }
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/template.h"
#include "page_room.h"
#include "screen.h"

namespace toolkit {
namespace {

using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string escaped(const std::string& text) {
  return handouts::mustache::escape_html(text);
}

/// The part of the page that is about one document.
std::string row_of(const std::string& page, const std::string& code) {
  const auto begin = page.find("href=\"/library/" + code + '"');
  return begin == std::string::npos ? "" : page.substr(begin, page.find("</li>", begin) - begin);
}

TEST(LibraryPages, ListEveryDocumentOnceWithItsFirstPage) {
  PageHouse house;
  const auto page = house.get("/library").body;
  for (const auto document : handouts::all_documents()) {
    const auto code = handouts::to_text(document);
    const auto& source = handouts::library_template(code);
    EXPECT_EQ(count(page, "href=\"/library/" + code + '"'), 1U);
    EXPECT_THAT(
        row_of(page, code),
        AllOf(HasSubstr(">" + escaped(source.title) + "<"), HasSubstr(escaped(source.purpose)),
              HasSubstr("src=\"/library/" + code + "/pages/1\""), HasSubstr("<p class=\"shelf-code\">" + code)));
  }
}

TEST(LibraryPages, NameDocumentsInTheLanguageOfTheScreenAndShowThemInTheirOwn) {
  PageHouse house;
  const auto picture = house.get("/library/H02/pages/1").body;
  const test::Screen spanish(Language::Spanish);
  const auto page = house.get("/library").body;
  for (const auto document : handouts::all_documents()) {
    const auto code = handouts::to_text(document);
    const auto& source = handouts::library_template(code, "es-US");
    EXPECT_THAT(row_of(page, code),
                AllOf(HasSubstr(">" + escaped(source.title) + "<"), HasSubstr(escaped(source.purpose)),
                      HasSubstr("src=\"/library/" + code + "/pages/1\"")));
  }
  EXPECT_THAT(house.get("/library/H02").body,
              HasSubstr("<h1>" + escaped(handouts::library_template("H02", "es-US").title) + "</h1>"));
  EXPECT_EQ(house.get("/library/H02/pages/1").body, picture);
}

TEST(LibraryPages, SayWhomADocumentIsFor) {
  PageHouse house;
  const auto page = house.get("/library").body;
  const auto partner = page.find("<h2>For the partner</h2>");
  ASSERT_NE(partner, std::string::npos);
  EXPECT_LT(page.find("<h2>For your client</h2>"), page.find("href=\"/library/H02\""));
  EXPECT_LT(page.find("href=\"/library/H02\""), partner);
  EXPECT_LT(partner, page.find("href=\"/library/L02\""));
  EXPECT_LT(page.find("<h2>For you</h2>"), page.find("href=\"/library/N01\""));
  EXPECT_THAT(house.get("/library/L02").body, HasSubstr("For the partner · L02"));
  EXPECT_THAT(house.get("/library/H02").body, HasSubstr("For your client · H02"));
}

TEST(LibraryPages, CountThePagesThatTheyShow) {
  PageHouse house;
  const auto list = house.get("/library").body;
  for (const auto document : handouts::all_documents()) {
    const auto address = "/library/" + handouts::to_text(document);
    const auto pages = count(house.get(address).body, "<img src=\"" + address + "/pages/");
    ASSERT_GE(pages, 1U);
    EXPECT_THAT(row_of(list, handouts::to_text(document)),
                HasSubstr(std::to_string(pages) + (pages == 1 ? " page<" : " pages<")));
    for (std::size_t number = 1; number <= pages; ++number) {
      const auto picture = house.get(address + "/pages/" + std::to_string(number));
      EXPECT_EQ(picture.status, 200);
      EXPECT_EQ(picture.content_type, "image/svg+xml");
    }
    EXPECT_EQ(house.get(address + "/pages/" + std::to_string(pages + 1)).status, 404);
  }
}

TEST(LibraryPages, ShowADocumentInEveryVariant) {
  PageHouse house;
  std::set<std::string> pictures;
  for (const std::string query : {"", "?variant=large-print", "?variant=easy-read"}) {
    const auto page = house.get("/library/H02" + query).body;
    EXPECT_THAT(page, HasSubstr("<img src=\"/library/H02/pages/1" + query + '"'));
    EXPECT_EQ(count(page, "aria-current=\"true\""), 1U);
    pictures.insert(house.get("/library/H02/pages/1" + query).body);
  }
  EXPECT_EQ(pictures.size(), 3U);
}

TEST(LibraryPages, AreTheSameWhoeverIsOnRecord) {
  PageHouse house;
  const auto before = house.get("/library/L02/pages/1").body;
  test::open_maria_case(house.place);
  EXPECT_EQ(house.get("/library/L02/pages/1").body, before);
}

TEST(LibraryPages, LeadNowhereButToTheDoorWhileTheRecordsAreLocked) {
  PageHouse house;
  house.session().is_unlocked = false;
  for (const char* address : {"/library", "/library/L02", "/library/L02/pages/1"}) {
    EXPECT_EQ(test::location(house.get(address)), "/") << address;
  }
}

TEST(LibraryPages, KnowOnlyTheDocumentsOfTheLibrary) {
  PageHouse house;
  for (const char* code : {"H99", "h02", "H02.pdf", "L0", "K01"}) {
    EXPECT_EQ(house.get(std::string("/library/") + code).status, 404) << code;
    EXPECT_EQ(house.get(std::string("/library/") + code + "/pages/1").status, 404) << code;
  }
}

TEST(LibraryPages, KeepRoomForAPageOfThePracticesPaper) {
  PageHouse house;
  EXPECT_THAT(house.get("/library").body,
              AllOf(HasSubstr("width=\"612\" height=\"792\""), Not(HasSubstr("width=\"595\""))));
  auto practice = test::practice();
  practice.paper = db::PaperSize::A4;
  PracticeDesk(house.place.vault()).save(practice);
  EXPECT_THAT(house.get("/library").body,
              AllOf(HasSubstr("width=\"595\" height=\"842\""), Not(HasSubstr("width=\"612\""))));
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/transaction.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::add_client;
using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(SearchPages, ShowWhatWasFoundWithTheMatchMarked) {
  PageHouse house;
  const auto maria = test::open_maria_case(house.place);
  house.post("/clients/" + maria.text + "/notes", {{"session_date", "2026-11-20"}, {"text", "Fears <blame> & nights"}});
  house.search().read_everything();
  const auto person = house.post("/search", {{"typed", " maria "}});
  EXPECT_EQ(person.status, 200);
  EXPECT_THAT(person.body, AllOf(HasSubstr("href=\"/clients/" + maria.text + "\""),
                                 HasSubstr("<mark>María</mark>-José"), HasSubstr("value=\"maria\"")));
  const auto note = house.post("/search", {{"typed", "blame"}});
  EXPECT_THAT(note.body, AllOf(HasSubstr("Fears &lt;<mark>blame</mark>&gt; &amp; nights"), HasSubstr("href=\"/notes/"),
                               HasSubstr("November 20, 2026")));
  EXPECT_THAT(house.post("/search", {{"typed", "together"}}).body,
              HasSubstr("href=\"/clients/" + maria.text + "/intake/whole\""));
}

TEST(SearchPages, SendTheScriptOnlyWhatWasFound) {
  PageHouse house;
  add_client(house.place, test::kMaria);
  house.search().read_everything();
  const auto piece = house.post("/search", {{"typed", "mar"}, {"fragment", "1"}}).body;
  EXPECT_THAT(piece, AllOf(HasSubstr("<mark>María</mark>"), Not(HasSubstr("<html")), Not(HasSubstr("<form"))));
}

TEST(SearchPages, SayThatNothingMatches) {
  PageHouse house;
  add_client(house.place, test::kMaria);
  house.search().read_everything();
  EXPECT_THAT(house.post("/search", {{"typed", "zzz"}}).body, HasSubstr("Nothing here matches."));
  EXPECT_THAT(house.post("/search", {{"typed", ""}}).body,
              AllOf(Not(HasSubstr("Nothing here matches.")), HasSubstr("Type a name")));
}

TEST(SearchPages, TakeWhateverIsTyped) {
  PageHouse house;
  add_client(house.place, test::kMaria);
  house.search().read_everything();
  const std::string typed[] = {"self-harm",
                               "\"",
                               "a* NEAR(b",
                               std::string("a\0b", 3),
                               "\xFF\xFE",
                               "\xC3",
                               std::string(10'000, 'm'),
                               test::repeated("m ", 5000)};
  for (const auto& text : typed) EXPECT_EQ(house.post("/search", {{"typed", text}}).status, 200);
}

TEST(SearchPages, ShowFiftyAndMoreWhenAsked) {
  PageHouse house;
  for (int i = 0; i < 60; ++i) add_client(house.place, "Taylor Kim");
  house.search().read_everything();
  const auto count = [](const std::string& page) {
    std::size_t links = 0;
    for (auto at = page.find("href=\"/clients/"); at != std::string::npos; at = page.find("href=\"/clients/", at + 1))
      ++links;
    return links;
  };
  const auto few = house.post("/search", {{"typed", "kim"}}).body;
  EXPECT_EQ(count(few), 50U);
  EXPECT_THAT(few, HasSubstr("name=\"most\" value=\"100\""));
  const auto all = house.post("/search", {{"typed", "kim"}, {"most", "100"}}).body;
  EXPECT_EQ(count(all), 60U);
  EXPECT_THAT(all, Not(HasSubstr("name=\"most\"")));
  for (const char* most : {"-1", "x", "", "99999999999999999999"})
    EXPECT_EQ(house.post("/search", {{"typed", "kim"}, {"most", most}}).status, 200) << most;
}

TEST(SearchPages, SayHowMuchIsRead) {
  PageHouse house;
  for (int i = 0; i < 60; ++i) add_client(house.place, "Taylor Kim");
  {
    db::Transaction transaction(house.place.vault());
    db::read_for_search(
        transaction, [](std::string_view) { return std::vector<std::string>(); }, 30);
    const auto progress = db::search_progress(transaction);
    EXPECT_EQ(progress.read * 100 / progress.total, 50U);
  }
  house.search().read_everything();
  EXPECT_THAT(house.post("/search", {{"typed", "kim"}}).body, Not(HasSubstr("still being read")));
}

TEST(SearchPages, LeadBackToTheClients) {
  PageHouse house;
  EXPECT_EQ(location(house.get("/search")), "/clients");
}

TEST(SearchPages, AreClosedWhileTheRecordsAre) {
  PageHouse house;
  house.place.vault().lock();
  EXPECT_EQ(location(house.post("/search", {{"typed", "maria"}})), "/");
}

}  // namespace
}  // namespace toolkit

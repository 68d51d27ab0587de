// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using test::Posted;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::string kFile =
    "name,partner name,phone\n"
    "Marcus Washington Jr.,DeShawn Bell,needle\n"
    "PRIYA raghunathan,,needle\n"
    "Hélène & Björn,,needle\n"
    ",Nobody,needle\n";

struct Sent {
  PageHouse house;
  db::ClientId priya = test::add_client(house.place, test::kPriya, test::kVikram);
  http::Reply reply = house.post_file("/bring-in", kFile);

  std::string plan() { return house.get("/bring-in/plan").body; }
  std::string token() {
    const auto page = plan();
    constexpr std::string_view kMark = "name=\"file\" value=\"";
    const auto begin = page.find(kMark) + kMark.size();
    return page.substr(begin, page.find('"', begin) - begin);
  }
  Posted ticked(const std::vector<std::string>& lines) {
    Posted form{{"file", token()}, {"page", "1"}};
    for (const auto& line : lines) form.emplace_back("line", line);
    return form;
  }
  std::size_t created() {
    return static_cast<std::size_t>(std::ranges::count(house.place.trail(), "create client import"));
  }
};

TEST(ImportPages, AreFoundOnTheListOfClients) {
  PageHouse house;
  EXPECT_THAT(house.get("/clients").body, HasSubstr("href=\"/bring-in\""));
  EXPECT_THAT(house.get("/bring-in").body, HasSubstr("enctype=\"multipart/form-data\""));
}

TEST(ImportPages, TellEveryLinesFateAndAddNothing) {
  Sent sent;
  EXPECT_EQ(location(sent.reply), "/bring-in/plan");
  const auto page = sent.plan();
  EXPECT_THAT(page, AllOf(HasSubstr("value=\"2\" checked"), HasSubstr("value=\"3\">"), HasSubstr("value=\"4\">"),
                          Not(HasSubstr("value=\"5\"")), HasSubstr("Line 5: There is no name.")));
  EXPECT_THAT(page, AllOf(HasSubstr("/clients/" + sent.priya.text), HasSubstr(test::kVikram),
                          HasSubstr("One line for two people"), HasSubstr("place for it: phone.")));
  EXPECT_THAT(page, Not(HasSubstr("needle")));
  EXPECT_EQ(sent.created(), 0U);
}

TEST(ImportPages, BringInWhoIsTicked) {
  Sent sent;
  EXPECT_EQ(location(sent.house.post("/bring-in/plan", sent.ticked({"3", "4"}))), "/bring-in/done");
  EXPECT_EQ(sent.created(), 2U);
  const auto page = sent.house.get("/bring-in/done").body;
  EXPECT_THAT(page, AllOf(HasSubstr("2 clients came in"), HasSubstr("PRIYA raghunathan"), HasSubstr("/merge/"),
                          Not(HasSubstr("Marcus"))));
}

TEST(ImportPages, BringInOnceHoweverOftenItIsPressed) {
  Sent sent;
  const auto form = sent.ticked({"2"});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(location(sent.house.post("/bring-in/plan", form)), "/bring-in/done");
  EXPECT_EQ(location(sent.house.get("/bring-in/plan")), "/bring-in/done") << "the way back";
  EXPECT_EQ(sent.house.get("/bring-in/done").status, 200);
  EXPECT_EQ(sent.created(), 1U);
}

TEST(ImportPages, ShowThePlanAgainWhenSomebodyCameMeanwhile) {
  Sent sent;
  const auto form = sent.ticked({"2"});
  test::add_client(sent.house.place, "Marcus Washington Jr");
  const auto again = location(sent.house.post("/bring-in/plan", form));
  EXPECT_THAT(sent.house.get(again).body, AllOf(HasSubstr("id=\"changed\""), HasSubstr("value=\"2\">")));
  EXPECT_EQ(sent.created(), 0U);
  EXPECT_EQ(location(sent.house.post("/bring-in/plan", form)), "/bring-in/done") << "after it was seen";
}

TEST(ImportPages, NeverTakeTheTicksOfOneFileForAnother) {
  Sent sent;
  const auto form = sent.ticked({"2"});
  sent.house.post_file("/bring-in", "name\nAna\nBo\n");
  const auto again = location(sent.house.post("/bring-in/plan", form));
  EXPECT_THAT(sent.house.get(again).body, AllOf(HasSubstr("id=\"other-file\""), HasSubstr("Ana")));
  EXPECT_EQ(sent.created(), 0U);
}

TEST(ImportPages, AskForAFileThatHasSomebodyInIt) {
  PageHouse house;
  for (const auto& file : {std::string(), std::string("name\n"), std::string("phone\n1\n"), std::string("name\n\"\"\n"),
                           std::string("name\nn\xff"
                                       "eedle\n"),
                           std::string("PK\x03\x04\xff"), std::string("a,b\nneedle\n")}) {
    const auto reply = house.post_file("/bring-in", file);
    EXPECT_EQ(reply.status, 422) << file;
    EXPECT_THAT(reply.body, AllOf(HasSubstr("id=\"file-problem\""), Not(HasSubstr("needle"))));
    EXPECT_EQ(location(house.get("/bring-in/plan")), "/bring-in");
  }
  EXPECT_EQ(house.post("/bring-in").status, 422) << "no file at all";
}

TEST(ImportPages, ReadContactCards) {
  PageHouse house;
  house.post_file("/bring-in", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Lima\r\nTEL:1\r\nEND:VCARD\r\n");
  EXPECT_THAT(house.get("/bring-in/plan").body, AllOf(HasSubstr("Ana Lima"), HasSubstr("place for it: TEL.")));
}

TEST(ImportPages, SayWhenNobodyIsTicked) {
  Sent sent;
  const auto again = location(sent.house.post("/bring-in/plan", sent.ticked({"5", "99", "x"})));
  EXPECT_THAT(sent.house.get(again).body, HasSubstr("id=\"nobody-ticked\""));
}

TEST(ImportPages, LetTheFileGoWhenAskedTo) {
  Sent sent;
  auto form = sent.ticked({"2"});
  form.emplace_back("forget", "1");
  EXPECT_EQ(location(sent.house.post("/bring-in/plan", form)), "/bring-in");
  EXPECT_FALSE(sent.house.session().kept.has_value());
  EXPECT_EQ(sent.created(), 0U);
}

TEST(ImportPages, LetTheFileGoWithTheSessionAndAfterUse) {
  Sent sent;
  EXPECT_TRUE(sent.house.session().kept.has_value());
  sent.house.post("/lock");
  sent.house.place.open_unlocked();
  sent.house.reopen_session();
  sent.house.session().is_unlocked = true;
  EXPECT_FALSE(sent.house.session().kept.has_value());
  EXPECT_EQ(location(sent.house.get("/bring-in/plan")), "/bring-in");
  EXPECT_EQ(location(sent.house.get("/bring-in/done")), "/bring-in");
}

TEST(ImportPages, KeepTheTicksOfEveryPage) {
  PageHouse house;
  std::string list = "name\n";
  for (char a = 'a'; a < 'p'; ++a)
    for (char b = 'a'; b < 'k'; ++b) list += std::string("Person ") + a + b + "\n";
  house.post_file("/bring-in", list);
  const auto page = house.get("/bring-in/plan").body;
  EXPECT_THAT(page, AllOf(HasSubstr("Page 1 of 2"), HasSubstr("on the other pages: 50")));
  const auto token = page.substr(page.find("name=\"file\" value=\"") + 19, 64);
  EXPECT_EQ(location(house.post("/bring-in/plan", {{"file", token}, {"page", "1"}, {"to", "2"}, {"line", "2"}})),
            "/bring-in/plan?page=2");
  EXPECT_THAT(house.get("/bring-in/plan?page=2").body, HasSubstr("on the other pages: 1"));
  EXPECT_EQ(house.get("/bring-in/plan?page=99").status, 200);
  house.post("/bring-in/plan", {{"file", token}, {"page", "2"}, {"line", "102"}});
  EXPECT_THAT(house.get("/bring-in/done").body, HasSubstr("2 clients came in"));
}

}  // namespace
}  // namespace toolkit

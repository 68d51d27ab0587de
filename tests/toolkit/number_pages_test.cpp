// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using std::chrono::days;
using test::location;
using test::PageHouse;
using test::Posted;
using testing::HasSubstr;
using testing::Not;

Posted number(const std::string& name, Posted more = {}) {
  Posted form{{"name", name},
              {"reach", " Call (713) 555-0142 "},
              {"about", "A safe place to stay."},
              {"checked_on", "2026-11-20"}};
  form.insert(form.end(), more.begin(), more.end());
  return form;
}

struct Numbers {
  PageHouse house;
  NumberDesk desk{house.place.vault(), test::typefaces()};

  std::string version() { return std::to_string(desk.open().version); }
  std::string id(std::size_t index) { return desk.open().local.at(index).id; }
  std::string name(std::size_t index) { return desk.open().local.at(index).english.name; }
  http::Reply act(const std::string& what, const std::string& of) {
    return house.post("/numbers/own", {{"version", version()}, {what, of}});
  }
};

TEST(NumberPages, ShowTheCountrysNumbersWithTheirDays) {
  Numbers at;
  const auto page = at.house.get("/numbers").body;
  EXPECT_THAT(page, AllOf(HasSubstr("In the United States"), HasSubstr("Call 911"), HasSubstr("Checked on "),
                          HasSubstr("None yet."), Not(HasSubstr("more than 180 days ago"))));
}

TEST(NumberPages, AddANumberAndSayHowItStands) {
  Numbers at;
  const auto next = location(at.house.post("/numbers", number("Lantern <House>")));
  EXPECT_EQ(next, "/numbers?done=added");
  EXPECT_THAT(
      at.house.get(next).body,
      AllOf(HasSubstr("<p>Added</p>"), HasSubstr("Lantern &lt;House&gt;</a>"), HasSubstr("Call (713) 555-0142<"),
            HasSubstr("Checked on November 20, 2026"), HasSubstr("printed in English")));
  at.house.post("/numbers", number("Two", {{"spanish_about", "Un lugar seguro."}}));
  EXPECT_EQ(at.desk.open().local.at(1).spanish.about, "Un lugar seguro.");
}

TEST(NumberPages, KeepWhatWasTypedBesideWhatIsWrong) {
  Numbers at;
  auto form = number("", {{"spanish_reach", std::string(161, 'x')}});
  const auto reply = at.house.post("/numbers", form);
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("id=\"name-problem\""), HasSubstr("id=\"spanish_reach-problem\""),
                                HasSubstr("value=\"A safe place to stay.\""), Not(HasSubstr("id=\"about-problem\""))));
}

TEST(NumberPages, SayWhenThereIsNoMoreRoom) {
  Numbers at;
  for (std::size_t i = 0; i < NumberDesk::kMostNumbers; ++i) at.house.post("/numbers", number(std::to_string(i)));
  const auto reply = at.house.post("/numbers", number("one more"));
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("There is room for 20"), HasSubstr("value=\"one more\"")));
}

TEST(NumberPages, ChangeMoveCheckAndRemoveWithAWayBack) {
  Numbers at;
  at.house.post("/numbers", number("One"));
  at.house.post("/numbers", number("Two"));
  const auto page = "/numbers/" + at.id(0);
  EXPECT_THAT(at.house.get(page).body, AllOf(HasSubstr("value=\"One\""), HasSubstr("value=\"2026-11-20\"")));
  EXPECT_EQ(location(at.house.post(page, number("Uno", {{"version", at.version()}}))), "/numbers?done=changed");
  const auto one = at.id(0);
  EXPECT_EQ(location(at.act("later", one)), "/numbers?done=moved#at-" + one);
  EXPECT_EQ(at.name(0), "Two");
  EXPECT_EQ(location(at.act("earlier", one)), "/numbers?done=moved#at-" + one);
  EXPECT_EQ(at.name(0), "Uno");
  EXPECT_EQ(location(at.act("checked", at.id(0))), "/numbers?done=checked");
  EXPECT_THAT(at.house.get("/numbers").body, HasSubstr("Checked on November 23, 2026"));
  const auto removed = location(at.act("remove", at.id(0)));
  EXPECT_EQ(removed, "/numbers?done=removed");
  EXPECT_THAT(at.house.get(removed).body, AllOf(HasSubstr("<p>Removed</p>"), HasSubstr("action=\"/numbers/undo\"")));
  EXPECT_EQ(location(at.house.post("/numbers/undo", {{"version", at.version()}})), "/numbers?done=back");
  EXPECT_EQ(at.name(0), "Uno");
  EXPECT_THAT(at.house.get("/numbers?done=back").body, Not(HasSubstr("action=\"/numbers/undo\"")));
}

TEST(NumberPages, WarnUntilEachWasChecked) {
  Numbers at;
  at.house.place.clock.advance(days(300));
  EXPECT_THAT(at.house.get("/numbers").body, HasSubstr("more than 180 days ago"));
  EXPECT_THAT(at.house.get("/clients").body, HasSubstr("<a href=\"/numbers\">Check them</a>"));
  EXPECT_EQ(location(at.house.post("/numbers/checked", {{"version", at.version()}})), "/numbers?done=checked");
  EXPECT_THAT(at.house.get("/numbers").body, Not(HasSubstr("more than 180 days ago")));
  EXPECT_THAT(at.house.get("/clients").body, Not(HasSubstr("/numbers")));
}

TEST(NumberPages, AreReachedFromThePageOfTheDocumentWhichWarnsToo) {
  Numbers at;
  const auto client = test::open_maria_case(at.house.place);
  const auto page = "/clients/" + client.text + "/documents/";
  EXPECT_THAT(at.house.get(page + "S01").body,
              AllOf(HasSubstr("href=\"/numbers\""), Not(HasSubstr("Check them first"))));
  EXPECT_THAT(at.house.get(page + "H02").body, Not(HasSubstr("href=\"/numbers\"")));
  at.house.place.clock.advance(days(300));
  EXPECT_THAT(at.house.get(page + "S01").body, HasSubstr("Check them first"));
  EXPECT_THAT(at.house.get("/library/S01").body, HasSubstr("href=\"/numbers\""));
  at.house.post("/company", {{"company", "yes"}});
  EXPECT_THAT(at.house.get("/library/S01").body, Not(HasSubstr("href=\"/numbers\"")));
}

TEST(NumberPages, KeepWhatWasTypedForANumberThatChangedInAnotherWindow) {
  Numbers at;
  at.house.post("/numbers", number("One"));
  at.house.post("/numbers", number("Two"));
  const auto early = at.version();
  const auto page = "/numbers/" + at.id(0);
  at.act("checked", at.id(1));
  const auto late = at.house.post(page, number("Uno", {{"version", early}}));
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("changed in another window"), HasSubstr("value=\"Uno\""),
                               HasSubstr("name=\"version\" value=\"" + at.version() + '"')));
  at.act("remove", at.id(0));
  const auto gone = at.house.post(page, number("Uno", {{"version", early}}));
  EXPECT_EQ(gone.status, 409);
  EXPECT_THAT(gone.body, AllOf(HasSubstr("removed in another window"), HasSubstr("value=\"Uno\"")));
  const auto moved = at.house.post("/numbers/own", {{"version", early}, {"remove", at.id(0)}});
  EXPECT_EQ(moved.status, 409);
  EXPECT_THAT(moved.body, HasSubstr("nothing was done here"));
  EXPECT_EQ(at.name(0), "Two");
}

TEST(NumberPages, AnswerNothingForAnIdOfNothing) {
  Numbers at;
  EXPECT_EQ(at.house.get("/numbers/1").status, 404);
  EXPECT_EQ(at.house.get("/numbers/" + db::random_uuid()).status, 404);
}

TEST(NumberPages, AreShutInCompany) {
  Numbers at;
  at.house.post("/company", {{"company", "yes"}});
  EXPECT_EQ(at.house.get("/numbers").status, 403);
  EXPECT_EQ(at.house.post("/numbers", number("One")).status, 403);
}

}  // namespace
}  // namespace toolkit

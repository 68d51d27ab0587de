// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::code_fields;
using test::kit_on_page;
using test::kPassphrase;
using test::location;
using test::PageHouse;
using test::Workplace;
using testing::HasSubstr;
using testing::Not;

const std::string kWords(kPassphrase);
const std::string kOtherWords = "violet harbor quiet lantern 42";

/// A browser that no ticket led here.
void come_without_ticket(PageHouse& house) {
  house.session().is_admitted = false;
  house.session().is_unlocked = false;
}

std::string come_in_with(const std::string& ticket) {
  return "/come-in?ticket=" + ticket;
}

TEST(DoorPages, AskNothingOfWhoWasNotLedHere) {
  for (const auto start : {Workplace::Start::Absent, Workplace::Start::Unlocked}) {
    PageHouse house(start);
    come_without_ticket(house);
    for (const char* address : {"/", "/open", "/open?ticket=", "/open?ticket=needle"}) {
      const auto page = house.get(address);
      EXPECT_EQ(page.status, 200) << address;
      EXPECT_THAT(page.body, HasSubstr("bothofus open")) << address;
      for (const char* words : {"<input", "method=\"post\"", "needle"})
        EXPECT_THAT(page.body, Not(HasSubstr(words))) << address;
    }
  }
}

/// Save for help, which says how to get in, and its pictures.
TEST(DoorPages, LeadWhoWasNotLedHereToTheFirstPageFromEveryOther) {
  PageHouse house;
  come_without_ticket(house);
  int count = 0;
  for (const auto& route : house.router().routes()) {
    const bool is_open =
        route.pattern == "/" || route.pattern.starts_with("/help") || route.pattern.starts_with("/assets/");
    if (route.needs != http::Needs::Session || is_open) continue;
    const auto reply = route.method == http::Method::Post ? house.post(route.pattern) : house.get(route.pattern);
    EXPECT_EQ(location(reply), "/") << route.pattern;
    ++count;
  }
  EXPECT_GE(count, 7);
  EXPECT_EQ(house.get("/help").status, 200);
}

TEST(DoorPages, DoNothingThatWhoWasNotLedHereSends) {
  PageHouse empty(Workplace::Start::Absent);
  come_without_ticket(empty);
  EXPECT_EQ(location(empty.post("/set-up", {{"passphrase", kWords}, {"repeat", kWords}})), "/");
  EXPECT_EQ(empty.place.vault().state(), db::Vault::State::Absent);
  PageHouse house;
  come_without_ticket(house);
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kWords}})), "/");
  EXPECT_FALSE(house.session().is_unlocked);
}

TEST(DoorPages, TakeATicketInTwoStepsUnderANewSession) {
  PageHouse house;
  come_without_ticket(house);
  const auto old_id = house.session().id;
  const auto old_csrf = house.session().csrf;
  const auto ticket = house.tickets().issue();
  const auto page = house.get("/open?ticket=" + ticket);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("content=\"0; url=" + come_in_with(ticket) + "\""));
  EXPECT_THAT(page.body, HasSubstr("href=\"" + come_in_with(ticket) + "\""));
  EXPECT_FALSE(house.session().is_admitted);
  EXPECT_EQ(house.session().id, old_id);

  EXPECT_EQ(location(house.get(come_in_with(ticket))), "/");
  EXPECT_TRUE(house.session().is_admitted);
  EXPECT_FALSE(house.session().is_unlocked);
  EXPECT_NE(house.session().id, old_id);
  EXPECT_NE(house.session().csrf, old_csrf);
  EXPECT_THAT(house.get("/").body, HasSubstr("action=\"/unlock\""));
}

TEST(DoorPages, TakeATicketOnce) {
  PageHouse house;
  const auto ticket = house.tickets().issue();
  house.get(come_in_with(ticket));
  come_without_ticket(house);
  for (const auto& other : {ticket, std::string(), std::string(64, 'a')}) {
    EXPECT_EQ(location(house.get(come_in_with(other))), "/");
    EXPECT_FALSE(house.session().is_admitted);
    EXPECT_THAT(house.get("/open?ticket=" + other).body, Not(HasSubstr("/come-in")));
  }
}

TEST(DoorPages, LeaveTheSessionOfWhoIsInsideAsItIsWhenAnotherTicketComes) {
  PageHouse house;
  const auto id = house.session().id;
  EXPECT_EQ(location(house.get(come_in_with(house.tickets().issue()))), "/");
  EXPECT_EQ(house.session().id, id);
  EXPECT_EQ(location(house.get("/")), "/today");
}

TEST(DoorPages, KeepATicketThatIsOnlyLookedAt) {
  PageHouse house;
  come_without_ticket(house);
  const auto ticket = house.tickets().issue();
  EXPECT_EQ(location(house.head(come_in_with(ticket))), "/");
  EXPECT_EQ(house.head("/open?ticket=" + ticket).status, 200);
  EXPECT_FALSE(house.session().is_admitted);
  EXPECT_TRUE(house.tickets().is_good(ticket));
}

TEST(DoorPages, WelcomeWhoHasNoRecordsYet) {
  PageHouse house(Workplace::Start::Absent);
  const auto front = house.get("/");
  EXPECT_EQ(front.status, 200);
  EXPECT_THAT(front.body, HasSubstr("action=\"/set-up\""));
  EXPECT_EQ(location(house.get("/clients")), "/");
  for (const char* address : {"/unlock", "/recover"}) EXPECT_EQ(location(house.post(address)), "/") << address;
  EXPECT_EQ(location(house.get("/recover")), "/");
}

TEST(DoorPages, SetUpTheRecordsUnderANewSession) {
  PageHouse house(Workplace::Start::Absent);
  const auto old_id = house.session().id;
  const auto old_csrf = house.session().csrf;
  EXPECT_EQ(location(house.post("/set-up", {{"passphrase", kWords}, {"repeat", kWords}})), "/recovery-kit");
  EXPECT_TRUE(house.session().is_unlocked);
  EXPECT_NE(house.session().id, old_id);
  EXPECT_NE(house.session().csrf, old_csrf);
  EXPECT_EQ(location(house.get("/")), "/today");
}

TEST(DoorPages, SayWhatIsWrongWithANewPassphraseAndNeverShowIt) {
  PageHouse house(Workplace::Start::Absent);
  const auto shown = house.post("/set-up", {{"passphrase", "needle"}, {"repeat", "needle"}});
  EXPECT_EQ(shown.status, 422);
  EXPECT_THAT(shown.body, HasSubstr("id=\"passphrase-problem\""));
  const auto mismatched = house.post("/set-up", {{"passphrase", kWords}, {"repeat", "needle"}});
  EXPECT_EQ(mismatched.status, 422);
  EXPECT_THAT(mismatched.body, HasSubstr("id=\"repeat-problem\""));
  for (const auto& reply : {shown, mismatched}) {
    EXPECT_THAT(reply.body, Not(HasSubstr("needle")));
    EXPECT_THAT(reply.body, Not(HasSubstr(kWords)));
  }
  EXPECT_FALSE(house.session().is_unlocked);
}

TEST(DoorPages, NeverSetUpOverRecordsThatAreThere) {
  PageHouse house;
  EXPECT_EQ(location(house.post("/set-up", {{"passphrase", kWords}, {"repeat", kWords}})), "/");
}

TEST(DoorPages, AskEveryBrowserForThePassphraseOfItsOwnSession) {
  PageHouse house;
  house.session().is_unlocked = false;
  EXPECT_THAT(house.get("/").body, HasSubstr("action=\"/unlock\""));
  const auto wrong = house.post("/unlock", {{"passphrase", "needle in a stack"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, Not(HasSubstr("needle")));
  EXPECT_EQ(house.post("/unlock").status, 422);
  EXPECT_FALSE(house.session().is_unlocked);
  house.place.clock.advance(std::chrono::minutes(1));
  const auto old_id = house.session().id;
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kWords}})), "/today");
  EXPECT_TRUE(house.session().is_unlocked);
  EXPECT_NE(house.session().id, old_id);
}

TEST(DoorPages, SayHowLongTheNextTryHasToWaitAndTakeNoneBefore) {
  PageHouse house;
  house.post("/lock");
  house.reopen_session();
  EXPECT_THAT(house.get("/").body, Not(HasSubstr("data-wait=")));
  const auto wrong = house.post("/unlock", {{"passphrase", "not these words"}});
  EXPECT_THAT(wrong.body, HasSubstr("That is not the passphrase."));
  EXPECT_THAT(wrong.body, HasSubstr("The next try is possible in <span data-count>1 second</span>."));
  const auto soon = house.post("/unlock", {{"passphrase", kWords}});
  EXPECT_EQ(soon.status, 429);
  EXPECT_THAT(soon.body, HasSubstr("The next try is possible in"));
  EXPECT_THAT(soon.body, Not(HasSubstr("That is not the passphrase.")));
  EXPECT_THAT(house.get("/").body, HasSubstr("data-wait=\"1\""));
  house.place.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kWords}})), "/today");
}

TEST(DoorPages, LockTheRecordsForEverybody) {
  PageHouse house;
  const auto locked = house.post("/lock");
  EXPECT_EQ(location(locked), "/");
  EXPECT_EQ(test::header(locked, "Clear-Site-Data"), "\"cache\", \"storage\"");
  EXPECT_EQ(house.place.vault().state(), db::Vault::State::Locked);
}

TEST(DoorPages, LeadToThePassphraseWhenTheRecordsWereLockedMeanwhile) {
  PageHouse house;
  house.place.vault().lock();
  for (const char* address : {"/clients", "/practice"}) EXPECT_EQ(location(house.get(address)), "/") << address;
  EXPECT_THAT(house.get("/").body, HasSubstr("action=\"/unlock\""));
}

/// A house whose kit is on paper: its groups.
std::vector<std::string> groups_of_new_kit(PageHouse& house) {
  house.post("/access/recovery-kit", {{"own_passphrase", kWords}});
  const auto groups = kit_on_page(house.get("/recovery-kit"));
  house.post("/recovery-kit/check", {{"group", groups.at(test::kAskedGroup)}});
  return groups;
}

TEST(DoorPages, OpenTheRecordsWithTheKitAndAskForANewPassphraseFirst) {
  PageHouse house;
  const auto groups = groups_of_new_kit(house);
  house.post("/lock");
  house.reopen_session();
  EXPECT_EQ(house.get("/recover").status, 200);
  EXPECT_EQ(location(house.post("/recover", code_fields(groups))), "/new-passphrase");
  EXPECT_TRUE(house.session().is_unlocked);
  for (const char* address : {"/clients", "/practice", "/access"}) {
    EXPECT_EQ(location(house.get(address)), "/new-passphrase") << address;
  }
  EXPECT_EQ(house.get("/new-passphrase").status, 200);
  EXPECT_EQ(house.post("/new-passphrase", {{"passphrase", "short"}, {"repeat", "short"}}).status, 422);
  EXPECT_EQ(location(house.post("/new-passphrase", {{"passphrase", kOtherWords}, {"repeat", kOtherWords}})), "/today");
  EXPECT_EQ(house.get("/today").status, 200);
  EXPECT_EQ(location(house.get("/new-passphrase")), "/");

  house.post("/lock");
  house.reopen_session();
  EXPECT_EQ(house.post("/unlock", {{"passphrase", kWords}}).status, 422);
  house.place.clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kOtherWords}})), "/today");
}

TEST(DoorPages, NameTheGroupOfTheKitThatDoesNotFitAndKeepWhatWasTyped) {
  PageHouse house;
  auto groups = groups_of_new_kit(house);
  house.post("/lock");
  house.reopen_session();
  const auto fifth = groups[4];
  groups[4] = test::with_a_slip(fifth);
  const auto shown = house.post("/recover", code_fields(groups));
  EXPECT_EQ(shown.status, 422);
  EXPECT_THAT(shown.body, HasSubstr("id=\"group-5-problem\""));
  for (const char* other : {"id=\"group-4-problem\"", "id=\"group-6-problem\""}) {
    EXPECT_THAT(shown.body, Not(HasSubstr(other)));
  }
  EXPECT_THAT(shown.body, HasSubstr("value=\"" + groups[0] + "\""));
  EXPECT_THAT(shown.body, Not(HasSubstr("data-wait="))) << "a slip of the pen is no try";
  groups[4] = fifth;
  EXPECT_EQ(location(house.post("/recover", code_fields(groups))), "/new-passphrase");
}

TEST(DoorPages, NeedNoKitForRecordsThatAreOpenElsewhere) {
  PageHouse house;
  const auto groups = groups_of_new_kit(house);
  house.session().is_unlocked = false;
  EXPECT_THAT(house.post("/recover", code_fields(groups)).body, HasSubstr("open in another window"));
  EXPECT_THAT(house.post("/unlock", {{"passphrase", "not these words"}}).body, HasSubstr("If a colleague"));
}

TEST(DoorPages, RefuseTheKitThatANewerOneReplaced) {
  PageHouse house;
  const auto old_groups = groups_of_new_kit(house);
  const auto groups = groups_of_new_kit(house);
  ASSERT_NE(old_groups, groups);
  house.post("/lock");
  house.reopen_session();
  const auto shown = house.post("/recover", code_fields(old_groups));
  EXPECT_EQ(shown.status, 422);
  EXPECT_THAT(shown.body, HasSubstr("This is not the kit of these records."));
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::kPassphrase;
using test::location;
using test::PageHouse;
using test::Workplace;
using testing::HasSubstr;
using testing::Not;

const std::string kWords(kPassphrase);

TEST(DoorPages, WelcomeWhoHasNoRecordsYet) {
  PageHouse house(Workplace::Start::Absent);
  const auto front = house.get("/");
  EXPECT_EQ(front.status, 200);
  EXPECT_THAT(front.body, HasSubstr("action=\"/set-up\""));
  EXPECT_EQ(location(house.get("/clients")), "/");
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kWords}})), "/");
}

TEST(DoorPages, SetUpTheRecordsUnderANewSession) {
  PageHouse house(Workplace::Start::Absent);
  const auto old_id = house.session().id;
  const auto old_csrf = house.session().csrf;
  EXPECT_EQ(location(house.post("/set-up", {{"passphrase", kWords}, {"repeat", kWords}})), "/practice?first=1");
  EXPECT_TRUE(house.session().is_unlocked);
  EXPECT_NE(house.session().id, old_id);
  EXPECT_NE(house.session().csrf, old_csrf);
  EXPECT_EQ(location(house.get("/")), "/clients");
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
  const auto old_id = house.session().id;
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kWords}})), "/clients");
  EXPECT_TRUE(house.session().is_unlocked);
  EXPECT_NE(house.session().id, old_id);
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

}  // namespace
}  // namespace toolkit

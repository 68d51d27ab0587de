// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::kPassphrase;
using test::location;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;

const std::string kWords(kPassphrase);
const std::string kOtherWords = "violet harbor quiet lantern 42";
const std::string kWrong = "these are not the words";

/// Adds a second practitioner and returns the address of their page.
std::string add_ruth(PageHouse& house) {
  const auto reply = house.post(
      "/access/add",
      {{"name", "Ruth Adler"}, {"passphrase", kOtherWords}, {"repeat", kOtherWords}, {"own_passphrase", kWords}});
  EXPECT_EQ(location(reply), "/access?done=added");
  const auto page = house.get("/access").body;
  const auto name = page.find("Ruth Adler");
  const auto link = page.rfind("href=\"", name) + 6;
  return page.substr(link, page.find('"', link) - link);
}

TEST(AccessPages, ListWhoHasAccessAndWhichOneYouAre) {
  PageHouse house;
  const auto alone = house.get("/access");
  EXPECT_EQ(alone.status, 200);
  EXPECT_THAT(alone.body, HasSubstr(">you<"));
  add_ruth(house);
  const auto page = house.get("/access?done=added").body;
  EXPECT_THAT(page, HasSubstr("Ruth Adler"));
  EXPECT_THAT(page, HasSubstr("Access given"));
  EXPECT_EQ(page.find(">you<"), page.rfind(">you<"));
}

TEST(AccessPages, LetTheNewPractitionerInUnderTheirOwnPassphrase) {
  PageHouse house;
  add_ruth(house);
  house.post("/lock");
  house.reopen_session();
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kOtherWords}})), "/today");
  const auto page = house.get("/access").body;
  EXPECT_LT(page.find("Ruth Adler"), page.find(">you<"));
}

TEST(AccessPages, SayEverythingThatIsWrongWithANewPractitioner) {
  PageHouse house;
  const auto shown = house.post(
      "/access/add", {{"name", " "}, {"passphrase", "needle"}, {"repeat", "needle"}, {"own_passphrase", kWords}});
  EXPECT_EQ(shown.status, 422);
  EXPECT_THAT(shown.body, HasSubstr("id=\"name-problem\""));
  EXPECT_THAT(shown.body, HasSubstr("id=\"passphrase-problem\""));
  EXPECT_THAT(shown.body, Not(HasSubstr("needle")));
  const auto kept = house.post(
      "/access/add", {{"name", "Ruth"}, {"passphrase", kOtherWords}, {"repeat", "x"}, {"own_passphrase", kWords}});
  EXPECT_THAT(kept.body, HasSubstr("value=\"Ruth\""));
  const std::string own_name = "Ruth Adler Ruth Adler 7";
  const auto easy =
      house.post("/access/add",
                 {{"name", "Ruth Adler"}, {"passphrase", own_name}, {"repeat", own_name}, {"own_passphrase", kWords}});
  EXPECT_THAT(easy.body, HasSubstr("a name that others know"));
}

TEST(AccessPages, RenameAPractitioner) {
  PageHouse house;
  const auto ruth = add_ruth(house);
  EXPECT_THAT(house.get(ruth).body, HasSubstr("value=\"Ruth Adler\""));
  EXPECT_EQ(house.post(ruth, {{"name", ""}}).status, 422);
  EXPECT_EQ(location(house.post(ruth, {{"name", "Dr. Ruth Adler"}})), "/access?done=renamed");
  EXPECT_THAT(house.get("/access").body, HasSubstr("Dr. Ruth Adler"));
}

TEST(AccessPages, TakeAccessAwayOnlyForThePassphraseOfWhoActs) {
  PageHouse house;
  const auto ruth = add_ruth(house);
  EXPECT_THAT(house.get(ruth).body, HasSubstr("stays readable to them"));
  const auto refused = house.post(ruth + "/remove", {{"own_passphrase", kOtherWords}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("id=\"own_passphrase-problem\""));
  house.place.clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(location(house.post(ruth + "/remove", {{"own_passphrase", kWords}})), "/access?done=removed");
  EXPECT_THAT(house.get("/access").body, Not(HasSubstr("Ruth Adler")));
  EXPECT_EQ(house.get(ruth).status, 404);
  house.post("/lock");
  house.reopen_session();
  EXPECT_EQ(house.post("/unlock", {{"passphrase", kOtherWords}}).status, 422);
}

TEST(AccessPages, StartNewKeysWhenAccessIsTakenAwayAndShowHowFarTheyAre) {
  PageHouse house;
  house.post(add_ruth(house) + "/remove", {{"own_passphrase", kWords}});
  EXPECT_THAT(house.get("/access").body, HasSubstr("New keys are being made"));
  while (house.rotation().step()) continue;
  EXPECT_THAT(house.get("/access").body, Not(HasSubstr("New keys are being made")));
}

TEST(AccessPages, LeaveOnesOwnAccessToAnother) {
  PageHouse house;
  const auto page = house.get("/access").body;
  const auto link = page.find("href=\"/access/") + 6;
  const auto you = page.substr(link, page.find('"', link) - link);
  EXPECT_THAT(house.get(you).body, Not(HasSubstr("/remove")));
  EXPECT_EQ(house.post(you + "/remove", {{"own_passphrase", kWords}}).status, 422);
  EXPECT_THAT(house.get("/access").body, HasSubstr(">you<"));
}

TEST(AccessPages, ChangeThePassphraseUnderANewSession) {
  PageHouse house;
  const auto change = [&](const std::string& own, const std::string& fresh) {
    return house.post("/access/passphrase", {{"own_passphrase", own}, {"passphrase", fresh}, {"repeat", fresh}});
  };
  EXPECT_EQ(house.get("/access/passphrase").status, 200);
  EXPECT_EQ(change(kWords, "short").status, 422);
  EXPECT_EQ(change(kWrong, kOtherWords).status, 422);
  house.place.clock.advance(std::chrono::minutes(1));
  const auto old_id = house.session().id;
  EXPECT_EQ(location(change(kWords, kOtherWords)), "/access?done=passphrase");
  EXPECT_NE(house.session().id, old_id);
  house.post("/lock");
  house.reopen_session();
  EXPECT_EQ(house.post("/unlock", {{"passphrase", kWords}}).status, 422);
  house.place.clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kOtherWords}})), "/today");
}

TEST(AccessPages, EndEveryOtherSessionWhenThePassphraseChanges) {
  PageHouse house;
  const auto other = house.open_other_session();
  house.post("/access/passphrase", {{"own_passphrase", kWords}, {"passphrase", kOtherWords}, {"repeat", kOtherWords}});
  EXPECT_FALSE(house.has_session(other));
}

TEST(AccessPages, MakeANewKitForThePassphrase) {
  PageHouse house;
  EXPECT_EQ(house.get("/access/recovery-kit").status, 200);
  EXPECT_EQ(house.post("/access/recovery-kit", {{"own_passphrase", kWrong}}).status, 422);
  EXPECT_EQ(house.get("/clients").status, 200) << "the kit there is stays in force";
  house.place.clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(location(house.post("/access/recovery-kit", {{"own_passphrase", kWords}})), "/recovery-kit");
  EXPECT_EQ(location(house.get("/clients")), "/recovery-kit");
  const auto groups = test::kit_on_page(house.get("/recovery-kit"));
  house.post("/recovery-kit/check", {{"group", groups.at(test::kAskedGroup)}});
  EXPECT_EQ(house.get("/clients").status, 200);
}

TEST(AccessPages, MakeNewKeysForThePassphrase) {
  PageHouse house;
  test::add_client(house.place, "Priya Raghunathan");
  EXPECT_EQ(house.get("/access/keys").status, 200);
  EXPECT_EQ(house.post("/access/keys", {{"own_passphrase", kWrong}}).status, 422);
  EXPECT_THAT(house.get("/access").body, Not(HasSubstr("New keys are being made")));
  house.place.clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(location(house.post("/access/keys", {{"own_passphrase", kWords}})), "/access");
  EXPECT_THAT(house.get("/access").body, HasSubstr("New keys are being made"));
  EXPECT_THAT(house.get("/clients").body, HasSubstr("Priya Raghunathan")) << "work goes on meanwhile";
  while (house.rotation().step()) continue;
  EXPECT_THAT(house.get("/access").body, HasSubstr("href=\"/access/keys\""));
  EXPECT_THAT(house.get("/clients").body, HasSubstr("Priya Raghunathan"));
}

TEST(AccessPages, SayWhenTheNextTryIsPossible) {
  PageHouse house;
  house.post("/access/keys", {{"own_passphrase", kWrong}});
  const auto soon = house.post("/access/keys", {{"own_passphrase", kWords}});
  EXPECT_EQ(soon.status, 422);
  EXPECT_THAT(soon.body, HasSubstr("The next try is possible in 1 second."));
}

TEST(AccessPages, AnswerNothingForIdsOfNothing) {
  PageHouse house;
  for (const auto& id : {db::random_uuid(), std::string("1"), std::string(36, '-')}) {
    EXPECT_EQ(house.get("/access/" + id).status, 404) << id;
    EXPECT_EQ(house.post("/access/" + id, {{"name", "x"}}).status, 404) << id;
    EXPECT_EQ(house.post("/access/" + id + "/remove", {{"own_passphrase", kWords}}).status, 404) << id;
  }
}

}  // namespace
}  // namespace toolkit

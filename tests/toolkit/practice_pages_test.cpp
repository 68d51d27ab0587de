// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;

test::Posted filled(const std::string& version, test::Posted more = {}) {
  test::Posted form{{"version", version},
                    {"practitioner_name", " Ana Ruiz "},
                    {"address", "12 Lantern Street\r\nHouston"},
                    {"first_visit_minutes", " 80 "},
                    {"secrets_policy", "limited"},
                    {"hears_partner", "1"},
                    {"paper", "a4"}};
  form.insert(form.end(), more.begin(), more.end());
  return form;
}

TEST(PracticePages, SaveWhatWasTyped) {
  PageHouse house;
  EXPECT_EQ(location(house.post("/practice", filled("0"))), "/practice?saved=1");
  const auto stored = PracticeDesk(house.place.vault()).open();
  EXPECT_EQ(stored.practitioner_name, "Ana Ruiz");
  EXPECT_EQ(stored.address, "12 Lantern Street\nHouston");
  EXPECT_EQ(stored.first_visit_minutes, 80);
  EXPECT_EQ(stored.secrets_policy, db::SecretsPolicy::Limited);
  EXPECT_EQ(stored.paper, db::PaperSize::A4);
  EXPECT_TRUE(stored.hears_partner);
  EXPECT_FALSE(stored.offers_discernment);
  EXPECT_THAT(house.get("/practice?saved=1").body,
              AllOf(HasSubstr("role=\"status\">Saved"), HasSubstr("value=\"limited\" checked"),
                    HasSubstr("value=\"a4\" checked"), HasSubstr("name=\"version\" value=\"1\"")));
}

TEST(PracticePages, LeadOnToTheClientsTheFirstTime) {
  PageHouse house;
  EXPECT_THAT(house.get("/practice?first=1").body, HasSubstr("name=\"first\""));
  EXPECT_EQ(location(house.post("/practice", filled("0", {{"first", "1"}}))), "/clients");
}

TEST(PracticePages, StayTheFirstTimeUntilNothingIsWrong) {
  PageHouse house;
  const auto reply = house.post("/practice", {{"version", "0"}, {"first", "1"}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("name=\"first\""));
}

TEST(PracticePages, KeepWhatWasTypedBesideWhatIsWrong) {
  PageHouse house;
  const auto reply = house.post(
      "/practice",
      {{"version", "0"}, {"practitioner_name", "<Ana>"}, {"first_visit_minutes", "an hour"}, {"phone", "555"}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body,
              AllOf(HasSubstr("value=\"&lt;Ana&gt;\""), HasSubstr("value=\"an hour\""), HasSubstr("value=\"555\""),
                    HasSubstr("id=\"first_visit_minutes-problem\""), HasSubstr("id=\"secrets_policy-problem\"")));
}

TEST(PracticePages, AskWhereThePracticeIs) {
  PageHouse house;
  EXPECT_THAT(house.get("/practice").body,
              AllOf(HasSubstr("value=\"us\" checked"), Not(HasSubstr("value=\"uk\" checked"))));
  auto form =
      filled("0", {{"place", "uk"}, {"meets_online", "1"}, {"privacy_notice", " www.lantern.example/privacy "}});
  EXPECT_EQ(location(house.post("/practice", form)), "/practice?saved=1");
  EXPECT_THAT(house.get("/practice").body,
              AllOf(HasSubstr("value=\"uk\" checked"), HasSubstr("name=\"meets_online\" value=\"1\" checked"),
                    HasSubstr("value=\"www.lantern.example/privacy\"")));
}

TEST(PracticePages, SayThatThePaperBecameA4) {
  PageHouse house;
  const test::Posted form{{"version", "0"},
                          {"practitioner_name", "Ana Ruiz"},
                          {"secrets_policy", "limited"},
                          {"place", "uk"},
                          {"paper", "letter"}};
  EXPECT_THAT(house.get("/practice").body, HasSubstr("it becomes A4 when you save"));
  const auto next = location(house.post("/practice", form));
  EXPECT_EQ(next, "/practice?saved=1&paper=a4");
  EXPECT_THAT(house.get(next).body, AllOf(HasSubstr("The paper is A4 from now on"), HasSubstr("value=\"a4\" checked"),
                                          Not(HasSubstr("it becomes A4 when you save"))));
}

TEST(PracticePages, NameTheFieldOfANoticeThatIsTooLong) {
  PageHouse house;
  const auto reply =
      house.post("/practice", filled("0", {{"place", "uk"}, {"privacy_notice", test::repeated("ä", 201)}}));
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("id=\"privacy_notice-problem\""), HasSubstr("value=\"uk\" checked")));
}

TEST(PracticePages, TellWhereThePracticeIsInBothVersions) {
  PageHouse house;
  house.post("/practice", filled("0"));
  const auto late = house.post("/practice", filled("0", {{"place", "uk"}}));
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("Where the practice is"), HasSubstr("Kingdom")));
}

TEST(PracticePages, TellOfAChangeInAnotherWindow) {
  PageHouse house;
  house.post("/practice", filled("0"));
  const auto late = house.post("/practice", filled("0", {{"phone", "555-0199"}}));
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("555-0199"), HasSubstr("saved in another window")));
  EXPECT_THAT(house.get("/practice").body, Not(HasSubstr("555-0199")));
}

}  // namespace
}  // namespace toolkit

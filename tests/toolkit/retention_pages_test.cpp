// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "closed_cases.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::close_case;
using test::day;
using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct OneDue {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string keeping = "/clients/" + client.text + "/keeping";

  OneDue() { close_case(house.place, client, day(2019, 11, 23)); }
};

TEST(RetentionPages, KeepTheRulesAndSayWhatIsWrongWithThem) {
  PageHouse house;
  EXPECT_THAT(house.get("/keeping").body, AllOf(HasSubstr("value=\"7\""), HasSubstr("value=\"12\"")));
  const auto refused = house.post("/keeping", {{"client_years", "31"}, {"partner_months", "12"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("from 1 to 30"), HasSubstr("value=\"31\"")));
  EXPECT_EQ(location(house.post("/keeping", {{"client_years", " 10 "}, {"partner_months", "6"}})), "/keeping?saved=1");
  EXPECT_THAT(house.get("/keeping").body, AllOf(HasSubstr("value=\"10\""), HasSubstr("value=\"6\"")));
}

TEST(RetentionPages, SayOnTheListOfClientsWhatIsDue) {
  PageHouse quiet;
  EXPECT_THAT(quiet.get("/clients").body, Not(HasSubstr("due for review")));
  OneDue at;
  EXPECT_THAT(at.house.get("/clients").body, HasSubstr("1 record is due for review"));
  close_case(at.house.place, test::add_client(at.house.place, test::kPriya), day(2018, 1, 1));
  EXPECT_THAT(at.house.get("/clients").body, HasSubstr("2 records are due for review"));
}

TEST(RetentionPages, ListWhoIsDueAndSinceWhen) {
  OneDue at;
  EXPECT_THAT(at.house.get("/keeping/review").body,
              AllOf(HasSubstr("1 record is due"), HasSubstr("since November 23, 2026"), HasSubstr(at.keeping),
                    HasSubstr("12 months"), HasSubstr(at.keeping + "/destroy\"")));
  EXPECT_THAT(at.house.get("/keeping/review?page=x").body, HasSubstr("1 record is due"));
  EXPECT_THAT(at.house.get("/keeping/review?page=2").body, HasSubstr("Nothing is due for review here"));
}

TEST(RetentionPages, PutARecordOffAndComeBackToTheList) {
  OneDue at;
  const test::Posted form{{"version", "1"}, {"part", "client"}, {"months", "3"}, {"page", "1"}};
  EXPECT_EQ(location(at.house.post(at.keeping + "/snooze", form)), "/keeping/review");
  EXPECT_THAT(at.house.get("/keeping/review").body, HasSubstr("Nothing is due"));
  EXPECT_THAT(at.house.get(at.keeping).body, HasSubstr("You chose to keep it until February 23, 2027"));
  const auto again = at.house.post(at.keeping + "/snooze", form);
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("changed in another window"));
}

TEST(RetentionPages, HoldARecordWithItsReasonAndLiftIt) {
  OneDue at;
  const auto empty = at.house.post(at.keeping + "/hold", {{"version", "1"}, {"reason", ""}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_THAT(empty.body, HasSubstr("Write why it is held"));
  EXPECT_EQ(location(at.house.post(at.keeping + "/hold", {{"version", "1"}, {"reason", "Court order 7"}})), at.keeping);
  EXPECT_THAT(at.house.get(at.keeping).body,
              AllOf(HasSubstr("Court order 7"), HasSubstr("Legal hold</span></h2>"), HasSubstr("Lift the hold"),
                    Not(HasSubstr("Held")), Not(HasSubstr(at.keeping + "/destroy"))));
  EXPECT_THAT(at.house.get("/keeping/review").body, AllOf(HasSubstr("Legal hold</span>"), Not(HasSubstr("Held")),
                                                          Not(HasSubstr("/destroy")), Not(HasSubstr("Court order 7"))));
  EXPECT_EQ(location(at.house.post(at.keeping + "/lift", {{"version", "2"}})), at.keeping);
  EXPECT_THAT(at.house.get(at.keeping).body, HasSubstr("Hold this record"));
}

TEST(RetentionPages, ShowOneClientsTimes) {
  OneDue at;
  EXPECT_THAT(
      at.house.get(at.keeping).body,
      AllOf(HasSubstr("Closed on November 23, 2019"), HasSubstr("Due for review since November 23, 2026"),
            HasSubstr("Last sign of contact: November 23, 2026"), HasSubstr("Due for review on November 23, 2027")));
  const auto open = test::add_client(at.house.place, test::kPriya);
  EXPECT_THAT(at.house.get("/clients/" + open.text + "/keeping").body, HasSubstr("The case is open"));
  EXPECT_THAT(at.house.get("/clients/" + open.text).body, HasSubstr("/clients/" + open.text + "/keeping"));
  EXPECT_EQ(at.house.get("/clients/x/keeping").status, 404);
  EXPECT_EQ(at.house.post("/clients/" + db::random_uuid() + "/keeping/lift", {{"version", "0"}}).status, 404);
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"
#include "told_clients.h"

namespace toolkit {
namespace {

using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(TodayPages, TeachWhenNothingWaits) {
  PageHouse house;
  EXPECT_THAT(house.get("/today").body, AllOf(HasSubstr("November 23, 2026"), HasSubstr("Nothing waits for you."),
                                              Not(HasSubstr("<ul class=\"rows"))));
}

TEST(TodayPages, LeadToWhereTheStepIsTaken) {
  PageHouse house;
  const auto client = test::add_client(house.place, test::kMaria, test::kInaki);
  EXPECT_THAT(house.get("/today").body,
              AllOf(HasSubstr("href=\"/clients/" + client.text + "/intake\""), HasSubstr("Record the intake."),
                    HasSubstr(test::kMaria), HasSubstr("href=\"/practice\">Fill in"), Not(HasSubstr("Nothing waits"))));
}

TEST(TodayPages, SayUntilWhenACaseRests) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  test::tell(house.place, client, "note", "none", {{"Q1-date", {"2026-11-20"}}});
  EXPECT_THAT(house.get("/today").body, AllOf(HasSubstr(">Waiting</h2>"), HasSubstr("December 4, 2026</span>")));
}

TEST(TodayPages, SayNothingOfWhatAGateHolds) {
  PageHouse house;
  test::open_priya_case(house.place);
  EXPECT_THAT(house.get("/today").body, Not(HasSubstr(test::kPriya)));
}

TEST(TodayPages, RemindOfBackups) {
  PageHouse house;
  house.place.clock.advance(std::chrono::hours(25));
  EXPECT_THAT(house.get("/today").body, HasSubstr("There is no backup of these records yet."));
}

}  // namespace
}  // namespace toolkit

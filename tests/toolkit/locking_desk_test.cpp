// SPDX-License-Identifier: MIT
#include "toolkit/desks/locking_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/transaction.h"
#include "page_room.h"
#include "workplace.h"

namespace toolkit {
namespace {

using std::chrono::minutes;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(LockingDesk, LocksAfterTenMinutesUntilSomebodyChooses) {
  Workplace place;
  LockingDesk desk(place.vault());
  EXPECT_EQ(desk.idle(), minutes(10));
  for (const auto* typed : {"1", "60"}) {
    EXPECT_THAT(desk.choose(typed), IsEmpty()) << typed;
    EXPECT_EQ(desk.idle(), minutes(std::atoi(typed)));
  }
}

TEST(LockingDesk, RefusesWhatIsNoNumberOfMinutesFromOneToSixty) {
  Workplace place;
  LockingDesk desk(place.vault());
  for (const auto* typed : {"", "0", "-1", "61", "5 minutes", "1.5", "+5", "99999999999"}) {
    ASSERT_FALSE(desk.choose(typed).empty()) << typed;
    EXPECT_EQ(desk.choose(typed).at(0).field, "minutes");
  }
  EXPECT_EQ(desk.idle(), minutes(10));
}

TEST(LockingDesk, LeavesAnEntryWhenTheTimeIsAnother) {
  Workplace place;
  LockingDesk desk(place.vault());
  desk.choose("10");
  desk.choose("5");
  desk.choose("5");
  EXPECT_THAT(place.trail(), ElementsAre("change setting locking 5"));
}

TEST(LockingDesk, TakesAChoiceThatIsDamagedForNone) {
  Workplace place;
  LockingDesk desk(place.vault());
  desk.choose("3");
  {
    db::Transaction transaction(place.vault());
    transaction.connection().execute("UPDATE setting SET version = 7 WHERE name = 'locking'");
    transaction.commit({db::AuditAction::Change, "setting", "", {}, ""});
  }
  EXPECT_EQ(desk.idle(), minutes(10));
}

TEST(LockingPage, SaysAndChangesTheTime) {
  test::PageHouse house;
  EXPECT_NE(house.get("/locking").body.find("value=\"10\""), std::string::npos);
  EXPECT_EQ(test::location(house.post("/locking", {{"minutes", " 3 "}})), "/locking?saved=1");
  EXPECT_NE(house.get("/locking").body.find("value=\"3\""), std::string::npos);
  const auto refused = house.post("/locking", {{"minutes", "100"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("value=\"100\""), std::string::npos);
}

}  // namespace
}  // namespace toolkit

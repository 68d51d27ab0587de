// SPDX-License-Identifier: MIT
#include "toolkit/http/session_table.h"

#include <set>

#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class SessionTableTest : public testing::Test {
 protected:
  std::chrono::steady_clock::time_point now{hours(1000)};
  SessionTable table{{minutes(10), hours(12), 4}, [this] { return now; }};

  std::string open() { return table.open().id; }
  std::string open_unlocked() { return table.renew_unlocked(open()).id; }
};

TEST_F(SessionTableTest, FindsWhatItOpened) {
  const auto id = open();
  ASSERT_NE(table.find(id), nullptr);
  EXPECT_EQ(table.find(id)->id, id);
  EXPECT_FALSE(table.find(id)->is_unlocked);
  EXPECT_EQ(table.find(""), nullptr);
  EXPECT_EQ(table.find(id.substr(1)), nullptr);
}

TEST_F(SessionTableTest, GivesEverySessionIdsOf256Bits) {
  const auto& first = table.open();
  const auto& second = table.open();
  EXPECT_EQ((std::set{first.id, first.csrf, second.id, second.csrf}.size()), 4U);
  EXPECT_EQ(first.id.size(), 64U);
  EXPECT_EQ(first.csrf.size(), 64U);
}

TEST_F(SessionTableTest, ChangesIdAndTokenWhenUnlocked) {
  auto& session = table.open();
  const auto id = session.id;
  const auto csrf = session.csrf;
  auto& renewed = table.renew_unlocked(id);
  EXPECT_EQ(&renewed, &session);
  EXPECT_TRUE(renewed.is_unlocked);
  EXPECT_NE(renewed.id, id);
  EXPECT_NE(renewed.csrf, csrf);
  EXPECT_EQ(table.find(id), nullptr);
  EXPECT_EQ(table.find(renewed.id), &renewed);
}

TEST_F(SessionTableTest, KnowsWhereAConversationWent) {
  const auto id = open();
  EXPECT_EQ(table.current_id(id), id);
  const auto renewed = table.renew_unlocked(id).id;
  EXPECT_EQ(table.current_id(id), renewed);
  table.end(renewed);
  EXPECT_EQ(table.current_id(id), "");
}

TEST_F(SessionTableTest, EndsAnUnlockedSessionThatIdled) {
  const auto id = open_unlocked();
  now += minutes(10) - seconds(1);
  EXPECT_FALSE(table.end_expired());
  now += seconds(1);
  EXPECT_EQ(table.find(id), nullptr);
  EXPECT_TRUE(table.end_expired());
  EXPECT_FALSE(table.end_expired());
}

TEST_F(SessionTableTest, CountsFindingAsUse) {
  const auto id = open_unlocked();
  for (int i = 0; i < 10; ++i) {
    now += minutes(9);
    EXPECT_NE(table.find(id), nullptr);
  }
}

TEST_F(SessionTableTest, EndsABusySessionAtTheAbsoluteLimit) {
  const auto id = open_unlocked();
  for (int i = 0; i < 79; ++i) {
    now += minutes(9);
    table.find(id);
  }
  now += minutes(9);
  EXPECT_EQ(table.find(id), nullptr);
  EXPECT_TRUE(table.end_expired());
}

TEST_F(SessionTableTest, LetsALockedSessionIdle) {
  const auto id = open();
  now += hours(12) - seconds(1);
  EXPECT_NE(table.find(id), nullptr);
  now += seconds(1);
  EXPECT_EQ(table.find(id), nullptr);
  EXPECT_FALSE(table.end_expired());
}

TEST_F(SessionTableTest, SaysLockOnlyAfterTheLastUnlockedSession) {
  open_unlocked();
  now += minutes(5);
  open_unlocked();
  now += minutes(5);
  EXPECT_FALSE(table.end_expired());
  now += minutes(5);
  EXPECT_TRUE(table.end_expired());
}

TEST_F(SessionTableTest, MakesRoomByEndingTheLockedSessionUnusedForLongest) {
  const auto unlocked = open_unlocked();
  now += seconds(1);
  const auto oldest = open();
  now += seconds(1);
  const auto used = open();
  now += seconds(1);
  open();
  now += seconds(1);
  table.find(used);
  open();
  EXPECT_EQ(table.find(oldest), nullptr);
  EXPECT_NE(table.find(unlocked), nullptr);
  EXPECT_NE(table.find(used), nullptr);
}

TEST_F(SessionTableTest, EndsAllAtOnce) {
  const auto first = open();
  const auto second = open_unlocked();
  table.end_all();
  EXPECT_EQ(table.find(first), nullptr);
  EXPECT_EQ(table.find(second), nullptr);
  EXPECT_FALSE(table.end_expired());
}

TEST_F(SessionTableTest, EndsAllOthersAtOnce) {
  const auto other = open();
  const auto own = open_unlocked();
  const auto unlocked = open_unlocked();
  table.end_others(own);
  EXPECT_EQ(table.find(other), nullptr);
  EXPECT_EQ(table.find(unlocked), nullptr);
  EXPECT_NE(table.find(own), nullptr);
}

TEST(TimeSinceBoot, NeverGoesBack) {
  const auto first = time_since_boot();
  EXPECT_GE(time_since_boot(), first);
  EXPECT_GT(first.time_since_epoch().count(), 0);
}

}  // namespace
}  // namespace toolkit::http

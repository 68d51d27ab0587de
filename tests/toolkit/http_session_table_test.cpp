// SPDX-License-Identifier: MIT
#include "toolkit/http/session_table.h"

#include <functional>
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
  std::string open_admitted() { return table.renew_admitted(open()).id; }
  std::string open_admitted_unlocked() { return table.renew_unlocked(open_admitted()).id; }
  bool admits(const std::string& former_id) { return table.open(former_id).is_admitted; }
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

TEST_F(SessionTableTest, ChangesIdAndTokenWhenAdmitted) {
  auto& session = table.open();
  const auto id = session.id;
  const auto csrf = session.csrf;
  EXPECT_FALSE(session.is_admitted);
  auto& renewed = table.renew_admitted(id);
  EXPECT_EQ(&renewed, &session);
  EXPECT_TRUE(renewed.is_admitted);
  EXPECT_FALSE(renewed.is_unlocked);
  EXPECT_NE(renewed.id, id);
  EXPECT_NE(renewed.csrf, csrf);
  EXPECT_EQ(table.find(id), nullptr);
  EXPECT_TRUE(table.renew_unlocked(renewed.id).is_admitted);
}

TEST_F(SessionTableTest, AdmitsTheBrowserOfAnAdmittedSessionThatEnded) {
  const auto ways = {std::function<void(const std::string&)>([this](const auto& id) { table.end(id); }),
                     std::function<void(const std::string&)>([this](const auto&) { table.end_all(); }),
                     std::function<void(const std::string&)>([this](const auto&) { table.end_others(open()); }),
                     std::function<void(const std::string&)>([this](const auto&) {
                       now += minutes(10);
                       table.end_expired();
                     })};
  for (const auto& end : ways) {
    const auto id = open_admitted_unlocked();
    EXPECT_FALSE(table.remembers(id));
    end(id);
    ASSERT_EQ(table.find(id), nullptr);
    EXPECT_TRUE(table.remembers(id));
    const auto& next = table.open(id);
    EXPECT_TRUE(next.is_admitted);
    EXPECT_FALSE(next.is_unlocked);
    EXPECT_NE(next.id, id);
  }
}

TEST_F(SessionTableTest, AdmitsTheBrowserOfAnAdmittedSessionThatMadeRoom) {
  const auto id = open_admitted();
  for (int i = 0; i < 4; ++i) {
    now += seconds(1);
    open_admitted();
  }
  EXPECT_EQ(table.find(id), nullptr);
  EXPECT_TRUE(admits(id));
}

TEST_F(SessionTableTest, AdmitsNobodyWhoseSessionWasNot) {
  const auto id = open();
  const auto before = open();
  const auto admitted = table.renew_admitted(before).id;
  const auto unlocked = table.renew_unlocked(admitted).id;
  table.end_all();
  for (const auto& other : {id, before, admitted, std::string(), std::string(64, 'a'), unlocked.substr(1)}) {
    EXPECT_FALSE(admits(other)) << other;
  }
}

TEST_F(SessionTableTest, AdmitsWithAFormerIdOnce) {
  const auto id = open_admitted();
  table.end_all();
  const auto next = table.open(id).id;
  table.renew_unlocked(next);
  EXPECT_FALSE(admits(id));
  table.end_all();
  EXPECT_FALSE(admits(id));
  EXPECT_FALSE(admits(next));
}

TEST_F(SessionTableTest, OpensOneSessionForTwoRequestsWithTheSameFormerId) {
  const auto id = open_admitted();
  table.end_all();
  auto& first = table.open(id);
  EXPECT_EQ(&table.open(id), &first);
  EXPECT_NE(&table.open("other"), &first);
}

TEST_F(SessionTableTest, ForgetsTheOldestFormerSession) {
  const auto oldest = open_admitted();
  table.end_all();
  const auto second = open_admitted();
  table.end_all();
  for (std::size_t i = 1; i < kMaxFormerSessions; ++i) {
    open_admitted();
    table.end_all();
  }
  EXPECT_FALSE(table.remembers(oldest));
  EXPECT_TRUE(table.remembers(second));
}

TEST_F(SessionTableTest, MakesRoomByEndingWhoWasNotAdmittedFirst) {
  const auto admitted = open_admitted();
  now += seconds(1);
  const auto oldest = open();
  now += seconds(1);
  open();
  open();
  open();
  EXPECT_NE(table.find(admitted), nullptr);
  EXPECT_EQ(table.find(oldest), nullptr);
}

TEST(TimeSinceBoot, NeverGoesBack) {
  const auto first = time_since_boot();
  EXPECT_GE(time_since_boot(), first);
  EXPECT_GT(first.time_since_epoch().count(), 0);
}

}  // namespace
}  // namespace toolkit::http

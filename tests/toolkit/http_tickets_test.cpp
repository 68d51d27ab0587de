// SPDX-License-Identifier: MIT
#include "toolkit/http/tickets.h"

#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class TicketsTest : public testing::Test {
 protected:
  std::chrono::steady_clock::time_point now{hours(1000)};
  Tickets tickets{[this] { return now; }};
};

TEST_F(TicketsTest, AreGoodOnce) {
  const auto ticket = tickets.issue();
  EXPECT_TRUE(tickets.redeem(ticket));
  EXPECT_FALSE(tickets.redeem(ticket));
  EXPECT_FALSE(tickets.is_good(ticket));
}

TEST_F(TicketsTest, StayGoodWhenTheyAreOnlyLookedAt) {
  const auto ticket = tickets.issue();
  EXPECT_TRUE(tickets.is_good(ticket));
  EXPECT_TRUE(tickets.is_good(ticket));
  EXPECT_TRUE(tickets.redeem(ticket));
}

TEST_F(TicketsTest, Are256BitsEach) {
  std::set<std::string> all;
  for (int i = 0; i < 8; ++i) all.insert(tickets.issue());
  EXPECT_EQ(all.size(), 8U);
  for (const auto& ticket : all) EXPECT_EQ(ticket.size(), 64U);
}

TEST_F(TicketsTest, EndAfterHalfAMinute) {
  const auto ticket = tickets.issue();
  now += seconds(29);
  EXPECT_TRUE(tickets.is_good(ticket));
  now += seconds(1);
  EXPECT_FALSE(tickets.is_good(ticket));
  EXPECT_FALSE(tickets.redeem(ticket));
}

TEST_F(TicketsTest, LiveAsLongAsTheyWereIssuedFor) {
  const auto shown = tickets.issue(kShownTicketLife);
  tickets.issue();
  now += minutes(10) - seconds(1);
  EXPECT_TRUE(tickets.is_good(shown));
  now += seconds(1);
  EXPECT_FALSE(tickets.redeem(shown));
}

TEST_F(TicketsTest, MakeRoomForTheNextOnes) {
  const auto oldest = tickets.issue(kShownTicketLife);
  const auto second = tickets.issue();
  for (std::size_t i = 2; i < kMaxTickets; ++i) tickets.issue();
  EXPECT_TRUE(tickets.is_good(oldest));
  tickets.issue();
  EXPECT_FALSE(tickets.redeem(oldest));
  EXPECT_TRUE(tickets.redeem(second));
}

TEST_F(TicketsTest, AreWholeOrNothing) {
  const auto ticket = tickets.issue();
  for (const auto& other :
       {std::string(), ticket.substr(1), ticket.substr(0, 63), ticket + "0", std::string(64, '0')}) {
    EXPECT_FALSE(tickets.redeem(other)) << other;
  }
  EXPECT_TRUE(tickets.redeem(ticket));
}

TEST_F(TicketsTest, AreTakenByOneOfSeveralThreads) {
  const auto ticket = tickets.issue();
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { taken += tickets.redeem(ticket) ? 1 : 0; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace toolkit::http

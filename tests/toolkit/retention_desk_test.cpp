// SPDX-License-Identifier: MIT
#include "toolkit/desks/retention_desk.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include "closed_cases.h"
#include "couples.h"
#include "db/settings.h"
#include "db/transaction.h"

namespace toolkit {
namespace {

using test::close_case;
using test::day;
using test::Workplace;

constexpr std::chrono::days kYear{365};

struct Desk {
  Workplace place;
  RetentionDesk desk{place.vault()};

  db::Retention retention(const db::ClientId& client) {
    db::Transaction transaction(place.vault());
    return db::load_retention(transaction, client);
  }
};

TEST(RetentionDesk, KeepsRulesWithinBounds) {
  Desk at;
  EXPECT_EQ(at.desk.open_rules(), (db::RetentionRules{7, 12}));
  const struct {
    TypedRules typed;
    std::vector<std::string> fields;
  } cases[] = {
      {{"1", "1"}, {}},
      {{"30", "60"}, {}},
      {{"0", "12"}, {"client_years"}},
      {{"31", "12"}, {"client_years"}},
      {{"7", "0"}, {"partner_months"}},
      {{"7", "61"}, {"partner_months"}},
      {{"", "six"}, {"client_years", "partner_months"}},
      {{"7.5", "12 "}, {"client_years", "partner_months"}},
  };
  for (const auto& [typed, fields] : cases) {
    std::vector<std::string> found;
    for (const auto& problem : at.desk.save_rules(typed)) found.push_back(problem.field);
    EXPECT_EQ(found, fields) << typed.client_years << " and " << typed.partner_months;
  }
  EXPECT_EQ(at.desk.open_rules(), (db::RetentionRules{30, 60}));
}

TEST(RetentionDesk, HasARecordDueOnTheDayItsYearsEndAndNotTheDayBefore) {
  Desk at;
  const auto due = test::add_client(at.place, test::kMaria);
  const auto tomorrow = test::add_client(at.place, test::kPriya);
  close_case(at.place, due, day(2019, 11, 23));
  close_case(at.place, tomorrow, day(2019, 11, 24));
  EXPECT_EQ(at.desk.count_due(), 1U);
  const auto review = at.desk.review();
  ASSERT_EQ(review.rows.size(), 1U);
  EXPECT_EQ(review.rows.front().client.id, due);
  EXPECT_EQ(review.rows.front().due.client, day(2026, 11, 23));
  at.place.clock.advance(std::chrono::hours(10));
  EXPECT_EQ(at.desk.count_due(), 2U) << "after midnight";
}

TEST(RetentionDesk, TakesTheDayFromTheClockOnTheWall) {
  Desk at;
  const auto client = test::add_client(at.place, test::kMaria);
  close_case(at.place, client, day(2019, 11, 24));
  EXPECT_EQ(at.desk.count_due(), 0U);
  ::setenv("TZ", "EAST-10", 1);
  ::tzset();
  EXPECT_EQ(at.desk.count_due(), 1U) << "it is two minutes past midnight there";
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
}

TEST(RetentionDesk, HasAPartnerDueMonthsAfterTheLastContact) {
  Desk at;
  const auto client = test::add_client(at.place, test::kMaria, test::kInaki);
  at.place.clock.advance(kYear - std::chrono::days(1));
  EXPECT_EQ(at.desk.count_due(), 0U);
  at.place.clock.advance(std::chrono::days(1));
  const auto keeping = at.desk.open(client);
  ASSERT_TRUE(keeping);
  EXPECT_EQ(keeping->due.partner, day(2027, 11, 23));
  EXPECT_FALSE(keeping->client_end) << "the case is open";
  EXPECT_EQ(at.desk.count_due(), 1U);
}

TEST(RetentionDesk, BeginsThePartnersMonthsAgainWithEverySave) {
  Desk at;
  const auto client = test::add_client(at.place, test::kMaria, test::kInaki);
  at.place.clock.advance(kYear);
  EXPECT_EQ(at.desk.count_due(), 1U);
  {
    db::Transaction transaction(at.place.vault());
    auto saved = *db::find_client(transaction, client);
    EXPECT_TRUE(db::change_client(transaction, saved));
    transaction.commit({db::AuditAction::Change, "client", client.text, client, ""});
  }
  EXPECT_EQ(at.desk.count_due(), 0U);
}

TEST(RetentionDesk, KeepsARecordForSomeMonthsMore) {
  Desk at;
  const auto client = test::add_client(at.place, test::kMaria);
  close_case(at.place, client, day(2019, 8, 31));
  const auto version = at.retention(client).version;
  EXPECT_EQ(at.desk.snooze(client, version, KeptPart::Client, 4), RetentionOutcome::NoSuchTime);
  EXPECT_EQ(at.desk.snooze(client, version, KeptPart::Partner, 3), RetentionOutcome::NotDue);
  EXPECT_EQ(at.desk.snooze(client, version, KeptPart::Client, 3), RetentionOutcome::Saved);
  EXPECT_EQ(at.retention(client).client_snoozed_until, day(2027, 2, 23));
  EXPECT_EQ(at.desk.count_due(), 0U);
  EXPECT_EQ(at.desk.snooze(client, version, KeptPart::Client, 3), RetentionOutcome::ChangedMeanwhile);
  EXPECT_EQ(at.desk.snooze(client, version + 1, KeptPart::Client, 3), RetentionOutcome::NotDue);
  at.place.clock.advance(std::chrono::days(92));
  EXPECT_EQ(at.desk.review().rows.at(0).due.client, day(2027, 2, 23));
  EXPECT_EQ(at.place.trail().back(), "view retention review");
}

TEST(RetentionDesk, SnoozesToTheMorrowOfAMonthWithoutThatDay) {
  Desk at;
  const auto client = test::add_client(at.place, test::kMaria);
  close_case(at.place, client, day(2019, 11, 1));
  at.place.clock.advance(std::chrono::days(7));
  EXPECT_EQ(at.desk.snooze(client, at.retention(client).version, KeptPart::Client, 3), RetentionOutcome::Saved);
  EXPECT_EQ(at.retention(client).client_snoozed_until, day(2027, 3, 1));
}

TEST(RetentionDesk, HoldsWithAReasonAndLifts) {
  Desk at;
  const auto client = test::add_client(at.place, test::kMaria);
  EXPECT_EQ(at.desk.hold(client, 0, " ").problems.at(0).field, "reason");
  EXPECT_EQ(at.desk.hold(client, 0, std::string(601, 'x')).problems.at(0).field, "reason");
  EXPECT_EQ(at.desk.hold(client, 0, "Court order").outcome, RetentionOutcome::Saved);
  EXPECT_EQ(at.desk.hold(client, 0, "Another").outcome, RetentionOutcome::ChangedMeanwhile);
  EXPECT_EQ(at.retention(client).hold_reason, "Court order");
  EXPECT_EQ(at.desk.lift_hold(client, 1), RetentionOutcome::Saved);
  EXPECT_EQ(at.retention(client), (db::Retention{2, {}, {}, {}, false, ""}));
  EXPECT_EQ(at.desk.hold(db::new_id<db::ClientId>(), 0, "x").outcome, RetentionOutcome::NoSuchClient);
}

TEST(RetentionDesk, ShowsAHeldRecordAsDueAndHeld) {
  Desk at;
  const auto client = test::add_client(at.place, test::kMaria);
  close_case(at.place, client, day(2019, 1, 1));
  EXPECT_EQ(at.desk.hold(client, at.retention(client).version, "Court order").outcome, RetentionOutcome::Saved);
  const auto review = at.desk.review();
  ASSERT_EQ(review.rows.size(), 1U);
  EXPECT_TRUE(review.rows.front().retention.is_held);
}

TEST(RetentionDesk, ReviewsAHundredAPageTheLongestDueFirst) {
  Desk at;
  std::vector<db::ClientId> clients;
  for (int i = 0; i < 101; ++i) {
    clients.push_back(test::add_client(at.place, "client"));
    close_case(at.place, clients.back(), std::chrono::sys_days(day(2019, 1, 1)) - std::chrono::days(i));
  }
  const auto first = at.desk.review(0);
  EXPECT_EQ(first.total, 101U);
  EXPECT_EQ(first.rows.size(), RetentionDesk::kPageSize);
  EXPECT_TRUE(first.has_more);
  EXPECT_EQ(first.rows.front().client.id, clients.back());
  const auto second = at.desk.review(1);
  EXPECT_EQ(second.rows.size(), 1U);
  EXPECT_EQ(second.rows.front().client.id, clients.front());
  EXPECT_FALSE(second.has_more);
  EXPECT_TRUE(at.desk.review(7).rows.empty());
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "db/retention.h"

#include <gtest/gtest.h>

#include "db/authorizations.h"
#include "db/transaction.h"
#include "db/trash.h"
#include "db/verify.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;
using Date = Retention::Date;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date date(int y, unsigned m, unsigned d) {
  return {year(y), month(m), day(d)};
}

RetentionFacts closed(Date on) {
  RetentionFacts facts;
  facts.state = ClientState::Closed;
  facts.retention.closed_on = on;
  return facts;
}

RetentionFacts invited(Date last_contact) {
  RetentionFacts facts;
  facts.has_partner = true;
  facts.partner_last_contact = last_contact;
  return facts;
}

}  // namespace

TEST(DueForReview, IsACaseWhenItsYearsAreOver) {
  const struct {
    Date closed_on;
    int years;
    Date today;
    std::optional<Date> since;
  } cases[] = {
      {date(2019, 11, 23), 7, date(2026, 11, 22), {}},
      {date(2019, 11, 23), 7, date(2026, 11, 23), date(2026, 11, 23)},
      {date(2019, 11, 23), 7, date(2030, 1, 1), date(2026, 11, 23)},
      {date(2019, 11, 23), 10, date(2026, 11, 23), {}},
      {date(2019, 11, 23), 1, date(2026, 11, 23), date(2020, 11, 23)},
      {date(2020, 2, 29), 7, date(2027, 2, 28), {}},
      {date(2020, 2, 29), 7, date(2027, 3, 1), date(2027, 3, 1)},
      {date(2020, 2, 29), 8, date(2028, 2, 29), date(2028, 2, 29)},
  };
  for (const auto& each : cases) {
    const auto due = due_for_review(closed(each.closed_on), {each.years, 12}, each.today);
    EXPECT_EQ(due, (DueReviews{each.since, {}})) << each.years << " " << static_cast<int>(each.today.year());
  }
}

TEST(DueForReview, IsAPartnerWhenTheMonthsAreOver) {
  EXPECT_FALSE(due_for_review(invited(date(2025, 8, 31)), {7, 6}, date(2026, 2, 28)).partner);
  EXPECT_EQ(due_for_review(invited(date(2025, 8, 31)), {7, 6}, date(2026, 3, 1)).partner, date(2026, 3, 1));
  EXPECT_EQ(due_for_review(invited(date(2025, 11, 23)), {7, 12}, date(2026, 11, 23)).partner, date(2026, 11, 23));
  auto nobody = invited(date(2000, 1, 1));
  nobody.has_partner = false;
  EXPECT_FALSE(due_for_review(nobody, {}, date(2026, 11, 23)).partner);
}

TEST(DueForReview, IsNoCaseThatWasOpenedAgain) {
  auto facts = closed(date(2000, 1, 1));
  facts.state = ClientState::Active;
  EXPECT_EQ(due_for_review(facts, {}, date(2026, 11, 23)), DueReviews{});
}

TEST(DueForReview, WaitsForTheEndOfASnoozeButNotForOneThatIsOver) {
  auto facts = closed(date(2010, 1, 1));
  facts.retention.client_snoozed_until = date(2026, 12, 1);
  EXPECT_FALSE(due_for_review(facts, {}, date(2026, 11, 30)).client);
  EXPECT_EQ(due_for_review(facts, {}, date(2026, 12, 1)).client, date(2026, 12, 1));
  facts.retention.client_snoozed_until = date(2011, 1, 1);
  EXPECT_EQ(due_for_review(facts, {}, date(2026, 12, 1)).client, date(2017, 1, 1));
  auto partner = invited(date(2020, 1, 1));
  partner.retention.partner_snoozed_until = date(2027, 1, 1);
  EXPECT_FALSE(due_for_review(partner, {}, date(2026, 11, 30)).partner);
}

TEST(DueForReview, ShowsAHeldRecordAllTheSame) {
  auto facts = closed(date(2010, 1, 1));
  facts.retention.is_held = true;
  EXPECT_TRUE(due_for_review(facts, {}, date(2026, 11, 30)).client);
}

TEST(Retention, IsWhatWasSavedLast) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  EXPECT_EQ(load_retention(transaction, client), Retention{});
  Retention retention{0, date(2026, 1, 2), date(2026, 3, 4), {}, true, "a letter"};
  EXPECT_TRUE(save_retention(transaction, client, retention));
  retention.is_held = false;
  EXPECT_TRUE(save_retention(transaction, client, retention));
  EXPECT_EQ(retention.version, 2);
  EXPECT_EQ(load_retention(transaction, client), retention);
  EXPECT_TRUE(verify(transaction).is_whole());
}

TEST(Retention, IsNotSavedOverALaterDecision) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  Retention held{0, {}, {}, {}, true, "a letter"};
  auto other = Retention{};
  EXPECT_TRUE(save_retention(transaction, client, held));
  EXPECT_FALSE(save_retention(transaction, client, other));
  EXPECT_TRUE(load_retention(transaction, client).is_held);
}

TEST(RetentionRules, AreTheUsualOnesUntilThePracticeChooses) {
  Workplace place;
  Transaction transaction(place.vault());
  EXPECT_EQ(load_retention_rules(transaction), (RetentionRules{7, 12}));
  save_retention_rules(transaction, {10, 6});
  EXPECT_EQ(load_retention_rules(transaction), (RetentionRules{10, 6}));
}

TEST(RetentionFacts, TakeTheNewestSignOfContact) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  Transaction transaction(place.vault());
  const auto start = Date(std::chrono::floor<std::chrono::days>(transaction.now()));
  EXPECT_EQ(load_retention_facts(transaction, client).partner_last_contact, start);
  place.clock().advance(std::chrono::days(40));
  auto changed = client;
  changed.partner.called = "friend";
  EXPECT_TRUE(change_client(transaction, changed));
  EXPECT_EQ(load_retention_facts(transaction, changed).partner_last_contact, date(2027, 1, 2));
  add_authorization(transaction, {{}, client.id, 0, start, date(2027, 5, 6), {}, "somebody", {}, true});
  EXPECT_EQ(load_retention_facts(transaction, changed).partner_last_contact, date(2027, 5, 6));
}

namespace {

ClientId invite(Workplace& place, const std::string& name, const Partner& partner) {
  Transaction transaction(place.vault());
  const auto client = add_client(transaction, name, partner);
  transaction.commit(test::created());
  return client.id;
}

void close_case(Workplace& place, const ClientId& id, Date on) {
  Transaction transaction(place.vault());
  auto client = *find_client(transaction, id);
  client.state = ClientState::Closed;
  EXPECT_TRUE(change_client(transaction, client));
  auto retention = load_retention(transaction, id);
  retention.closed_on = on;
  EXPECT_TRUE(save_retention(transaction, id, retention));
  transaction.commit(test::created());
}

std::vector<DueClient> due_on(Workplace& place, Date today) {
  Transaction transaction(place.vault());
  return list_due_reviews(transaction, {7, 12}, today);
}

}  // namespace

TEST(DueReviewList, HasWhoIsDueTheLongestDueFirst) {
  Workplace place;
  const auto invited = invite(place, "One", {"Two", "", "", ""});
  const auto alone = invite(place, "Three", {});
  const auto later = invite(place, "Four", {});
  close_case(place, alone, date(2020, 1, 31));
  close_case(place, later, date(2020, 2, 1));
  EXPECT_TRUE(due_on(place, date(2026, 11, 23)).empty());
  EXPECT_EQ(due_on(place, date(2027, 1, 31)), (std::vector{DueClient{alone, {date(2027, 1, 31), {}}, false}}));
  const std::vector all{DueClient{alone, {date(2027, 1, 31), {}}, false},
                        DueClient{later, {date(2027, 2, 1), {}}, false},
                        DueClient{invited, {{}, date(2027, 11, 23)}, false}};
  EXPECT_EQ(due_on(place, date(2027, 11, 23)), all);
  EXPECT_EQ(due_on(place, date(2027, 11, 22)).size(), 2U);
}

TEST(DueReviewList, PassesOverTheTrash) {
  Workplace place;
  const auto invited = invite(place, "One", {"Two", "", "", ""});
  {
    Transaction transaction(place.vault());
    EXPECT_TRUE(put_in_trash(transaction, "client", invited.text));
    transaction.commit(test::created());
  }
  EXPECT_TRUE(due_on(place, date(2030, 1, 1)).empty());
}

}  // namespace db

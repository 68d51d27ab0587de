// SPDX-License-Identifier: MIT
#include "db/audit_trail.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

void record(Vault& vault, const AuditEvent& event) {
  Transaction(vault).commit(event);
}

std::vector<AuditEntry> entries(Vault& vault, std::size_t limit = 100, const std::optional<ClientId>& client = {}) {
  Transaction transaction(vault);
  return audit_entries(transaction, limit, client);
}

}  // namespace

TEST(AuditTrail, GivesBackWhatWasRecorded) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  place.clock().advance(std::chrono::minutes(5));
  record(place.vault(), {AuditAction::Issue, "issued_document", "some-id", client.id, "L02"});
  const auto newest = entries(place.vault(), 1).at(0);
  EXPECT_EQ(newest.event.action, AuditAction::Issue);
  EXPECT_EQ(newest.event.kind, "issued_document");
  EXPECT_EQ(newest.event.object, "some-id");
  EXPECT_EQ(newest.event.client, client.id);
  EXPECT_EQ(newest.event.detail, "L02");
  EXPECT_EQ(newest.at, place.clock().now());
}

TEST(AuditTrail, CountsFromOneWithoutGaps) {
  Workplace place;
  record(place.vault(), {AuditAction::View, {}, {}, {}, {}});
  place.vault().lock();
  place.close();
  place.open_unlocked();
  std::vector<std::int64_t> sequences;
  for (const auto& entry : entries(place.vault())) sequences.push_back(entry.sequence);
  EXPECT_EQ(sequences, (std::vector<std::int64_t>{4, 3, 2, 1}));
}

TEST(AuditTrail, TellsOfOneClient) {
  Workplace place;
  const auto one = test::saved_client(place.vault());
  const auto two = test::saved_client(place.vault());
  record(place.vault(), {AuditAction::View, "client", one.id.text, one.id, {}});
  record(place.vault(), {AuditAction::View, "client", two.id.text, two.id, {}});
  const auto about = entries(place.vault(), 100, one.id);
  ASSERT_EQ(about.size(), 1U);
  EXPECT_EQ(about[0].event.client, one.id);
}

TEST(AuditTrail, TellsAsMuchAsIsAskedFor) {
  Workplace place;
  for (int i = 0; i < 5; ++i) record(place.vault(), {AuditAction::View, {}, {}, {}, {}});
  EXPECT_EQ(entries(place.vault(), 3).size(), 3U);
  EXPECT_EQ(entries(place.vault(), 0).size(), 0U);
  EXPECT_EQ(entries(place.vault(), static_cast<std::size_t>(-1)).size(), 6U);
}

TEST(AuditTrail, HasAWordForEveryAction) {
  EXPECT_EQ(to_text(AuditAction::UnlockFailed), "unlock-failed");
  for (int action = 0; action <= static_cast<int>(AuditAction::Release); ++action)
    EXPECT_FALSE(to_text(static_cast<AuditAction>(action)).empty()) << action;
}

TEST(AuditTrail, CanOnlyGrow) {
  Workplace place;
  record(place.vault(), {AuditAction::View, {}, {}, {}, {}});
  place.close();
  for (const auto* sql :
       {"DELETE FROM audit_entry", "UPDATE audit_entry SET at = 0", "UPDATE audit_entry SET action = 'view'",
        "INSERT OR REPLACE INTO audit_entry VALUES (1, 0, 'view', '', '', NULL, NULL)",
        "INSERT INTO audit_entry VALUES (9, 0, 'view', '', '', NULL, NULL)"})
    EXPECT_ANY_THROW(test::execute(place.record_store(), sql)) << sql;
  EXPECT_EQ(test::number(place.record_store(), "SELECT count(*) FROM audit_entry WHERE at > 0"), 2);
}

TEST(AuditTrail, FindsADetailThatWasMovedToAnotherEntry) {
  Workplace place;
  record(place.vault(), {AuditAction::Hold, {}, {}, {}, "G-05"});
  record(place.vault(), {AuditAction::Hold, {}, {}, {}, "G-09"});
  place.close();
  test::execute(place.record_store(),
                "DROP TRIGGER audit_entry_stays; UPDATE audit_entry SET detail = (SELECT detail FROM audit_entry WHERE "
                "sequence = 2) WHERE sequence = 3");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(audit_entries(transaction, 10).size(), 3U);
  EXPECT_EQ(transaction.damaged_rows(), (std::vector<DamagedRow>{{"audit_entry", "3"}}));
}

}  // namespace db

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

namespace {

AuditPage page(Vault& vault, const AuditFilter& filter, std::size_t limit = 100) {
  Transaction transaction(vault);
  return audit_page(transaction, filter, limit);
}

/// "view 3, create 2": the actions and sequences of a page, then what is broken of it.
std::string dump(const AuditPage& page) {
  std::string text;
  for (const auto& entry : page.entries)
    text += (text.empty() ? "" : ", ") + to_text(entry.event.action) + " " + std::to_string(entry.sequence);
  for (const auto sequence : page.broken) text += "; broken " + std::to_string(sequence);
  if (page.older) text += "; older " + std::to_string(*page.older);
  return text;
}

/// Entries 1 (vault-created) to 6, a minute apart, and the two clients of 2 and 3.
struct Trail {
  Workplace place;
  Time start = place.clock().now();
  ClientId one = test::saved_client(place.vault()).id;  // 2
  ClientId two = test::saved_client(place.vault()).id;  // 3

  Trail() {
    for (const auto action : {AuditAction::View, AuditAction::Change, AuditAction::View}) {
      place.clock().advance(std::chrono::minutes(1));
      record(place.vault(), {action, "client", one.text, action == AuditAction::Change ? two : one, {}});
    }
  }
};

}  // namespace

TEST(AuditTrail, IsNarrowedByEachFilter) {
  Trail at;
  const auto minute = [&](int minutes) { return at.start + std::chrono::minutes(minutes); };
  const struct {
    AuditFilter filter;
    std::string expected;
  } rows[] = {
      {{}, "view 6, change 5, view 4, create 3, create 2, vault-created 1"},
      {{.client = at.two}, "change 5"},
      {{.actions = {AuditAction::View}}, "view 6, view 4"},
      {{.actions = {AuditAction::View, AuditAction::Change}}, "view 6, change 5, view 4"},
      {{.actor = "nobody"}, ""},
      {{.from = minute(2)}, "view 6, change 5"},
      {{.from = minute(1), .until = minute(3)}, "change 5, view 4"},
      {{.before = 3}, "create 2, vault-created 1"},
      {{.client = at.one, .actions = {AuditAction::View}, .before = 6}, "view 4"},
  };
  for (const auto& [filter, expected] : rows) EXPECT_EQ(dump(page(at.place.vault(), filter)), expected);
}

TEST(AuditTrail, IsReadInPages) {
  Trail at;
  EXPECT_EQ(dump(page(at.place.vault(), {}, 2)), "view 6, change 5; older 5");
  EXPECT_EQ(dump(page(at.place.vault(), {.before = 5}, 2)), "view 4, create 3; older 3");
  EXPECT_EQ(dump(page(at.place.vault(), {.before = 3}, 2)), "create 2, vault-created 1");
  EXPECT_EQ(dump(page(at.place.vault(), {}, 0)), "");
}

TEST(AuditTrail, TellsOfMissingEntriesAtTheirPlaces) {
  const struct {
    std::string gone;
    std::string all;
    std::string first_two;
  } rows[] = {
      {"6", "change 5, view 4, create 3, create 2, vault-created 1; broken 6", "change 5, view 4; broken 6; older 4"},
      {"4", "view 6, change 5, create 3, create 2, vault-created 1; broken 4", "view 6, change 5; older 5"},
      {"1", "view 6, change 5, view 4, create 3, create 2; broken 1", "view 6, change 5; older 5"},
  };
  for (const auto& [gone, all, first_two] : rows) {
    Trail at;
    at.place.close();
    test::execute(at.place.record_store(),
                  "DROP TRIGGER audit_entry_remains; DELETE FROM audit_entry WHERE sequence = " + gone);
    at.place.open_unlocked();
    EXPECT_EQ(dump(page(at.place.vault(), {.before = 7})), all);
    EXPECT_EQ(dump(page(at.place.vault(), {.before = 7}, 2)), first_two);
  }
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

TEST(AuditTrail, TellsWhoWasChangedSinceAMark) {
  test::Workplace place;
  const auto one = new_id<ClientId>();
  const auto other = new_id<ClientId>();
  const auto enter = [&](const AuditEvent& event) {
    Transaction transaction(place.vault());
    transaction.commit(event);
  };
  enter({AuditAction::Change, "client", one.text, one, ""});
  TrailMark mark;
  {
    Transaction transaction(place.vault());
    mark = trail_mark(transaction);
    EXPECT_TRUE(clients_changed_since(transaction, mark)->empty());
  }
  enter({AuditAction::View, "client", one.text, one, ""});
  enter({AuditAction::Trash, "client", other.text, {}, ""});
  Transaction transaction(place.vault());
  EXPECT_EQ(clients_changed_since(transaction, mark), std::set{other});
  EXPECT_FALSE(clients_changed_since(transaction, {mark.sequence, "another trail's"}));
  EXPECT_FALSE(clients_changed_since(transaction, {}));
}

}  // namespace db

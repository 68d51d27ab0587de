// SPDX-License-Identifier: MIT
#include "db/audit_chain.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;
using Numbers = std::vector<std::int64_t>;

/// Entry 1 is the vault's creation; two of the others were written while the vault was locked.
void fill_trail(Workplace& place) {
  for (int i = 0; i < 3; ++i) Transaction(place.vault()).commit({AuditAction::Hold, {}, {}, {}, "G-05"});
  place.vault().lock();
  EXPECT_EQ(place.vault().unlock(test::secret("wrong")), Vault::UnlockResult::WrongPassphrase);
  place.close();
}

Numbers broken(Workplace& place) {
  Transaction transaction(place.vault());
  return broken_audit_entries(transaction.connection(), transaction.keyring(), 1,
                              last_audit_sequence(transaction.connection(), transaction.keyring()));
}

bool does_head_hold(Workplace& place) {
  Transaction transaction(place.vault());
  return does_audit_head_hold(transaction.connection(), transaction.keyring());
}

constexpr const char* kWithoutTriggers =
    "PRAGMA foreign_keys = OFF; DROP TRIGGER audit_entry_stays; DROP TRIGGER audit_entry_remains; DROP TRIGGER "
    "audit_entry_follows; DROP TRIGGER audit_link_stays; DROP TRIGGER audit_link_remains; DROP TRIGGER "
    "audit_link_follows; ";

}  // namespace

TEST(AuditChain, HoldsThroughLockingAndWrongPassphrases) {
  Workplace place;
  fill_trail(place);
  place.open_unlocked();
  EXPECT_EQ(broken(place), Numbers{});
  EXPECT_TRUE(does_head_hold(place));
}

TEST(AuditChain, NamesTheEntryThatWasTamperedWith) {
  struct Attack {
    const char* sql;
    Numbers broken;
  };
  const Attack attacks[] = {
      {"UPDATE audit_entry SET at = at + 60 WHERE sequence = 3", {3}},
      {"UPDATE audit_entry SET action = 'view' WHERE sequence = 2", {2}},
      {"UPDATE audit_entry SET detail = NULL WHERE sequence = 2", {2}},
      {"UPDATE audit_entry SET client_id = 'x' WHERE sequence = 6", {6}},
      {"UPDATE audit_link SET mac = zeroblob(32) WHERE sequence = 4", {4, 5}},
      {"DELETE FROM audit_entry WHERE sequence = 3", {3}},
      {"DELETE FROM audit_link WHERE sequence = 3; DELETE FROM audit_entry WHERE sequence = 3", {3, 4}},
      {"DELETE FROM audit_entry WHERE sequence = 6", {6}},
      {"INSERT INTO audit_entry VALUES (7, 0, 'view', '', '', NULL, NULL, NULL)", {7}},
      {"UPDATE audit_entry SET sequence = 100 WHERE sequence = 3; "
       "UPDATE audit_entry SET sequence = 3 WHERE sequence = 4; "
       "UPDATE audit_entry SET sequence = 4 WHERE sequence = 100",
       {3, 4}},
  };
  for (const auto& attack : attacks) {
    Workplace place;
    fill_trail(place);
    test::execute(place.record_store(), std::string(kWithoutTriggers) + attack.sql);
    place.open_unlocked();
    const auto found = broken(place);
    for (const auto number : attack.broken) EXPECT_NE(std::count(found.begin(), found.end(), number), 0) << attack.sql;
    EXPECT_LE(found.size(), attack.broken.size()) << attack.sql;
  }
}

TEST(AuditChain, FindsATailThatWasCutOffWithItsLinks) {
  Workplace place;
  fill_trail(place);
  test::execute(place.record_store(),
                std::string(kWithoutTriggers) +
                    "DELETE FROM audit_link WHERE sequence > 2; DELETE FROM audit_entry WHERE sequence > 2");
  place.open_unlocked();
  const auto found = broken(place);
  for (const std::int64_t number : {3, 4, 5, 6}) EXPECT_NE(std::count(found.begin(), found.end(), number), 0) << number;
}

TEST(AuditChain, FindsATailThatWasCutOffAndAHeadThatWasSetBack) {
  Workplace place;
  Transaction(place.vault()).commit(test::created());
  place.vault().lock();
  place.close();
  const auto last = test::number(place.record_store(), "SELECT max(sequence) FROM audit_entry");
  // The head of before is whole, but it can only be had from a copy of the file from before: without it there is no
  // key.
  test::execute(place.record_store(), std::string(kWithoutTriggers) +
                                          "DELETE FROM audit_link WHERE sequence = " + std::to_string(last) +
                                          "; DELETE FROM audit_entry WHERE sequence = " + std::to_string(last) +
                                          "; UPDATE audit_head SET sequence = sequence - 1");
  place.open_unlocked();
  EXPECT_FALSE(does_head_hold(place));
}

TEST(AuditChain, ForgetsTheKeysOfEarlierEntries) {
  Workplace place;
  place.close();
  const auto key = test::text(place.record_store(), "SELECT hex(next_key) FROM audit_head");
  place.open_unlocked();
  place.close();
  EXPECT_NE(test::text(place.record_store(), "SELECT hex(next_key) FROM audit_head"), key);
}

TEST(AuditChain, LeavesOutWhatWasChangedAndTellsOfIt) {
  Workplace place;
  fill_trail(place);
  test::execute(place.record_store(),
                std::string(kWithoutTriggers) + "UPDATE audit_entry SET at = 0 WHERE sequence = 3");
  place.open_unlocked();
  Transaction transaction(place.vault());
  for (const auto& entry : audit_entries(transaction, 100)) EXPECT_NE(entry.sequence, 3);
  EXPECT_EQ(transaction.damaged_rows(), (std::vector<DamagedRow>{{"audit_entry", "3"}}));
}

TEST(AuditChain, IsMadeForTheTrailOfAnOlderVersion) {
  Workplace place;
  place.close();
  test::write_file(place.record_store(),
                   test::contents(std::filesystem::path(TEST_DATA) / "db" / "older" / "Version1"));
  place.open();
  EXPECT_EQ(place.vault().unlock(test::secret("wrong")), Vault::UnlockResult::WrongPassphrase);
  place.close();
  place.open_unlocked();
  EXPECT_EQ(broken(place), Numbers{});
  EXPECT_TRUE(does_head_hold(place));
}

TEST(AuditChain, GoesOnAfterATailThatWasCutOff) {
  Workplace place;
  fill_trail(place);
  test::execute(place.record_store(), std::string(kWithoutTriggers) + "DELETE FROM audit_entry WHERE sequence > 4");
  place.open_unlocked();
  Transaction(place.vault()).commit(test::created());
  EXPECT_EQ(broken(place), (Numbers{5, 6}));
}

}  // namespace db

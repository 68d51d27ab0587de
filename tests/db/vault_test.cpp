// SPDX-License-Identifier: MIT
#include "db/vault.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "db/audit_trail.h"
#include "db/notes.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::kPassphrase;
using test::refusal;
using test::secret;
using test::Workplace;
using State = Vault::State;
using UnlockResult = Vault::UnlockResult;

std::string actions(Vault& vault) {
  Transaction transaction(vault);
  std::string text;
  for (const auto& entry : audit_entries(transaction, 100)) text = to_text(entry.event.action) + " " + text;
  return text;
}

}  // namespace

TEST(Vault, IsAbsentThenUnlockedThenLocked) {
  const test::TemporaryFolder place;
  const DataFolder folder(place.path());
  const test::StandingClock clock;
  Vault vault(folder, clock);
  EXPECT_EQ(vault.state(), State::Absent);
  vault.create(secret(kPassphrase), test::kLeastCost);
  EXPECT_EQ(vault.state(), State::Unlocked);
  vault.lock();
  EXPECT_EQ(vault.state(), State::Locked);
}

TEST(Vault, LeavesOnlyItsFileForTheOwnerAlone) {
  Workplace place;
  EXPECT_EQ(std::filesystem::status(place.record_store()).permissions(), std::filesystem::perms(0600));
  EXPECT_FALSE(std::filesystem::exists(place.record_store().string() + ".new"));
  EXPECT_FALSE(std::filesystem::exists(place.record_store().string() + ".new-journal"));
}

TEST(Vault, OpensWithThePassphraseAfterARestart) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  place.close();
  place.open();
  EXPECT_EQ(place.vault().state(), State::Locked);
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::Unlocked);
  Transaction transaction(place.vault());
  EXPECT_EQ(find_client(transaction, client.id), client);
}

TEST(Vault, StaysLockedForAWrongPassphrase) {
  Workplace place;
  place.vault().lock();
  EXPECT_EQ(place.vault().unlock(secret("four spoons under the red table")), UnlockResult::WrongPassphrase);
  EXPECT_EQ(place.vault().state(), State::Locked);
  EXPECT_THROW(Transaction transaction(place.vault()), VaultLocked);
}

TEST(Vault, TakesNoPassphraseForAWrongOne) {
  Workplace place;
  place.vault().lock();
  EXPECT_EQ(place.vault().unlock(SecretBytes()), UnlockResult::WrongPassphrase);
}

TEST(Vault, OnlyChecksThePassphraseWhileItIsUnlocked) {
  Workplace place;
  EXPECT_EQ(place.vault().unlock(secret("wrong")), UnlockResult::WrongPassphrase);
  EXPECT_EQ(place.vault().state(), State::Unlocked);
  place.clock().advance(std::chrono::seconds(1));
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::Unlocked);
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::Unlocked);
  EXPECT_EQ(actions(place.vault()), "vault-created unlock-failed unlocked ");
}

TEST(Vault, TellsTheAuditTrailOfEveryCreatingUnlockingAndLocking) {
  Workplace place;
  place.vault().lock();
  place.vault().lock();
  EXPECT_EQ(place.vault().unlock(secret("wrong")), UnlockResult::WrongPassphrase);
  place.close();
  place.open_unlocked();
  EXPECT_EQ(actions(place.vault()), "vault-created locked unlock-failed unlocked ");
}

TEST(Vault, HasAKeyOfItsOwn) {
  Workplace one;
  Workplace two;
  one.close();
  two.close();
  const auto id = [](const Workplace& place) { return test::text(place.record_store(), "SELECT id FROM vault"); };
  EXPECT_NE(id(one), id(two));
}

TEST(Vault, LocksOnlyWhenTheRunningTransactionIsDone) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  std::future<void> locking;
  {
    Transaction transaction(place.vault());
    locking = std::async(std::launch::async, [&] { place.vault().lock(); });
    EXPECT_EQ(locking.wait_for(std::chrono::milliseconds(30)), std::future_status::timeout);
    add_note(transaction, client.id, test::kSessionDate, "She came alone.");
    transaction.commit(test::created());
  }
  locking.get();
  EXPECT_EQ(place.vault().state(), State::Locked);
}

TEST(Vault, LeavesNoHalfVaultWhenItCannotBeMade) {
  const test::TemporaryFolder place;
  const DataFolder folder(place.path());
  const test::StandingClock clock;
  Vault vault(folder, clock);
  std::filesystem::create_directories(folder.record_store().string() + ".new/in the way");
  EXPECT_EQ(refusal([&] { vault.create(secret(kPassphrase), test::kLeastCost); }).kind(), Error::Kind::Io);
  EXPECT_EQ(vault.state(), State::Absent);
  EXPECT_FALSE(std::filesystem::exists(folder.record_store()));
}

TEST(Vault, IsAbsentAfterACrashWhileItWasMade) {
  const test::TemporaryFolder place;
  test::write_file(place.path() / "records.both-of-us.new", "SQLite format 3, but only half of it");
  const DataFolder folder(place.path());
  const test::StandingClock clock;
  Vault vault(folder, clock);
  EXPECT_EQ(vault.state(), State::Absent);
  vault.create(secret(kPassphrase), test::kLeastCost);
  EXPECT_EQ(vault.state(), State::Unlocked);
}

}  // namespace db

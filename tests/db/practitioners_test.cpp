// SPDX-License-Identifier: MIT
#include "db/practitioners.h"

#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/key_slots.h"
#include "db/notes.h"
#include "db/record_versions.h"
#include "db/recovery_code.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::kPassphrase;
using test::secret;
using test::Workplace;
using UnlockResult = Vault::UnlockResult;

constexpr const char* kSecond = "seven kites over the old harbor";
constexpr const char* kFresh = "nine lamps beside the quiet stair";

std::vector<Practitioner> everybody(Workplace& place) {
  Transaction transaction(place.vault());
  return list_practitioners(transaction);
}

std::string actor(Workplace& place) {
  return Transaction(place.vault()).actor();
}

UnlockResult unlock_with(Workplace& place, std::string_view passphrase) {
  place.vault().lock();
  place.clock().advance(std::chrono::minutes(2));
  return place.vault().unlock(secret(passphrase));
}

}  // namespace

TEST(Practitioners, BeginWithTheOneWhoMadeTheVault) {
  Workplace place;
  const auto all = everybody(place);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().name, "");
  EXPECT_EQ(all.front().id.text, actor(place));
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(Practitioners, HaveNamesThatCanBeChanged) {
  Workplace place;
  const auto id = everybody(place).front().id;
  Transaction transaction(place.vault());
  rename_practitioner(transaction, id, "Dr. Ines Moreau");
  EXPECT_EQ(list_practitioners(transaction).front().name, "Dr. Ines Moreau");
  transaction.commit(test::created());
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(Practitioners, OpenTheSameRecordsEachWithAPassphraseOfTheirOwn) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto second = place.vault().add_practitioner("Second", secret(kSecond));
  const auto first = actor(place);
  for (const auto& [passphrase, who] : {std::pair(kSecond, second.text), std::pair(kPassphrase.data(), first)}) {
    EXPECT_EQ(unlock_with(place, passphrase), UnlockResult::Unlocked);
    EXPECT_EQ(actor(place), who);
    Transaction transaction(place.vault());
    EXPECT_EQ(find_client(transaction, client.id), client);
  }
}

TEST(Practitioners, AreNamedByEveryEntryAndVersionOfTheirs) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto second = place.vault().add_practitioner("Second", secret(kSecond));
  EXPECT_EQ(unlock_with(place, kSecond), UnlockResult::Unlocked);
  Transaction transaction(place.vault());
  const auto note = add_note(transaction, client.id, test::kSessionDate, "hers");
  transaction.commit(test::created());
  Transaction looking(place.vault());
  EXPECT_EQ(list_versions(looking, "note", note.id.text).front().saved_by, second.text);
  EXPECT_EQ(audit_entries(looking, 1).front().actor, second.text);
}

TEST(Practitioners, ChangeTheirPassphraseAndLoseTheOneBefore) {
  Workplace place;
  place.vault().change_passphrase(secret(kFresh));
  EXPECT_EQ(unlock_with(place, kPassphrase), UnlockResult::WrongPassphrase);
  EXPECT_EQ(unlock_with(place, kFresh), UnlockResult::Unlocked);
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(Practitioners, WhoWereRemovedOpenNothing) {
  Workplace place;
  const auto second = place.vault().add_practitioner("Second", secret(kSecond));
  place.vault().remove_practitioner(second);
  EXPECT_TRUE(everybody(place).back().is_removed);
  EXPECT_TRUE(place.vault().is_rotating());
  EXPECT_EQ(unlock_with(place, kSecond), UnlockResult::WrongPassphrase);
  EXPECT_EQ(unlock_with(place, kPassphrase), UnlockResult::Unlocked);
}

TEST(Practitioners, AreAskedForTheirOwnPassphraseAgainAndNoOther) {
  Workplace place;
  place.vault().add_practitioner("Second", secret(kSecond));
  EXPECT_EQ(place.vault().check_passphrase(secret(kSecond)), UnlockResult::WrongPassphrase);
  place.clock().advance(std::chrono::minutes(2));
  EXPECT_EQ(place.vault().check_passphrase(secret(kPassphrase)), UnlockResult::Unlocked);
}

TEST(RecoveryKit, OpensTheRecordsAsWhoWasThereFirst) {
  Workplace place;
  EXPECT_FALSE(place.vault().has_recovery_kit());
  const auto first = actor(place);
  const auto code = place.vault().make_recovery_kit();
  EXPECT_TRUE(place.vault().has_recovery_kit());
  place.close();
  place.open();
  EXPECT_EQ(place.vault().unlock_with_kit(code), UnlockResult::Unlocked);
  EXPECT_EQ(actor(place), first);
  place.vault().change_passphrase(secret(kFresh));
  EXPECT_EQ(unlock_with(place, kFresh), UnlockResult::Unlocked);
  EXPECT_EQ(unlock_with(place, kPassphrase), UnlockResult::WrongPassphrase);
}

TEST(RecoveryKit, OfBeforeOpensNothing) {
  Workplace place;
  const auto before = place.vault().make_recovery_kit();
  const auto code = place.vault().make_recovery_kit();
  place.vault().lock();
  EXPECT_EQ(place.vault().unlock_with_kit(before), UnlockResult::WrongPassphrase);
  EXPECT_EQ(place.vault().unlock_with_kit(code), UnlockResult::TooSoon);
  place.clock().advance(std::chrono::seconds(1));
  EXPECT_EQ(place.vault().unlock_with_kit(code), UnlockResult::Unlocked);
}

TEST(RecoveryKit, StillOpensAfterARotation) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto code = place.vault().make_recovery_kit();
  for (int round = 0; round < 2; ++round) {
    place.vault().start_rotation();
    while (place.vault().rotate_some()) continue;
  }
  place.vault().lock();
  EXPECT_EQ(place.vault().unlock_with_kit(code), UnlockResult::Unlocked);
  Transaction transaction(place.vault());
  EXPECT_EQ(find_client(transaction, client.id), client);
}

TEST(Practitioners, StillOpenWhenAnothersSlotRotted) {
  Workplace place;
  place.vault().add_practitioner("Second", secret(kSecond));
  place.close();
  test::execute(place.record_store(), "UPDATE key_slot SET passes = 3 WHERE rowid = 1");
  place.open();
  EXPECT_EQ(place.vault().unlock(secret(kSecond)), UnlockResult::Unlocked);
  place.vault().lock();
  EXPECT_EQ(test::refusal([&] { static_cast<void>(place.vault().unlock(secret(kPassphrase))); }).kind(),
            Error::Kind::Damaged);
}

TEST(Practitioners, AreNotLetIntoAVaultThatSomebodyElsePutInTheirPlace) {
  Workplace place;
  place.close();
  {
    // Anybody can put a vault key of their own into the box of a public key that lies in the file, and make the rest
    // fit.
    Connection connection(place.record_store());
    auto slot = load_key_slots(connection).slots.front();
    const auto forged = SecretBytes::random(kKeySize);
    entrust(slot, {1, key_bytes(forged)});
    update_key_slot(connection, slot);
  }
  place.open();
  EXPECT_EQ(test::refusal([&] { static_cast<void>(place.vault().unlock(secret(kPassphrase))); }).place(),
            "key_slot trust");
  EXPECT_EQ(place.vault().state(), Vault::State::Locked);
}

}  // namespace db

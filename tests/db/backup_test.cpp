// SPDX-License-Identifier: MIT
#include "db/backup.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "db/audit_trail.h"
#include "db/backup_plan.h"
#include "db/backup_runs.h"
#include "db/backup_strike.h"
#include "db/clients.h"
#include "db/notes.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

const CancelFlag kGoOn = false;

/// A practice with two clients, one note and one backup, which lies in a folder of its own.
struct Practised {
  Practised() {
    for (const auto& couple : test::couples().first(2)) {
      Transaction transaction(place.vault());
      const auto client =
          add_client(transaction, std::string(couple.client), {std::string(couple.partner), {}, {}, {}});
      add_note(transaction, client.id, test::kSessionDate, "Both of us.");
      transaction.commit(test::created());
      clients.push_back(client.id);
    }
    made = make_backup(place.vault(), backups.path(), kGoOn);
  }

  std::optional<OpenedBackup> restore(std::string_view passphrase = test::kPassphrase) {
    place.close();
    const DataFolder folder(place.path());
    return restore_backup(folder, place.clock(), made.file, test::secret(passphrase));
  }
  std::optional<OpenedBackup> tried(std::string_view passphrase = test::kPassphrase) {
    return try_backup(scratch, place.clock(), made.file, test::secret(passphrase));
  }
  Error::Kind refused(std::string_view bytes) {
    test::write_file(made.file, bytes);
    return test::refusal([&] { tried(); }).kind();
  }

  /// Flips a bit of every note.
  void damage() {
    place.close();
    test::flip_bit(place.record_store(), "note", "body", 600);
    place.open_unlocked();
  }
  std::size_t findings() {
    Transaction transaction(place.vault());
    return verify(transaction).findings.size();
  }
  static std::string erasure_of(const ClientId& client) {
    return "INSERT INTO erasure (id, version, of_table, of_id, erased_at, erased_by, receipt) VALUES ('" +
           random_uuid() + "', 1, 'client', '" + client.text + "', 0, '', zeroblob(126))";
  }

  Workplace place;
  test::TemporaryFolder backups;
  test::TemporaryFolder elsewhere;
  DataFolder scratch{elsewhere.path()};
  std::vector<ClientId> clients;
  MadeBackup made;
};

std::size_t count_clients(Vault& vault) {
  Transaction transaction(vault);
  return list_clients(transaction).size();
}

std::string written(const RecoveryCode& code) {
  std::string groups;
  for (std::size_t i = 0; i < RecoveryCode::kGroups; ++i) groups += code.group(i) + ' ';
  return groups;
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

bool is_refusal(Error::Kind kind) {
  return kind == Error::Kind::Damaged || kind == Error::Kind::Foreign || kind == Error::Kind::Newer;
}

}  // namespace

TEST(Backup, RestoresWhatWasThereWhenItWasMade) {
  Practised practised;
  test::saved_client(practised.place.vault());
  const auto restored = practised.restore();
  ASSERT_TRUE(restored);
  EXPECT_TRUE(restored->report.is_whole());
  practised.place.open_unlocked();
  EXPECT_EQ(count_clients(practised.place.vault()), 2U);
  EXPECT_TRUE(test::is_whole(practised.place.vault()));
  Transaction transaction(practised.place.vault());
  EXPECT_EQ(audit_entries(transaction, 2).back().event.action, AuditAction::BackupRestored);
}

TEST(Backup, IsNamedWithoutNamesAndReadableByItsOwnerAlone) {
  Practised practised;
  EXPECT_EQ(practised.made.file.filename(), "both-of-us-20261123-000000.backup");
  EXPECT_EQ(std::filesystem::status(practised.made.file).permissions() & std::filesystem::perms::all,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(Backup, HoldsNothingThatCouldBeReadOrCounted) {
  Practised practised;
  const auto bytes = test::contents(practised.made.file);
  for (const std::string_view needle :
       {std::string_view("SQLite format"), std::string_view("audit_entry"),
        std::string_view(practised.clients.front().text), std::string_view("Both of us.")})
    EXPECT_EQ(bytes.find(needle), std::string::npos) << needle;
}

TEST(Backup, LeavesNothingBesideItAndRecordsItself) {
  Practised practised;
  EXPECT_EQ(files_in(practised.backups.path()), 1U);
  // The records, their journal and the lock.
  EXPECT_EQ(files_in(practised.place.path()), 3U);
  Transaction transaction(practised.place.vault());
  const auto run = last_verified_run(transaction, BackupRun::Kind::Backup);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->generation, practised.made.generation);
  EXPECT_EQ(audit_entries(transaction, 1).front().event.action, AuditAction::Backup);
}

TEST(Backup, KeepsTheRecordsThatARestoreReplaces) {
  Practised practised;
  practised.restore();
  EXPECT_TRUE(std::filesystem::exists(practised.place.path() / "records.both-of-us.before-20261123-000000"));
}

TEST(Backup, KeepsTheRecordsOfEachRestoreEvenWithinOneSecond) {
  Practised practised;
  practised.restore();
  practised.restore();
  EXPECT_TRUE(std::filesystem::exists(practised.place.path() / "records.both-of-us.before-20261123-000000"));
  EXPECT_TRUE(std::filesystem::exists(practised.place.path() / "records.both-of-us.before-20261123-000001"));
}

TEST(Backup, OpensOnAComputerThatHasNoRecords) {
  Practised practised;
  const auto restored =
      restore_backup(practised.scratch, practised.place.clock(), practised.made.file, test::secret(test::kPassphrase));
  ASSERT_TRUE(restored);
  Vault vault(practised.scratch, practised.place.clock());
  EXPECT_EQ(vault.unlock(test::secret(test::kPassphrase)), Vault::UnlockResult::Unlocked);
  EXPECT_EQ(count_clients(vault), 2U);
}

TEST(Backup, DoesNotOpenWithAnotherPassphrase) {
  Practised practised;
  EXPECT_FALSE(practised.tried("another one"));
}

TEST(Backup, DoesNotOpenBehindTheHeaderOfAnotherVault) {
  Practised practised;
  Practised other;
  const auto ours = test::contents(practised.made.file);
  const auto theirs = test::contents(other.made.file);
  const FileHandle file(practised.made.file, O_RDONLY);
  const auto front = read_backup_header(file).body_at();
  EXPECT_EQ(practised.refused(ours.substr(0, front) + theirs.substr(front)), Error::Kind::Damaged);
}

TEST(Backup, IsRefusedWhereverItIsCut) {
  Practised practised;
  const auto whole = test::contents(practised.made.file);
  const FileHandle file(practised.made.file, O_RDONLY);
  const auto header = read_backup_header(file);
  std::vector<std::size_t> cuts{0, 8, 16, header.keys_at, header.keys_at + kBackupKeySize, whole.size() - 1};
  for (auto cut = header.body_at(); cut < whole.size(); cut += kBackupChunk + kBackupChunkOverhead) {
    cuts.push_back(cut);
    if (cut + 24 < whole.size()) cuts.push_back(cut + 24);
  }
  for (std::size_t cut = 0; cut < whole.size(); cut += kBackupChunk) cuts.push_back(cut);
  // Before the keys nothing is opened yet, so every byte is tried.
  for (std::size_t cut = 0; cut < header.body_at() + 64; cut += cut < header.keys_at ? 1 : 41) cuts.push_back(cut);
  for (const auto cut : cuts) EXPECT_TRUE(is_refusal(practised.refused(whole.substr(0, cut)))) << cut;
}

TEST(Backup, IsRefusedWhenSomethingFollowsIt) {
  Practised practised;
  EXPECT_EQ(practised.refused(test::contents(practised.made.file) + "x"), Error::Kind::Damaged);
}

TEST(Backup, IsRefusedWhicheverBitIsFlipped) {
  Practised practised;
  const auto whole = test::contents(practised.made.file);
  const FileHandle file(practised.made.file, O_RDONLY);
  const auto header = read_backup_header(file);
  const auto clear = header.keys_at;
  const auto front = header.body_at() + 24;
  // Every byte of the header, every field of every key, and a byte of every stretch of what is sealed.
  for (std::size_t at = 0; at < whole.size(); at += at < clear ? 1 : (at < front ? 7 : 39'971)) {
    auto flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    EXPECT_TRUE(is_refusal(practised.refused(flipped))) << at;
  }
}

TEST(Backup, DoesNotBringBackAClientWhoWasStruck) {
  Practised practised;
  const auto vault_id = read_backup_header(FileHandle(practised.made.file, O_RDONLY)).vault_id;
  EXPECT_EQ(strike_from_backups(practised.backups.path(), vault_id, {&practised.clients.front(), 1}), 1U);
  EXPECT_EQ(strike_from_backups(practised.backups.path(), vault_id, {&practised.clients.front(), 1}), 0U);
  const auto restored = practised.restore();
  ASSERT_TRUE(restored);
  EXPECT_EQ(restored->erased_clients, 1U);
  practised.place.open_unlocked();
  EXPECT_TRUE(test::is_whole(practised.place.vault()));
  Transaction transaction(practised.place.vault());
  EXPECT_FALSE(find_client(transaction, practised.clients.front()));
  EXPECT_TRUE(find_client(transaction, practised.clients.back()));
}

TEST(Backup, DoesNotBringBackAClientWhomTheRecordsErasedSince) {
  Practised practised;
  practised.place.close();
  test::execute(practised.place.record_store(), practised.erasure_of(practised.clients.front()));
  // Kept somewhere else, where the erasure did not reach it.
  const auto far_away = practised.elsewhere.path() / practised.made.file.filename();
  std::filesystem::copy_file(practised.made.file, far_away);
  practised.made.file = far_away;
  EXPECT_EQ(practised.restore()->erased_clients, 1U);
  practised.place.open_unlocked();
  EXPECT_EQ(count_clients(practised.place.vault()), 1U);
  EXPECT_TRUE(test::is_whole(practised.place.vault()));
  practised.place.close();
  std::filesystem::remove(practised.place.record_store());
  EXPECT_EQ(practised.tried()->erased_clients, 1U) << "the backup itself was struck too";
}

TEST(Backup, OfAnotherVaultIsNotStruck) {
  Practised practised;
  EXPECT_EQ(strike_from_backups(practised.backups.path(), random_uuid(), practised.clients), 0U);
  EXPECT_TRUE(practised.tried()->report.is_whole());
}

TEST(Backup, NamesWhatCouldNotBeStruck) {
  Practised practised;
  test::write_file(practised.backups.path() / "both-of-us-20200101-000000.backup", "torn");
  std::vector<std::string> unread;
  strike_from_backups(practised.backups.path(), random_uuid(), practised.clients,
                      [&](const auto& file) { unread.push_back(file.filename()); });
  EXPECT_EQ(unread, std::vector<std::string>{"both-of-us-20200101-000000.backup"});
}

TEST(Backup, IsACommittedStateEachOfAHundredTimesWhileAnotherThreadSaves) {
  Practised practised;
  std::atomic<bool> is_done = false;
  // A few saves for each backup, so that the records stay small.
  std::atomic<int> saves_left = 0;
  std::thread saving([&] {
    while (!is_done) {
      if (saves_left <= 0) {
        std::this_thread::yield();
        continue;
      }
      --saves_left;
      Transaction transaction(practised.place.vault());
      add_note(transaction, practised.clients.front(), test::kSessionDate, "Both of us.");
      transaction.commit(test::created());
    }
  });
  for (int i = 0; i < 100; ++i) {
    saves_left = 4;
    practised.made = make_backup(practised.place.vault(), practised.backups.path(), kGoOn);
    // Making it was a restore already; once more as a person does it.
    if (i % 10 == 0) {
      EXPECT_TRUE(practised.tried()->report.is_whole()) << i;
    }
    std::filesystem::remove(practised.made.file);
  }
  is_done = true;
  saving.join();
}

TEST(Backup, GivenUpLeavesNothing) {
  Practised practised;
  const CancelFlag give_up = true;
  EXPECT_THROW(make_backup(practised.place.vault(), practised.backups.path(), give_up), BackupCancelled);
  EXPECT_EQ(files_in(practised.backups.path()), 1U);
  EXPECT_EQ(files_in(practised.place.path()), 3U);
}

TEST(Backup, OfRecordsWithDamageIsKeptWhenItHasThatDamageAndNoOther) {
  Practised practised;
  practised.damage();
  const auto found = practised.findings();
  ASSERT_GT(found, 0U);
  practised.made = make_backup(practised.place.vault(), practised.backups.path(), kGoOn);
  EXPECT_EQ(practised.made.damaged_rows, found);
  EXPECT_EQ(practised.made.file.filename(), damaged_backup_name(practised.made.at, found));
  EXPECT_TRUE(std::filesystem::exists(practised.made.file));
  EXPECT_EQ(practised.tried()->report.findings.size(), found);
  // The records' own report is written into the scratch copy, which must not stay either.
  EXPECT_EQ(files_in(practised.place.path()), 3U);
}

TEST(Backup, OfRecordsWithDamageDoesNotCountAsVerified) {
  Practised practised;
  const auto whole = practised.made;
  practised.damage();
  practised.place.clock().advance(std::chrono::hours(1));
  practised.made = make_backup(practised.place.vault(), practised.backups.path(), kGoOn);
  Transaction transaction(practised.place.vault());
  EXPECT_EQ(last_verified_run(transaction, BackupRun::Kind::Backup)->at, whole.at);
  const auto runs = list_backup_runs(transaction, BackupRun::Kind::Backup, 10);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_FALSE(runs.front().is_verified);
  EXPECT_EQ(runs.front().place, practised.made.file.string());
  EXPECT_EQ(first_backup_at(transaction), whole.at);
}

TEST(Backup, OfRecordsWithDamageIsRestoredOnlyByWhoLooksAtTheDamage) {
  Practised practised;
  practised.damage();
  practised.made = make_backup(practised.place.vault(), practised.backups.path(), kGoOn);
  EXPECT_EQ(test::refusal([&] { practised.restore(); }).kind(), Error::Kind::Damaged);
  {
    const DataFolder folder(practised.place.path());
    const auto ready =
        prepare_restore(folder, practised.place.clock(), practised.made.file, test::secret(test::kPassphrase), {});
    ASSERT_TRUE(ready);
    EXPECT_FALSE(ready->opened().report.is_whole());
    ready->put_in_place();
  }
  practised.place.open_unlocked();
  EXPECT_EQ(count_clients(practised.place.vault()), 2U);
}

TEST(Backup, OfRecordsWithDamageNeverTakesThePlaceOfAWholeOne) {
  Practised practised;
  const auto vault_id = read_backup_header(FileHandle(practised.made.file, O_RDONLY)).vault_id;
  for (int day = 1; day <= 400; ++day) {
    practised.place.clock().advance(std::chrono::hours(24));
    std::filesystem::copy_file(practised.made.file,
                               practised.backups.path() / damaged_backup_name(practised.place.clock().now(), 1));
    if (day % 20 == 0) remove_old_backups(practised.backups.path(), vault_id);
  }
  EXPECT_TRUE(std::filesystem::exists(practised.made.file));
  EXPECT_LE(files_in(practised.backups.path()), 24U);
}

TEST(Backup, OpensWithTheRecoveryKitOfThatTime) {
  Practised practised;
  const auto earlier = practised.place.vault().make_recovery_kit();
  practised.made = make_backup(practised.place.vault(), practised.backups.path(), kGoOn);
  auto later = practised.place.vault().make_recovery_kit();
  const auto& clock = practised.place.clock();
  EXPECT_FALSE(try_backup(practised.scratch, clock, practised.made.file, std::move(later)));
  auto code = RecoveryCode::parse(written(earlier));
  const auto opened =
      try_backup(practised.scratch, clock, practised.made.file, std::move(std::get<RecoveryCode>(code)));
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->report.is_whole());
}

TEST(Backup, IsRestoredWithTheRecoveryKitToo) {
  Practised practised;
  const auto kit = practised.place.vault().make_recovery_kit();
  practised.made = make_backup(practised.place.vault(), practised.backups.path(), kGoOn);
  practised.place.close();
  {
    const DataFolder folder(practised.place.path());
    auto code = RecoveryCode::parse(written(kit));
    ASSERT_TRUE(
        restore_backup(folder, practised.place.clock(), practised.made.file, std::move(std::get<RecoveryCode>(code))));
  }
  practised.place.open_unlocked();
  EXPECT_EQ(count_clients(practised.place.vault()), 2U);
}

TEST(Backup, IsPreparedWhileTheRecordsAreOpenAndThenTakesTheirPlaceAtOnce) {
  Practised practised;
  auto& vault = practised.place.vault();
  test::saved_client(vault);
  const auto ready = prepare_restore(vault.folder(), practised.place.clock(), practised.made.file,
                                     test::secret(test::kPassphrase), erased_clients(vault));
  ASSERT_TRUE(ready);
  EXPECT_EQ(count_clients(vault), 3U);
  vault.reopen_after([&] { ready->put_in_place(); });
  EXPECT_EQ(vault.state(), Vault::State::Locked);
  EXPECT_EQ(vault.anchor_state(), AnchorState::None) << "nowhere to note it";
  EXPECT_EQ(vault.unlock(test::secret(test::kPassphrase)), Vault::UnlockResult::Unlocked);
  EXPECT_EQ(count_clients(vault), 2U);
  EXPECT_TRUE(test::is_whole(vault));
}

TEST(Backup, ThatWasPreparedDoesNotBringBackAClientErasedMeanwhile) {
  Practised practised;
  practised.place.close();
  {
    const DataFolder folder(practised.place.path());
    const auto ready =
        prepare_restore(folder, practised.place.clock(), practised.made.file, test::secret(test::kPassphrase), {});
    test::execute(practised.place.record_store(), practised.erasure_of(practised.clients.front()));
    ready->put_in_place();
    EXPECT_EQ(ready->opened().erased_clients, 1U);
  }
  practised.place.open_unlocked();
  EXPECT_EQ(count_clients(practised.place.vault()), 1U);
  EXPECT_TRUE(test::is_whole(practised.place.vault()));
}

TEST(Backup, ThatWasPreparedAndNotWantedLeavesNothing) {
  Practised practised;
  const auto before = files_in(practised.place.path());
  EXPECT_TRUE(prepare_restore(practised.place.vault().folder(), practised.place.clock(), practised.made.file,
                              test::secret(test::kPassphrase), {}));
  EXPECT_EQ(files_in(practised.place.path()), before);
}

TEST(Backup, IsNotTriedToTheEndWhenGivenUp) {
  Practised practised;
  const CancelFlag give_up = true;
  EXPECT_THROW(try_backup(practised.scratch, practised.place.clock(), practised.made.file,
                          test::secret(test::kPassphrase), give_up),
               BackupCancelled);
  EXPECT_EQ(files_in(practised.elsewhere.path()), 1U) << "the lock alone";
}

TEST(Backup, WhoseRecordOfBeingMadeIsDamagedIsPassedOver) {
  Practised practised;
  practised.place.close();
  test::flip_bit(practised.place.record_store(), "backup_run", "place", 600);
  practised.place.open_unlocked();
  Transaction transaction(practised.place.vault());
  EXPECT_FALSE(last_verified_run(transaction, BackupRun::Kind::Backup));
  EXPECT_TRUE(list_backup_runs(transaction, BackupRun::Kind::Backup, 10).empty());
  EXPECT_EQ(transaction.damaged_rows().size(), 1U);
}

TEST(Backup, SaysWhenTheFolderIsNotThere) {
  Practised practised;
  const auto missing = practised.backups.path() / "unplugged";
  EXPECT_EQ(test::refusal([&] { make_backup(practised.place.vault(), missing, kGoOn); }).kind(), Error::Kind::Io);
}

TEST(Backup, LosesOldOnesButNeverAFileThatIsNotOurs) {
  Practised practised;
  for (int day = 1; day <= 40; ++day) {
    practised.place.clock().advance(std::chrono::hours(24));
    std::filesystem::copy_file(practised.made.file,
                               practised.backups.path() / backup_name(practised.place.clock().now()));
  }
  test::write_file(practised.backups.path() / "both-of-us-20200101-000000.backup", "somebody's");
  const auto vault_id = read_backup_header(FileHandle(practised.made.file, O_RDONLY)).vault_id;
  remove_old_backups(practised.backups.path(), vault_id);
  // Seven days, of which the weeks and months of them are a part, three more weeks, the end of November and the foreign
  // one.
  EXPECT_TRUE(std::filesystem::exists(practised.backups.path() / "both-of-us-20200101-000000.backup"));
  EXPECT_TRUE(std::filesystem::exists(practised.backups.path() / backup_name(practised.place.clock().now())));
  EXPECT_LE(files_in(practised.backups.path()), 13U);
  EXPECT_GE(files_in(practised.backups.path()), 11U);
}

}  // namespace db

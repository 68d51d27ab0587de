// SPDX-License-Identifier: MIT
#include "toolkit/desks/backup_work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "couples.h"
#include "db/backup_file.h"
#include "db/notes.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "toolkit/desks/client_desk.h"

namespace toolkit {
namespace {

using test::kPassphrase;
using test::Workplace;
using testing::HasSubstr;
using Kind = BackupTask::Kind;
using Outcome = BackupResult::Outcome;

db::BackupSecret secret(std::string text) {
  return db::SecretBytes::taken_from(text);
}

/// A practice that has chosen where its backups go.
struct Practised {
  Practised() {
    test::add_client(place, "Maria");
    choose(backups.path().string());
  }

  void choose(const std::string& folder) {
    db::Transaction transaction(place.vault());
    db::save_setting(transaction, kBackupFolder, folder);
    transaction.commit({db::AuditAction::Change, "setting", "", {}, ""});
  }
  std::vector<std::filesystem::path> files() { return db::backup_files(backups.path()); }
  BackupResult after(BackupTask task) {
    EXPECT_TRUE(work.begin(std::move(task)));
    EXPECT_TRUE(work.step());
    return work.state().last.value_or(BackupResult{});
  }
  BackupResult restore(std::string passphrase) {
    return after({Kind::Restore, files().back(), secret(std::move(passphrase))});
  }

  Workplace place;
  test::TemporaryFolder backups;
  int times_alone = 0;
  BackupWork work{place.vault(), [this](const auto& exchange) {
                    ++times_alone;
                    place.vault().lock();
                    exchange();
                  }};
};

TEST(BackupWork, MakesOneWhenTheRecordsAreOpenAndNoneIsThere) {
  Practised practised;
  EXPECT_TRUE(practised.work.step());
  EXPECT_EQ(practised.files().size(), 1U);
  EXPECT_FALSE(practised.work.step()) << "it was just made";
  EXPECT_FALSE(practised.work.state().last) << "nobody asked for it";
}

TEST(BackupWork, MakesTheNextAfterTwentyHoursAndLooksOnceAnHour) {
  Practised practised;
  practised.work.step();
  practised.place.clock.advance(std::chrono::hours(19) + std::chrono::minutes(30));
  EXPECT_FALSE(practised.work.step());
  practised.place.clock.advance(std::chrono::minutes(45));
  EXPECT_FALSE(practised.work.step()) << "it looked three quarters of an hour ago";
  practised.place.clock.advance(std::chrono::minutes(15));
  EXPECT_TRUE(practised.work.step());
  EXPECT_EQ(practised.files().size(), 2U);
}

TEST(BackupWork, DoesNothingWhileTheRecordsAreLockedOrNoFolderIsChosen) {
  Practised practised;
  practised.choose("");
  EXPECT_FALSE(practised.work.step());
  practised.choose(practised.backups.path().string());
  practised.place.vault().lock();
  EXPECT_FALSE(practised.work.step());
  EXPECT_TRUE(practised.files().empty());
}

TEST(BackupWork, LooksAgainAtOnceWhenTheRecordsWereLockedAndUnlocked) {
  Practised practised;
  practised.choose("/no/such/drive");
  EXPECT_TRUE(practised.work.step());
  practised.choose(practised.backups.path().string());
  EXPECT_FALSE(practised.work.step()) << "an hour has not passed";
  practised.work.give_up();
  EXPECT_TRUE(practised.work.step());
  EXPECT_EQ(practised.files().size(), 1U);
}

TEST(BackupWork, KeepsWhyNoneWasMadeUntilOneIs) {
  Practised practised;
  practised.choose("/no/such/drive");
  practised.work.step();
  EXPECT_THAT(practised.work.state().problem, HasSubstr("Connect the drive"));
  practised.choose(practised.backups.path().string());
  practised.work.look_now();
  practised.work.step();
  EXPECT_EQ(practised.work.state().problem, "");
}

TEST(BackupWork, RemovesTheOldOnesAfterEachNewOne) {
  Practised practised;
  for (int day = 0; day < 40; ++day) {
    practised.work.step();
    practised.place.clock.advance(std::chrono::hours(24));
  }
  EXPECT_GE(practised.files().size(), 9U);
  EXPECT_LE(practised.files().size(), 13U);
}

TEST(BackupWork, DoesOneThingAtATime) {
  Practised practised;
  EXPECT_TRUE(practised.work.begin({Kind::Make, practised.backups.path()}));
  EXPECT_EQ(practised.work.state().running, Kind::Make);
  EXPECT_FALSE(practised.work.begin({Kind::Make, practised.backups.path()}));
  practised.work.step();
  EXPECT_FALSE(practised.work.state().running);
  EXPECT_TRUE(practised.work.begin({Kind::Make, practised.backups.path()}));
}

TEST(BackupWork, ForgetsWhatWaitsWhenTheRecordsAreLocked) {
  Practised practised;
  practised.work.begin({Kind::Make, practised.backups.path()});
  practised.work.give_up();
  practised.place.vault().lock();
  EXPECT_FALSE(practised.work.state().running);
  EXPECT_FALSE(practised.work.step());
}

TEST(BackupWork, TriesOneAndRecordsThat) {
  Practised practised;
  practised.work.step();
  const auto result = practised.after({Kind::Try, practised.files().front(), secret(std::string(kPassphrase))});
  EXPECT_EQ(result.outcome, Outcome::Done);
  EXPECT_GT(result.records, 0U);
  EXPECT_EQ(result.damaged, 0U);
  EXPECT_EQ(practised.place.trail().back().substr(0, 12), "backup-tried");
  db::Transaction transaction(practised.place.vault());
  EXPECT_TRUE(db::find_setting(transaction, kBackupFolder)) << "the records are as they were";
}

TEST(BackupWork, SaysThatAPassphraseOpensNothing) {
  Practised practised;
  practised.work.step();
  const auto tried = practised.after({Kind::Try, practised.files().front(), secret("not these words")});
  EXPECT_EQ(tried.outcome, Outcome::WrongSecret);
  EXPECT_EQ(practised.restore("not these words").outcome, Outcome::WrongSecret);
  EXPECT_EQ(practised.place.vault().state(), db::Vault::State::Unlocked);
  EXPECT_EQ(practised.times_alone, 0);
}

TEST(BackupWork, RestoresAndLeavesTheRecordsLocked) {
  Practised practised;
  practised.work.step();
  test::add_client(practised.place, "Added afterwards");
  EXPECT_EQ(practised.restore(std::string(kPassphrase)).outcome, Outcome::Done);
  EXPECT_EQ(practised.times_alone, 1);
  EXPECT_EQ(practised.place.vault().state(), db::Vault::State::Locked);
  std::string words(kPassphrase);
  ASSERT_EQ(practised.place.vault().unlock(db::SecretBytes::taken_from(words)), db::Vault::UnlockResult::Unlocked);
  EXPECT_EQ(ClientDesk(practised.place.vault()).list().clients.size(), 1U);
  practised.work.give_up();
  ASSERT_TRUE(practised.work.state().last) << "the door still says so";
  EXPECT_EQ(practised.work.state().last->kind, Kind::Restore);
}

TEST(BackupWork, LeavesTheRecordsAsTheyAreWhenTheBackupIsCut) {
  Practised practised;
  practised.work.step();
  const auto file = practised.files().front();
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 100);
  const auto result = practised.restore(std::string(kPassphrase));
  EXPECT_EQ(result.outcome, Outcome::Failed);
  EXPECT_THAT(result.problem, HasSubstr("cut short"));
  EXPECT_EQ(practised.place.vault().state(), db::Vault::State::Unlocked);
}

TEST(BackupWork, DoesNotPutARestoreInPlaceOfRecordsThatWereLockedMeanwhile) {
  Workplace place;
  test::TemporaryFolder backups;
  BackupWork* giving_up = nullptr;
  BackupWork work(place.vault(), [&](const auto& exchange) {
    giving_up->give_up();
    exchange();
  });
  giving_up = &work;
  work.begin({Kind::Make, backups.path()});
  work.step();
  const auto client = test::add_client(place, "Added afterwards");
  work.begin({Kind::Restore, db::backup_files(backups.path()).front(), secret(std::string(kPassphrase))});
  work.step();
  EXPECT_FALSE(work.state().last);
  EXPECT_TRUE(ClientDesk(place.vault()).open(client));
}

/// A long note of which a bit is flipped on the disk; everything else is whole.
void damage_a_note(Workplace& place, const db::ClientId& client) {
  const auto file = place.path() / "records.both-of-us";
  const auto before = std::filesystem::file_size(file);
  {
    db::Transaction transaction(place.vault());
    const auto note = db::add_note(transaction, client, std::chrono::year(2026) / 11 / 23, std::string(100'000, 'n'));
    transaction.commit({db::AuditAction::Create, "note", note.id.text, client, ""});
  }
  place.close();
  const auto middle = static_cast<std::streamoff>((before + std::filesystem::file_size(file)) / 2);
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekg(middle);
  const auto flipped = static_cast<char>(bytes.get() ^ 1);
  bytes.seekp(middle);
  bytes.put(flipped);
  bytes.close();
  place.open_unlocked();
}

TEST(BackupWork, KeepsABackupOfDamagedRecordsAndRestoresItOnlyWhenThatIsAccepted) {
  Workplace place;
  test::TemporaryFolder backups;
  damage_a_note(place, test::add_client(place, "Maria"));
  BackupWork work(place.vault(), [&](const auto& exchange) {
    place.vault().lock();
    exchange();
  });
  work.begin({Kind::Make, backups.path()});
  work.step();
  ASSERT_EQ(work.state().last->outcome, Outcome::Done) << work.state().problem;
  const auto damage = work.state().last->damaged;
  EXPECT_GE(damage, 1U);
  const auto file = db::backup_files(backups.path()).at(0);
  EXPECT_THAT(file.filename().string(), HasSubstr("." + std::to_string(damage) + "-damaged.backup"));
  work.begin({Kind::Try, file, secret(std::string(kPassphrase))});
  work.step();
  EXPECT_EQ(work.state().last->damaged, damage);
  work.begin({Kind::Restore, file, secret(std::string(kPassphrase))});
  work.step();
  EXPECT_EQ(work.state().last->outcome, Outcome::HasDamage);
  EXPECT_EQ(place.vault().state(), db::Vault::State::Unlocked);
  work.begin({Kind::Restore, file, secret(std::string(kPassphrase)), true});
  work.step();
  EXPECT_EQ(work.state().last->outcome, Outcome::Done);
  EXPECT_EQ(place.vault().state(), db::Vault::State::Locked);
}

TEST(BackupWork, IsDoneOnAThreadOfItsOwnWhileOthersWork) {
  Practised practised;
  practised.work.start();
  for (int i = 0; i < 20 || practised.files().empty(); ++i) {
    test::add_client(practised.place, "Client");
    practised.work.state();
  }
  practised.work.stop();
  EXPECT_EQ(practised.files().size(), 1U);
}

TEST(BackupWork, IsGivenUpWhenTheRecordsAreLocked) {
  Practised practised;
  practised.work.start();
  for (int i = 0; i < 30; ++i) {
    practised.work.begin({Kind::Make, practised.backups.path()});
    if (i % 2 == 0) test::add_client(practised.place, "Client");
    practised.work.give_up();
    practised.place.vault().lock();
    std::string words(kPassphrase);
    ASSERT_EQ(practised.place.vault().unlock(db::SecretBytes::taken_from(words)), db::Vault::UnlockResult::Unlocked);
  }
  practised.work.stop();
  for (const auto& file : std::filesystem::directory_iterator(practised.backups.path()))
    EXPECT_EQ(file.path().extension(), ".backup") << file.path();
}

}  // namespace
}  // namespace toolkit

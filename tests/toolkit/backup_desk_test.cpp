// SPDX-License-Identifier: MIT
#include "toolkit/desks/backup_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/backup_file.h"
#include "db/backup_plan.h"
#include "db/transaction.h"

namespace toolkit {
namespace {

using test::kPassphrase;
using test::Workplace;
using testing::HasSubstr;
using Standing = BackupListing::Standing;

const std::string kWords(kPassphrase);

struct Practised {
  Workplace place;
  test::TemporaryFolder backups;
  BackupWork work{place.vault(), [this](const auto& exchange) {
                    place.vault().lock();
                    exchange();
                  }};
  BackupDesk desk{place.vault(), work};

  std::string folder() const { return backups.path().string(); }
  void choose_and_back_up() {
    EXPECT_TRUE(desk.choose_folder(folder()).empty());
    EXPECT_TRUE(work.step());
  }
  std::string newest() { return desk.open().backups.front().name; }
};

TEST(BackupDesk, KeepsTheFolderAndLooksAtOnceWhetherABackupIsDue) {
  Practised practised;
  EXPECT_FALSE(practised.work.step());
  practised.choose_and_back_up();
  EXPECT_EQ(practised.desk.open().folder, practised.folder());
  EXPECT_EQ(practised.place.trail().at(practised.place.trail().size() - 2), "change setting backup-folder");
}

TEST(BackupDesk, KeepsNoFolderThatCannotBeUsed) {
  Practised practised;
  for (const std::string typed : {"", " ", "backups", "/no/such/drive", "/\xff", "/proc/self"})
    EXPECT_EQ(practised.desk.choose_folder(typed).at(0).field, "folder") << typed;
  EXPECT_EQ(practised.desk.choose_folder("/" + std::string(2000, 'x')).size(), 1U);
  EXPECT_EQ(practised.desk.open().folder, "");
}

TEST(BackupDesk, TellsWhenAndWhereTheLastGoodOneIsAndWhenTheNextComes) {
  Practised practised;
  const auto before = practised.desk.open();
  EXPECT_FALSE(before.last_good);
  EXPECT_FALSE(before.next_at);
  practised.choose_and_back_up();
  const auto overview = practised.desk.open();
  ASSERT_TRUE(overview.last_good);
  EXPECT_EQ(overview.last_good->at, practised.place.clock.now());
  EXPECT_EQ(overview.last_good->place, practised.folder() + "/" + practised.newest());
  EXPECT_EQ(overview.next_at, practised.place.clock.now() + kBackupEvery);
  EXPECT_EQ(overview.folder_problem, "");
}

TEST(BackupDesk, SaysWhenTheDriveIsNotThereToday) {
  Practised practised;
  practised.choose_and_back_up();
  const auto elsewhere = practised.folder() + "-unplugged";
  std::filesystem::rename(practised.folder(), elsewhere);
  const auto overview = practised.desk.open();
  EXPECT_THAT(overview.folder_problem, HasSubstr("connect the drive"));
  EXPECT_TRUE(overview.backups.empty());
  EXPECT_EQ(practised.desk.make_one().at(0).field, "folder");
  std::filesystem::rename(elsewhere, practised.folder());
}

TEST(BackupDesk, ListsTheBackupsOfTheseRecordsAndNoOtherFile) {
  Practised practised;
  practised.choose_and_back_up();
  Practised other;
  other.choose_and_back_up();
  const auto now = practised.place.clock.now();
  const auto file = practised.backups.path() / practised.newest();
  const auto put = [&](const std::filesystem::path& from, const std::string& name) {
    std::filesystem::copy_file(from, practised.backups.path() / name);
  };
  put(other.backups.path() / other.newest(), db::backup_name(now + std::chrono::hours(1)));
  put(file, db::backup_name(now - std::chrono::hours(24)));
  put(file, db::damaged_backup_name(now - std::chrono::hours(48), 2));
  practised.backups.file("both-of-us-20200101-000000.backup", "somebody's");
  practised.backups.file("both-of-us-x.backup", "no such name");
  const auto backups = practised.desk.open().backups;
  ASSERT_EQ(backups.size(), 3U);
  EXPECT_EQ(backups[0].standing, Standing::Verified);
  EXPECT_EQ(backups[1].standing, Standing::Unknown);
  EXPECT_EQ(backups[2].standing, Standing::WithDamage);
  EXPECT_EQ(backups[0].bytes, std::filesystem::file_size(file));
  EXPECT_FALSE(practised.desk.find("both-of-us-20200101-000000.backup"));
  EXPECT_FALSE(practised.desk.find("../" + practised.newest()));
}

TEST(BackupDesk, RemindsOfTheFirstOneFromTheSecondDayOn) {
  Practised practised;
  practised.place.clock.advance(std::chrono::hours(24));
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::Nothing);
  practised.place.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::NoneYet);
  practised.choose_and_back_up();
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::Nothing);
}

TEST(BackupDesk, RemindsWhenTheLastGoodOneIsMoreThanAWeekOld) {
  Practised practised;
  practised.choose_and_back_up();
  practised.place.clock.advance(std::chrono::days(7));
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::Nothing);
  practised.place.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::TooOld);
}

TEST(BackupDesk, RemindsOnceAYearToTryOne) {
  Practised practised;
  practised.choose_and_back_up();
  practised.place.clock.advance(std::chrono::days(366));
  practised.work.step();
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::TryOne);
  EXPECT_TRUE(practised.desk.open().is_trial_due);
  EXPECT_TRUE(practised.desk.try_one(practised.newest(), {kWords, ""}).empty());
  practised.work.step();
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::Nothing);
  EXPECT_FALSE(practised.desk.open().is_trial_due);
  EXPECT_EQ(practised.desk.open().last_trial->at, practised.place.clock.now());
  practised.place.clock.advance(std::chrono::days(366));
  practised.work.step();
  EXPECT_EQ(practised.desk.reminder(), BackupReminder::TryOne);
}

TEST(BackupDesk, AsksForOneOfTheTwoSecrets) {
  Practised practised;
  practised.choose_and_back_up();
  EXPECT_EQ(practised.desk.try_one(practised.newest(), {}).at(0).field, "passphrase");
  const auto slip = practised.desk.try_one(practised.newest(), {"", "ABCD-EFGH"}).at(0);
  EXPECT_EQ(slip.field, "kit");
  EXPECT_THAT(slip.sentence, HasSubstr("Group 1 does not fit"));
  EXPECT_FALSE(practised.work.state().running);
}

TEST(BackupDesk, OpensOneWithTheRecoveryKit) {
  Practised practised;
  const auto kit = practised.place.vault().make_recovery_kit();
  practised.choose_and_back_up();
  std::string written;
  for (std::size_t i = 0; i < db::RecoveryCode::kGroups; ++i) written += " " + kit.group(i);
  EXPECT_TRUE(practised.desk.try_one(practised.newest(), {"", written}).empty());
  practised.work.step();
  EXPECT_EQ(practised.work.state().last->outcome, BackupResult::Outcome::Done);
}

TEST(BackupDesk, SaysWhatIsWrongWithThePathOfABackup) {
  Practised practised;
  practised.choose_and_back_up();
  const auto sentence = [&](const std::string& path) {
    const auto problems = practised.desk.restore_first(path, {kWords, ""}, false);
    return problems.empty() || problems.front().field != "path" ? "" : problems.front().sentence;
  };
  const test::TemporaryFolder empty;
  EXPECT_THAT(sentence(""), HasSubstr("Write the path"));
  EXPECT_THAT(sentence("backups"), HasSubstr("whole path"));
  EXPECT_THAT(sentence("/no/such/file.backup"), HasSubstr("no such file"));
  EXPECT_THAT(sentence(empty.path().string()), HasSubstr("No backup lies"));
  EXPECT_THAT(sentence(practised.folder()), HasSubstr(practised.newest()));
  EXPECT_THAT(sentence("/dev/null"), HasSubstr("no such file"));
  EXPECT_EQ(sentence(practised.folder() + "/" + practised.newest()), "");
}

TEST(BackupDesk, SaysThatSomethingIsBeingDoneAlready) {
  Practised practised;
  practised.choose_and_back_up();
  EXPECT_TRUE(practised.desk.make_one().empty());
  EXPECT_THAT(practised.desk.make_one().at(0).sentence, HasSubstr("already"));
  EXPECT_EQ(practised.desk.try_one(practised.newest(), {kWords, ""}).at(0).field, "path");
}

}  // namespace
}  // namespace toolkit

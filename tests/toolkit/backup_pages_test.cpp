// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/backup_plan.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::kPassphrase;
using test::location;
using test::PageHouse;
using test::Workplace;
using testing::HasSubstr;
using testing::Not;

const std::string kWords(kPassphrase);

/// A practice whose first backup is made.
struct Practised {
  explicit Practised(Workplace::Start start = Workplace::Start::Unlocked) : house(start) {}

  void back_up() {
    EXPECT_EQ(location(house.post("/backup/folder", {{"folder", backups.path().string()}})), "/backup?done=folder");
    EXPECT_TRUE(house.backup_work().step());
  }
  std::string file() {
    const auto body = house.get("/backup").body;
    const auto begin = body.find("href=\"/backup/both") + 14;
    return body.substr(begin, body.find('/', begin) - begin);
  }
  /// The page of the work once it is done.
  std::string done(const std::string& page = "/backup") {
    EXPECT_TRUE(house.backup_work().step());
    return house.get(page).body;
  }

  PageHouse house;
  test::TemporaryFolder backups;
};

TEST(BackupPages, AskFirstForAFolder) {
  Practised practised;
  const auto page = practised.house.get("/backup");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Back up there"));
  EXPECT_THAT(page.body, Not(HasSubstr("Back up now")));
  EXPECT_THAT(practised.house.get("/practice").body, HasSubstr("href=\"/backup\""));
}

TEST(BackupPages, GiveBackAFolderThatCannotBeUsedWithTheReason) {
  Practised practised;
  const auto page = practised.house.post("/backup/folder", {{"folder", "/no/such/<drive>"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("value=\"/no/such/&lt;drive&gt;\""));
  EXPECT_THAT(page.body, HasSubstr("id=\"folder-problem\""));
}

TEST(BackupPages, SayInOneLookHowItStands) {
  Practised practised;
  practised.back_up();
  const auto page = practised.house.get("/backup").body;
  EXPECT_THAT(page, HasSubstr("The last good backup is of November 23, 2026, 14:02"));
  EXPECT_THAT(page, HasSubstr("after November 24, 2026, 10:02"));
  EXPECT_THAT(page, HasSubstr("opened once and whole"));
}

TEST(BackupPages, ShowTheWorkWhileItGoesOnAndWhatCameOfIt) {
  Practised practised;
  practised.back_up();
  EXPECT_EQ(location(practised.house.post("/backup/now")), "/backup");
  const auto running = practised.house.get("/backup").body;
  EXPECT_THAT(running, HasSubstr("A backup is being made"));
  EXPECT_THAT(running, HasSubstr("It began at 14:02"));
  EXPECT_THAT(running, Not(HasSubstr("Back up now")));
  EXPECT_THAT(practised.done(), HasSubstr("The backup is made."));
  practised.house.post("/backup/now");
  EXPECT_EQ(location(practised.house.post("/backup/stop")), "/backup?done=stopped");
  EXPECT_THAT(practised.house.get("/backup?done=stopped").body, HasSubstr("Back up now"));
}

TEST(BackupPages, TryABackupAndSayWhatItHolds) {
  Practised practised;
  practised.back_up();
  const auto address = "/backup/" + practised.file() + "/try";
  EXPECT_EQ(practised.house.get(address).status, 200);
  EXPECT_EQ(practised.house.post(address).status, 422);
  EXPECT_EQ(location(practised.house.post(address, {{"passphrase", kWords}})), "/backup");
  const auto page = practised.done();
  EXPECT_THAT(page, HasSubstr("The backup of November 23, 2026, 14:02 opens."));
  EXPECT_THAT(page, HasSubstr("all are whole"));
  EXPECT_THAT(page, HasSubstr("last tried on November 23, 2026"));
}

TEST(BackupPages, SayThatThePassphraseDoesNotOpenItAndShowItNowhere) {
  Practised practised;
  practised.back_up();
  practised.house.post("/backup/" + practised.file() + "/try", {{"passphrase", "needle"}});
  const auto page = practised.done();
  EXPECT_THAT(page, HasSubstr("That does not open the backup."));
  EXPECT_THAT(page, Not(HasSubstr("needle")));
  EXPECT_TRUE(practised.house.session().is_unlocked);
}

TEST(BackupPages, KnowNoFileThatIsNotAListedBackup) {
  Practised practised;
  practised.back_up();
  practised.backups.file("both-of-us-20200101-000000.backup", "somebody's");
  for (const char* name : {"both-of-us-20200101-000000.backup", "both-of-us-20200102-000000.backup", "passwd"}) {
    for (const char* act : {"/try", "/restore"}) {
      const auto address = "/backup/" + std::string(name) + act;
      EXPECT_EQ(practised.house.get(address).status, 404) << address;
      EXPECT_EQ(practised.house.post(address, {{"passphrase", kWords}}).status, 404) << address;
    }
  }
}

TEST(BackupPages, RestoreABackupEndEverySessionAndSaySoAtTheDoor) {
  Practised practised;
  practised.back_up();
  auto& house = practised.house;
  house.post("/clients", {{"name", "Added afterwards"}});
  const auto other = house.open_other_session();
  const auto address = "/backup/" + practised.file() + "/restore";
  EXPECT_THAT(house.get(address).body, HasSubstr("What was written after that will not be there."));
  EXPECT_EQ(location(house.post(address, {{"passphrase", kWords}})), "/backup");
  EXPECT_THAT(house.get("/backup").body, HasSubstr("A backup is being restored"));
  EXPECT_TRUE(house.backup_work().step());
  EXPECT_FALSE(house.has_session(other));
  house.reopen_session();
  const auto door = house.get("/").body;
  EXPECT_THAT(door, HasSubstr("the records are those of November 23, 2026, 14:02"));
  EXPECT_THAT(door, Not(HasSubstr("These records are an earlier file")));
  EXPECT_EQ(location(house.post("/unlock", {{"passphrase", kWords}})), "/today");
  EXPECT_THAT(house.get("/clients").body, Not(HasSubstr("Added afterwards")));
  EXPECT_THAT(house.get("/backup").body, HasSubstr("These are the records of the backup of"));
}

TEST(BackupPages, AskWhetherToRestoreABackupWithDamageAllTheSame) {
  Practised practised;
  practised.back_up();
  const auto whole = practised.file();
  const auto damaged = db::damaged_backup_name(practised.house.place.clock.now() - std::chrono::hours(1), 2);
  std::filesystem::copy_file(practised.backups.path() / whole, practised.backups.path() / damaged);
  EXPECT_THAT(practised.house.get("/backup/" + whole + "/restore").body, Not(HasSubstr("accepts_damage")));
  EXPECT_THAT(practised.house.get("/backup/" + damaged + "/restore").body, HasSubstr("accepts_damage"));
  EXPECT_THAT(practised.house.get("/backup").body, HasSubstr("with the damage that the records had"));
}

TEST(BackupPages, BringTheRecordsBackOnANewComputer) {
  Practised practised;
  practised.back_up();
  const auto path = (practised.backups.path() / practised.file()).string();
  PageHouse fresh(Workplace::Start::Absent);
  EXPECT_THAT(fresh.get("/").body, HasSubstr("href=\"/restore\""));
  EXPECT_EQ(fresh.get("/restore").status, 200);
  const auto wrong = fresh.post("/restore", {{"path", practised.backups.path().string()}, {"passphrase", kWords}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("The newest backup in it is " + path));
  EXPECT_EQ(location(fresh.post("/restore", {{"path", path}, {"passphrase", "needle"}})), "/restore");
  EXPECT_THAT(fresh.get("/restore").body, HasSubstr("A backup is being restored"));
  EXPECT_TRUE(fresh.backup_work().step());
  const auto again = fresh.get("/restore").body;
  EXPECT_THAT(again, HasSubstr("That does not open the backup."));
  EXPECT_THAT(again, HasSubstr("value=\"" + path + "\""));
  EXPECT_EQ(location(fresh.post("/restore", {{"path", path}, {"passphrase", kWords}})), "/restore");
  EXPECT_TRUE(fresh.backup_work().step());
  fresh.reopen_session();
  EXPECT_EQ(location(fresh.get("/restore")), "/");
  EXPECT_THAT(fresh.get("/").body, HasSubstr("A backup is restored"));
  EXPECT_EQ(location(fresh.post("/unlock", {{"passphrase", kWords}})), "/today");
}

TEST(BackupPages, NeverRestoreFromTheDoorOverRecordsThatAreThere) {
  Practised practised;
  practised.back_up();
  const auto path = (practised.backups.path() / practised.file()).string();
  practised.house.post("/lock");
  practised.house.reopen_session();
  EXPECT_EQ(location(practised.house.get("/restore")), "/");
  EXPECT_EQ(location(practised.house.post("/restore", {{"path", path}, {"passphrase", kWords}})), "/");
  EXPECT_FALSE(practised.house.backup_work().step());
}

TEST(BackupPages, RemindOnTheClientsPageInAQuietLine) {
  Practised practised;
  auto& house = practised.house;
  EXPECT_THAT(house.get("/clients").body, Not(HasSubstr("href=\"/backup\"")));
  house.place.clock.advance(std::chrono::hours(25));
  EXPECT_THAT(house.get("/clients").body, HasSubstr("There is no backup of these records yet."));
  practised.back_up();
  EXPECT_THAT(house.get("/clients").body, Not(HasSubstr("href=\"/backup\"")));
  house.place.clock.advance(std::chrono::days(8));
  EXPECT_THAT(house.get("/clients").body, HasSubstr("more than a week old"));
  house.place.clock.advance(std::chrono::days(365));
  practised.back_up();
  EXPECT_THAT(house.get("/clients").body, HasSubstr("No backup has been tried for a year."));
  EXPECT_THAT(house.get("/backup").body, HasSubstr("more than a year ago"));
}

TEST(BackupPages, SayWhyTheLastTryDidNotWork) {
  Practised practised;
  practised.back_up();
  practised.house.place.clock.advance(std::chrono::hours(21));
  const auto away = practised.backups.path().string() + "-away";
  std::filesystem::rename(practised.backups.path(), away);
  practised.house.backup_work().step();
  const auto page = practised.house.get("/backup").body;
  EXPECT_THAT(page, HasSubstr("No backup can be made now."));
  EXPECT_THAT(page, HasSubstr("connect the drive"));
  std::filesystem::rename(away, practised.backups.path());
  EXPECT_THAT(practised.house.get("/backup").body, HasSubstr("The last try did not work."));
}

}  // namespace
}  // namespace toolkit

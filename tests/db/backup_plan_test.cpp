// SPDX-License-Identifier: MIT
#include "db/backup_plan.h"

#include <gtest/gtest.h>

namespace db {
namespace {

Time at(const char* name) {
  return *backup_time(std::string("both-of-us-") + name + ".backup");
}

std::vector<Time> daily(Time last, int count) {
  std::vector<Time> times;
  for (int i = 0; i < count; ++i) times.push_back(last - std::chrono::days(i));
  return times;
}

}  // namespace

TEST(BackupPlan, ReadsTheTimeBackOutOfAName) {
  EXPECT_EQ(backup_name(at("20261123-235959")), "both-of-us-20261123-235959.backup");
}

TEST(BackupPlan, TakesNoOtherNameForABackup) {
  for (const char* name : {"", "both-of-us-.backup", "both-of-us-20261323-000000.backup",
                           "both-of-us-20261123-250000.backup", "both-of-us-20261123-000000.backup.part",
                           "both-of-us-2026112d-000000.backup", "copy of both-of-us-20261123-000000.backup"})
    EXPECT_FALSE(backup_time(name)) << name;
}

TEST(BackupPlan, KeepsSevenDaysFourWeeksAndTwelveMonths) {
  // Two years of daily backups up to a Thursday: 7 days, of which two weeks and a month are a part.
  const auto kept = backups_to_keep(daily(at("20261126-090000"), 730));
  std::vector<std::string> names;
  for (const auto time : kept) names.push_back(backup_name(time).substr(11, 8));
  EXPECT_EQ(names, (std::vector<std::string>{"20261126", "20261125", "20261124", "20261123", "20261122",
                                             "20261121", "20261120", "20261115", "20261108", "20261031",
                                             "20260930", "20260831", "20260731", "20260630", "20260531",
                                             "20260430", "20260331", "20260228", "20260131", "20251231"}));
}

TEST(BackupPlan, KeepsTheLastOfADay) {
  EXPECT_EQ(backups_to_keep({at("20261126-080000"), at("20261126-090000"), at("20261126-070000")}),
            std::vector<Time>{at("20261126-090000")});
}

TEST(BackupPlan, KeepsTheNewestHoweverOld) {
  EXPECT_EQ(backups_to_keep({at("20010101-000000")}).size(), 1U);
  EXPECT_TRUE(backups_to_keep({}).empty());
}

TEST(BackupName, SaysHowMuchOfItIsDamaged) {
  EXPECT_EQ(damaged_backup_name(at("20261123-235959"), 12), "both-of-us-20261123-235959.12-damaged.backup");
  const auto name = parse_backup_name("both-of-us-20261123-235959.12-damaged.backup");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->at, at("20261123-235959"));
  EXPECT_EQ(name->damaged_rows, 12U);
  EXPECT_EQ(parse_backup_name("both-of-us-20261123-235959.backup")->damaged_rows, 0U);
  for (const char* const other :
       {"both-of-us-20261123-235959.0-damaged.backup", "both-of-us-20261123-235959.-1-damaged.backup",
        "both-of-us-20261123-235959.01-damaged.backup", "both-of-us-20261123-235959.1-damaged.backup.part",
        "both-of-us-20261123-235959.damaged.backup", "both-of-us-20261123-235959-1-damaged.backup", "x"})
    EXPECT_FALSE(parse_backup_name(other)) << other;
}

}  // namespace db

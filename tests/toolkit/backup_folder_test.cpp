// SPDX-License-Identifier: MIT
#include "toolkit/desks/backup_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workplace.h"

namespace toolkit {
namespace {

using testing::HasSubstr;

TEST(BackupFolder, MayBeAnyFolderThatCanBeWrittenTo) {
  test::Workplace place;
  const test::TemporaryFolder backups;
  EXPECT_EQ(chosen_folder_problem(backups.path(), place.vault().folder()), "");
  EXPECT_TRUE(std::filesystem::is_empty(backups.path())) << "the trial is gone";
}

TEST(BackupFolder, IsRefusedWithTheReasonAndTheWayOn) {
  test::Workplace place;
  const test::TemporaryFolder backups;
  const auto file = backups.file("letter", "text");
  const auto inside = place.path() / "backups";
  std::filesystem::create_directory(inside);
  std::filesystem::create_directory_symlink(inside, backups.path() / "around");
  const std::pair<std::filesystem::path, const char*> cases[] = {
      {"backups", "whole path"},
      {backups.path() / "unplugged", "connect the drive"},
      {file, "This is a file"},
      {place.path(), "inside that of the records"},
      {inside, "inside that of the records"},
      {backups.path() / "around", "inside that of the records"},
      {backups.path() / ".." / place.path().filename() / "backups", "inside that of the records"},
      // Not even root may make a file there.
      {"/proc/self", "may not write"},
  };
  for (const auto& [folder, words] : cases)
    EXPECT_THAT(chosen_folder_problem(folder, place.vault().folder()), HasSubstr(words)) << folder;
}

TEST(BackupFolder, BesideTheRecordsIsNotInsideThem) {
  test::Workplace place;
  const std::filesystem::path beside(place.path().string() + "-backups");
  std::filesystem::create_directory(beside);
  EXPECT_EQ(chosen_folder_problem(beside, place.vault().folder()), "");
  EXPECT_TRUE(is_on_same_disk(beside, place.vault().folder()));
  std::filesystem::remove(beside);
}

TEST(BackupFolder, KnowsAnotherDisk) {
  test::Workplace place;
  EXPECT_FALSE(is_on_same_disk("/proc", place.vault().folder()));
  EXPECT_FALSE(is_on_same_disk("/no/such/folder", place.vault().folder()));
}

}  // namespace
}  // namespace toolkit

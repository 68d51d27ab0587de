// SPDX-License-Identifier: MIT
#include "db/data_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "db/error.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::refusal;
using test::TemporaryFolder;

unsigned int mode(const std::filesystem::path& path) {
  struct ::stat status {};
  ::stat(path.c_str(), &status);
  return status.st_mode & 07777U;
}

}  // namespace

TEST(DataFolder, IsMadeForTheOwnerAlone) {
  const TemporaryFolder place;
  const DataFolder folder(place.path() / "practice" / "records");
  EXPECT_EQ(mode(place.path() / "practice"), 0700U);
  EXPECT_EQ(mode(folder.path()), 0700U);
  EXPECT_EQ(folder.record_store(), place.path() / "practice" / "records" / "records.both-of-us");
}

TEST(DataFolder, TakesATrailingSlashAsNothing) {
  const TemporaryFolder place;
  const DataFolder folder(place.path() / "records" / "");
  EXPECT_EQ(folder.path(), place.path() / "records");
}

TEST(DataFolder, IsHeldByOneInstance) {
  const TemporaryFolder place;
  const DataFolder first(place.path());
  const auto failure = refusal([&] { DataFolder second(place.path()); });
  EXPECT_EQ(failure.kind(), Error::Kind::InUse);
}

TEST(DataFolder, IsFreeAgainAfterItsOwner) {
  const TemporaryFolder place;
  { const DataFolder first(place.path()); }
  EXPECT_NO_THROW(DataFolder second(place.path()));
}

TEST(DataFolder, StaysHeldWhenItsOwnerIsMoved) {
  const TemporaryFolder place;
  DataFolder first(place.path());
  const DataFolder moved(std::move(first));
  EXPECT_THROW(DataFolder second(place.path()), Error);
}

TEST(DataFolder, RefusesAFolderThatOthersCanEnterAndSaysWhatMendsIt) {
  for (const auto others : {0750, 0705, 0710, 0702}) {
    const TemporaryFolder place;
    ::chmod(place.path().c_str(), static_cast<::mode_t>(others));
    const auto failure = refusal([&] { DataFolder folder(place.path()); });
    EXPECT_EQ(failure.kind(), Error::Kind::Exposed);
    EXPECT_NE(std::string(failure.what()).find("chmod 700 " + place.path().string()), std::string::npos);
  }
}

TEST(DataFolder, QuotesTheCommandThatMendsIt) {
  const TemporaryFolder place;
  const auto path = place.path() / "Ann's records";
  std::filesystem::create_directory(path);
  ::chmod(path.c_str(), 0755);
  const auto failure = refusal([&] { DataFolder folder(path); });
  const auto command = "chmod 700 '" + place.path().string() + "/Ann'\\''s records'";
  EXPECT_NE(std::string(failure.what()).find(command), std::string::npos) << failure.what();
}

TEST(DataFolder, RefusesAFile) {
  const TemporaryFolder place;
  test::write_file(place.path() / "letter.txt", "Dear");
  EXPECT_EQ(refusal([&] { DataFolder folder(place.path() / "letter.txt"); }).kind(), Error::Kind::Io);
  EXPECT_EQ(refusal([&] { DataFolder folder(place.path() / "letter.txt" / "records"); }).kind(), Error::Kind::Io);
}

}  // namespace db

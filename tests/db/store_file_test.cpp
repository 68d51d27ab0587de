// SPDX-License-Identifier: MIT
#include "db/store_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <set>

#include "db/error.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::contents;
using test::refusal;
using test::TemporaryFolder;

struct BrokenFile {
  const char* name;
  Error::Kind kind;
};

constexpr BrokenFile kBrokenFiles[] = {
    {"TextFile", Error::Kind::Foreign},      {"Empty", Error::Kind::Foreign},
    {"MagicOnly", Error::Kind::Foreign},     {"OtherApplication", Error::Kind::Foreign},
    {"NoApplication", Error::Kind::Foreign}, {"NewerVersion", Error::Kind::Newer},
    {"VersionZero", Error::Kind::Damaged},   {"NoTables", Error::Kind::Damaged},
    {"NoSlot", Error::Kind::Damaged},        {"RottenPage", Error::Kind::Damaged},
};

std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

}  // namespace

TEST(StoreFile, IsRefusedForWhatItIsAndLeftAsItWas) {
  for (const auto& [name, kind] : kBrokenFiles) {
    const TemporaryFolder place;
    const DataFolder folder(place.path());
    const auto before = contents(std::filesystem::path(TEST_DATA) / "db" / "broken" / name);
    test::write_file(folder.record_store(), before);
    const test::StandingClock clock;
    EXPECT_EQ(refusal([&] { Vault vault(folder, clock); }).kind(), kind) << name;
    EXPECT_EQ(contents(folder.record_store()), before) << name;
  }
}

TEST(StoreFile, SaysWhatToDoAboutANewerOne) {
  const auto file = std::filesystem::path(TEST_DATA) / "db" / "broken" / "NewerVersion";
  const auto failure = refusal([&] { return has_store_file(file, 1); });
  EXPECT_STREQ(failure.what(),
               "This file was made by a later version of Both of Us. Install the newer version, then open it again. "
               "Nothing was changed.");
}

TEST(StoreFile, IsNeitherAFolderNorALinkNorAPipe) {
  const TemporaryFolder place;
  std::filesystem::create_directory(place.path() / "folder");
  std::filesystem::create_symlink("elsewhere", place.path() / "link");
  ASSERT_EQ(::mkfifo((place.path() / "pipe").c_str(), 0600), 0);
  for (const auto* name : {"folder", "link", "pipe"})
    EXPECT_EQ(refusal([&] { return has_store_file(place.path() / name, 1); }).kind(), Error::Kind::Foreign) << name;
}

TEST(StoreFile, MayBeAbsent) {
  const TemporaryFolder place;
  EXPECT_FALSE(has_store_file(place.path() / "records", 1));
}

TEST(NewStoreFile, IsForTheOwnerAloneWhateverTheUmask) {
  const TemporaryFolder place;
  const auto usual = ::umask(0);
  const NewStoreFile file(place.path() / "records");
  ::umask(usual);
  EXPECT_EQ(std::filesystem::status(file.path()).permissions(), std::filesystem::perms(0600));
}

TEST(NewStoreFile, IsGoneUnlessItWasPutInPlace) {
  const TemporaryFolder place;
  { const NewStoreFile file(place.path() / "records"); }
  EXPECT_EQ(names_in(place.path()), std::set<std::string>());
}

TEST(NewStoreFile, ReplacesWhatACrashLeft) {
  const TemporaryFolder place;
  test::write_file(place.path() / "records.new", "half");
  test::write_file(place.path() / "records.new-journal", "half");
  test::write_file(place.path() / "records-journal", "of a file that was removed");
  NewStoreFile file(place.path() / "records");
  file.put_in_place();
  EXPECT_EQ(names_in(place.path()), std::set<std::string>({"records"}));
  EXPECT_EQ(contents(place.path() / "records"), "");
}

}  // namespace db

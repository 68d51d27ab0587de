// SPDX-License-Identifier: MIT
#include "toolkit/mailing/unfinished_folder.h"

#include <sys/resource.h>

#include <csignal>
#include <optional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../workplace.h"
#include "toolkit/files.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

std::string failure_of(const auto& act) {
  try {
    act();
    return "";
  } catch (const FileError& error) {
    return error.what();
  }
}

/// Files may have no more than this many bytes while it lives, as on a disk that is full.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &usual_);
    const rlimit small{bytes, usual_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &usual_); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit usual_{};
};

TEST(UnfinishedFolder, ShowsNoFileBeforeAllAreMoved) {
  const TemporaryFolder outer;
  const auto out = outer.path() / "a/b";
  {
    UnfinishedFolder folder(out);
    folder.write("1.pdf", "one");
    folder.write("2.pdf", std::string("\0two", 4));
    for (const auto& name : names_in(out)) EXPECT_TRUE(name.starts_with('.')) << name;
    folder.move_into_place();
  }
  EXPECT_THAT(names_in(out), ElementsAre("1.pdf", "2.pdf"));
  EXPECT_EQ(test::contents(out / "1.pdf"), "one");
  EXPECT_EQ(test::contents(out / "2.pdf"), std::string("\0two", 4));
}

TEST(UnfinishedFolder, MovesMoreFilesThanOneReadingOfAFolderLists) {
  const TemporaryFolder outer;
  UnfinishedFolder folder(outer.path());
  for (int i = 0; i < 2'000; ++i) folder.write(std::to_string(i) + ".pdf", "x");
  folder.move_into_place();
  EXPECT_EQ(names_in(outer.path()).size(), 2'001U);
}

TEST(UnfinishedFolder, LeavesNothingOfWhatWasNotFinished) {
  const TemporaryFolder outer;
  outer.file("mine", "x");
  {
    const UnfinishedFolder folder(outer.path());
    folder.write("1.pdf", "one");
    const UnfinishedFolder other(outer.path() / "new");
    other.write("1.pdf", "one");
  }
  EXPECT_THAT(names_in(outer.path()), ElementsAre("mine"));
}

TEST(UnfinishedFolder, ClearsAwayWhatAKilledProgramLeft) {
  const TemporaryFolder outer;
  std::filesystem::path left;
  {
    const UnfinishedFolder killed(outer.path());
    left = outer.path() / *names_in(outer.path()).begin();
  }
  std::filesystem::create_directory(left);
  outer.file((left.filename() / "0007.pdf").string(), "hal");
  {
    UnfinishedFolder folder(outer.path());
    folder.write("1.pdf", "one");
    folder.move_into_place();
  }
  EXPECT_THAT(names_in(outer.path()), ElementsAre("1.pdf"));
}

TEST(UnfinishedFolder, IsForOneMailingAtATime) {
  const TemporaryFolder outer;
  std::optional<UnfinishedFolder> first(outer.path());
  first->write("1.pdf", "one");
  EXPECT_THAT(failure_of([&] { UnfinishedFolder(outer.path()); }), HasSubstr("Another mail merge is writing to "));
  first->move_into_place();
  first.reset();
  EXPECT_THAT(names_in(outer.path()), ElementsAre("1.pdf"));
  EXPECT_EQ(failure_of([&] { UnfinishedFolder(outer.path()); }), "");
}

TEST(UnfinishedFolder, IsReachedThroughALink) {
  const TemporaryFolder outer;
  std::filesystem::create_directory(outer.path() / "real");
  std::filesystem::create_directory_symlink(outer.path() / "real", outer.path() / "link");
  UnfinishedFolder folder(outer.path() / "link");
  folder.write("1.pdf", "one");
  folder.move_into_place();
  EXPECT_EQ(test::contents(outer.path() / "real/1.pdf"), "one");
}

TEST(UnfinishedFolder, SaysThatAFileDidNotFit) {
  const TemporaryFolder outer;
  {
    const UnfinishedFolder folder(outer.path());
    const SmallDisk small(4'096);
    EXPECT_THAT(failure_of([&] { folder.write("1.pdf", std::string(10'000, 'x')); }),
                HasSubstr("could not be written to"));
  }
  EXPECT_THAT(names_in(outer.path()), IsEmpty());
}

TEST(UnfinishedFolder, SaysThatItCannotBeMade) {
  const TemporaryFolder outer;
  outer.file("taken", "x");
  EXPECT_THAT(failure_of([&] { UnfinishedFolder(outer.path() / "taken"); }), HasSubstr("could not be made a folder"));
  EXPECT_THAT(failure_of([] { UnfinishedFolder("/proc/self"); }), HasSubstr("could not be written to"));
}

}  // namespace
}  // namespace toolkit

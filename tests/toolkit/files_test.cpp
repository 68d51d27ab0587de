// SPDX-License-Identifier: MIT
#include "toolkit/files.h"

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

std::string failure_of(const auto& act) {
  try {
    act();
    return "";
  } catch (const FileError& error) {
    return error.what();
  }
}

TEST(Files, GiveBackTheBytesThatWereWritten) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.pdf";
  const std::string bytes("\0\r\n\xFF%PDF", 8);
  write_file(file, bytes);
  EXPECT_EQ(read_file(file), bytes);
  write_file(file, "");
  EXPECT_EQ(read_file(file), "");
}

TEST(Files, LeaveNothingBesideAFinishedFile) {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.pdf", "x");
  const std::filesystem::directory_iterator entries(folder.path());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST(Files, SayWhichFileCouldNotBeRead) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure_of([&] { read_file(folder.path() / "missing.json"); }),
              HasSubstr("missing.json could not be read"));
  EXPECT_THAT(failure_of([&] { read_file(folder.path()); }), HasSubstr("could not be read"));
}

TEST(Files, SayWhichFileCouldNotBeWritten) {
  const TemporaryFolder folder;
  EXPECT_THAT(failure_of([&] { write_file(folder.path() / "no folder" / "a.pdf", "x"); }),
              HasSubstr("a.pdf could not be written"));
  std::filesystem::create_directory(folder.path() / "taken.pdf");
  EXPECT_THAT(failure_of([&] { write_file(folder.path() / "taken.pdf", "x"); }),
              HasSubstr("taken.pdf could not be written"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "taken.pdf.part"));
}

TEST(Files, SayThatADiskIsFull) {
  ASSERT_TRUE(std::filesystem::exists("/dev/full")) << "the disk that is always full stands for a full disk";
  const TemporaryFolder folder;
  std::filesystem::create_symlink("/dev/full", folder.path() / "a.pdf.part");
  EXPECT_THAT(failure_of([&] { write_file(folder.path() / "a.pdf", std::string(100'000, 'x')); }),
              HasSubstr("a.pdf could not be written"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "a.pdf"));
}

TEST(Files, MakeFoldersThatAreMissing) {
  const TemporaryFolder folder;
  make_folder(folder.path() / "a" / "b");
  make_folder(folder.path() / "a" / "b");
  EXPECT_TRUE(std::filesystem::is_directory(folder.path() / "a" / "b"));
  folder.file("c", "x");
  EXPECT_THAT(failure_of([&] { make_folder(folder.path() / "c" / "d"); }), HasSubstr("could not be made a folder"));
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/open_command.h"

#include <sstream>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "toolkit/ticket_socket.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

const std::string kLink = "http://127.0.0.1:8420/open?ticket=" + std::string(64, 'a');

std::string say_link() {
  return kLink;
}

/// A variable of the environment for as long as the object lives.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* before = ::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { ::setenv(name_, before_.c_str(), 1); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::string before_;
};

struct CommandOutput {
  int exit_code;
  std::string out;
  std::string problems;
};

CommandOutput run(const OpenOptions& options) {
  std::ostringstream out, problems;
  const int exit_code = open_in_browser(options, out, problems);
  return {exit_code, out.str(), problems.str()};
}

unsigned int mode_of(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

/// A folder with this script as xdg-open in it.
std::string as_browser(const TemporaryFolder& folder, const std::string& script) {
  std::filesystem::permissions(folder.file("xdg-open", "#!/bin/sh\n" + script), std::filesystem::perms(0700));
  return folder.path().string() + ":/usr/bin:/bin";
}

TEST(OpeningPage, LeadsToTheLinkAndIsForItsOwnerAlone) {
  const TemporaryFolder data;
  const TemporaryFolder runtime;
  const Variable there("XDG_RUNTIME_DIR", runtime.path().string());
  const auto mask = ::umask(0);
  const auto page = write_opening_page(data.path(), kLink);
  ::umask(mask);
  EXPECT_EQ(page, runtime.path() / "both-of-us/open.html");
  EXPECT_EQ(mode_of(page), 0600U);
  EXPECT_EQ(mode_of(page.parent_path()), 0700U);
  EXPECT_THAT(test::contents(page),
              AllOf(HasSubstr("content=\"0; url=" + kLink + "\""), HasSubstr("href=\"" + kLink + "\""),
                    HasSubstr("<title>Both of Us</title>"), HasSubstr("<html lang=\"en\">")));
  EXPECT_TRUE(std::filesystem::is_empty(data.path()));
}

TEST(OpeningPage, IsInTheDataFolderWhereThereIsNoOther) {
  const TemporaryFolder data;
  for (const auto& runtime : {std::string(), std::string("relative"), (data.path() / "missing").string()}) {
    const Variable there("XDG_RUNTIME_DIR", runtime);
    EXPECT_EQ(write_opening_page(data.path(), kLink), data.path() / "open.html");
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(data.path()), {}), 1);
}

TEST(OpeningPage, TakesThePlaceOfTheOneBeforeAndIsWrittenThroughNoLink) {
  const TemporaryFolder data;
  const TemporaryFolder elsewhere;
  const auto letter = elsewhere.file("letter", "a letter");
  const Variable there("XDG_RUNTIME_DIR", "");
  std::filesystem::create_symlink(letter, data.path() / "open.html");
  const auto page = write_opening_page(data.path(), kLink);
  EXPECT_FALSE(std::filesystem::is_symlink(page));
  EXPECT_EQ(test::contents(letter), "a letter");
  write_opening_page(data.path(), "http://127.0.0.1:1/\"><script>");
  EXPECT_THAT(test::contents(page), HasSubstr("http://127.0.0.1:1/&quot;&gt;&lt;script&gt;"));
}

TEST(OpeningPage, IsNotWrittenWhereOthersCouldPutAnother) {
  const TemporaryFolder data;
  const TemporaryFolder runtime;
  const Variable there("XDG_RUNTIME_DIR", runtime.path().string());
  const auto folder = runtime.path() / "both-of-us";
  std::filesystem::create_directory(folder);
  std::filesystem::permissions(folder, std::filesystem::perms(0770));
  EXPECT_THROW(write_opening_page(data.path(), kLink), FileError);
  std::filesystem::remove(folder);
  std::filesystem::create_directory_symlink(data.path(), folder);
  EXPECT_THROW(write_opening_page(data.path(), kLink), FileError);
  EXPECT_TRUE(std::filesystem::is_empty(data.path()));
}

TEST(OpenCommand, PrintsTheLinkForWhoAsksForIt) {
  const TemporaryFolder data;
  const TicketSocket socket(data.path(), say_link);
  const auto said = run({data.path(), OpenIn::Print});
  EXPECT_EQ(said.exit_code, kDone);
  EXPECT_EQ(said.out, kLink + '\n');
  EXPECT_EQ(said.problems, "");
}

TEST(OpenCommand, GivesTheBrowserAFileAndNeverTheTicket) {
  const TemporaryFolder data;
  const TemporaryFolder folder;
  const TicketSocket socket(data.path(), say_link);
  const Variable there("XDG_RUNTIME_DIR", "");
  const Variable path("PATH",
                      as_browser(folder, "printf '%s' \"$*\" > \"${0%/*}/words\"; cat \"$1\" > \"${0%/*}/page\""));
  const auto said = run({data.path()});
  EXPECT_EQ(said.exit_code, kDone);
  EXPECT_EQ(said.out + said.problems, "");
  EXPECT_EQ(test::contents(folder.path() / "words"), (data.path() / "open.html").string());
  EXPECT_THAT(test::contents(folder.path() / "page"), HasSubstr(kLink));
}

TEST(OpenCommand, SaysWhatToDoWhereNoBrowserCanBeStarted) {
  const TemporaryFolder data;
  const TemporaryFolder folder;
  const TicketSocket socket(data.path(), say_link);
  const Variable there("XDG_RUNTIME_DIR", "");
  for (const auto& path : {(data.path() / "missing").string(), as_browser(folder, "exit 3")}) {
    const Variable programs("PATH", path);
    const auto said = run({data.path()});
    EXPECT_EQ(said.exit_code, kWorldFailed);
    EXPECT_THAT(said.problems, HasSubstr("bothofus open --print"));
  }
}

TEST(OpenCommand, SaysHowToStartTheProgramThatDoesNotRun) {
  const TemporaryFolder data;
  for (const auto& folder : {data.path(), data.path() / "missing"}) {
    const auto said = run({folder, OpenIn::Print});
    EXPECT_EQ(said.exit_code, kWorldFailed);
    EXPECT_EQ(said.out, "");
    EXPECT_THAT(said.problems, AllOf(HasSubstr("not running"), HasSubstr("bothofus serve")));
    EXPECT_FALSE(std::filesystem::exists(data.path() / "missing"));
  }
}

TEST(OpenCommand, WaitsForAProgramThatIsOnlyJustStarting) {
  const TemporaryFolder data;
  CommandOutput said{};
  std::thread waiting([&] { said = run({data.path(), OpenIn::Print, std::chrono::seconds(60)}); });
  const TicketSocket socket(data.path(), say_link);
  waiting.join();
  EXPECT_EQ(said.exit_code, kDone);
  EXPECT_EQ(said.out, kLink + '\n');
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "../printed.h"
#include "../workplace.h"
#include "note_template.h"
#include "toolkit/command_line.h"
#include "toolkit/mailing/mail_merge.h"

namespace toolkit {
namespace {

constexpr int kRecords = 100;

/// A mail merge in a process of its own, with a folder for it.
class Merging {
 public:
  Merging() {
    folder_.file("note.md", test::kNoteTemplate);
    std::string records;
    for (int i = 0; i < kRecords; ++i) records += "{\"partner.name\": \"Ana " + std::to_string(i) + "\"}\n";
    folder_.file("records.jsonl", records);
  }

  /// Its exit code, or minus the number of the signal that ended it.
  int run_and_send(int signal, std::chrono::microseconds later) {
    const auto child = ::fork();
    if (child == 0) ::_exit(merge_quietly());
    // When the signal comes is what the test is about.
    std::this_thread::sleep_for(later);
    ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  }
  int run() { return merge_quietly(); }

  std::filesystem::path out() const { return folder_.path() / "out"; }
  std::size_t whole_documents() const;
  std::string said() const { return test::contents(folder_.path() / "said"); }

 private:
  int merge_quietly() {
    std::ofstream said(folder_.path() / "said");
    MailMerge merging{folder_.path() / "note.md", folder_.path() / "records.jsonl", out(), "2026-11-23"};
    merging.threads = 2;
    return merge(merging, said, said);
  }

  test::TemporaryFolder folder_;
};

bool is_whole(const std::filesystem::path& file) {
  const auto bytes = test::contents(file);
  return bytes.starts_with("%PDF-") && bytes.ends_with("%%EOF\n");
}

/// Fails for a document that has its name and is not whole.
std::size_t Merging::whole_documents() const {
  std::size_t count = 0;
  if (!std::filesystem::exists(out())) return count;
  for (const auto& entry : std::filesystem::directory_iterator(out())) {
    if (entry.path().extension() != ".pdf") continue;
    EXPECT_TRUE(is_whole(entry.path())) << entry.path();
    if (count++ % 100 == 0) {
      EXPECT_EQ(test::faults_of(entry.path()), "");
    }
  }
  return count;
}

/// How long a merge takes that nobody stops.
std::chrono::microseconds whole_time() {
  Merging merging;
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(merging.run_and_send(0, {}), kDone) << merging.said();
  EXPECT_EQ(merging.whole_documents(), std::size_t{kRecords});
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
}

TEST(MailMergeKill, LeavesAllDocumentsOrNoneWhenItIsAskedToStop) {
  constexpr int kRounds = 8;
  const auto time = whole_time();
  int stopped = 0;
  for (int round = 0; round < kRounds; ++round) {
    Merging merging;
    const int code = merging.run_and_send(round % 2 == 0 ? SIGINT : SIGTERM, time * (round + 1) / kRounds);
    // Before it listens, the signal ends it as it ends any program.
    if (code < 0) continue;
    EXPECT_EQ(merging.whole_documents(), code == kDone ? std::size_t{kRecords} : 0);
    if (code == kDone) continue;
    ++stopped;
    EXPECT_EQ(code, kWorldFailed);
    EXPECT_EQ(merging.said(), "Stopped. Nothing was written.\n");
    EXPECT_FALSE(std::filesystem::exists(merging.out()));
  }
  EXPECT_GT(stopped, 0);
}

TEST(MailMergeKill, LeavesNoHalfDocumentHoweverItIsKilled) {
  constexpr int kRounds = 10;
  const auto time = whole_time();
  Merging merging;
  for (int round = 0; round < kRounds; ++round) {
    std::filesystem::remove_all(merging.out());
    merging.run_and_send(SIGKILL, time * (round + 1) / kRounds);
    merging.whole_documents();
  }
  EXPECT_EQ(merging.run(), kDone);
  EXPECT_EQ(merging.whole_documents(), std::size_t{kRecords});
  const std::filesystem::directory_iterator entries(merging.out());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), kRecords) << "what was killed has been cleared away";
}

}  // namespace
}  // namespace toolkit

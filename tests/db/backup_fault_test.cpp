// SPDX-License-Identifier: MIT
// What is there after a backup or a restore that was killed, or whose disk failed or was full.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/backup_file.h"
#include "db/transaction.h"
#include "faulty_calls.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::FaultyCalls;
using Fault = FaultyCalls::Fault;
using Length = FaultyCalls::Length;

/// More than either makes. Steps through them share no factor with chunks and pages. A call that is not a write cannot
/// come short, so the end is found with the other faults.
constexpr int kMostCalls = 4000;

/// Records with two clients, of which nobody has anything open, and a backup of when there was one.
struct Prepared {
  Prepared() {
    test::saved_client(place.vault());
    backup = make_backup(place.vault(), backups.path(), kNeverCancelled).file;
    test::saved_client(place.vault());
    place.close();
  }

  std::optional<OpenedBackup> restore() {
    const DataFolder folder(place.path());
    return restore_backup(folder, place.clock(), backup, test::secret(test::kPassphrase));
  }
  /// How many clients the records have, which must open and be whole.
  std::size_t clients() {
    place.open_unlocked();
    EXPECT_TRUE(test::is_whole(place.vault()));
    std::size_t count = 0;
    {
      Transaction transaction(place.vault());
      count = list_clients(transaction).size();
    }
    place.close();
    return count;
  }

  test::Workplace place;
  test::TemporaryFolder backups;
  std::filesystem::path backup;
};

/// Whether the act, in a process of its own, came to the call before which it is killed.
template <class Act>
bool is_killed_at(FaultyCalls& calls, int call, Act act) {
  const auto child = ::fork();
  if (child == 0) {
    calls.fail_at(call, Fault::Killed, Length::Once);
    act();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0)) << call;
  return WIFSIGNALED(status);
}

void make_one(Prepared& prepared) {
  prepared.place.open_unlocked();
  make_backup(prepared.place.vault(), prepared.backups.path(), kNeverCancelled);
}

/// Every file that could be taken for a backup opens and is whole.
void expect_whole_backups(Prepared& prepared, const std::string& moment) {
  const test::TemporaryFolder elsewhere;
  const DataFolder scratch(elsewhere.path());
  for (const auto& file : backup_files(prepared.backups.path())) {
    const auto opened = try_backup(scratch, prepared.place.clock(), file, test::secret(test::kPassphrase));
    ASSERT_TRUE(opened) << moment;
    EXPECT_TRUE(opened->report.is_whole()) << moment;
  }
}

template <class Act>
bool is_done(Act act) {
  try {
    act();
    return true;
  } catch (const Error& failure) {
    EXPECT_TRUE(failure.kind() == Error::Kind::DiskFull || failure.kind() == Error::Kind::Io) << failure.place();
    return false;
  }
}

}  // namespace

TEST(BackupFault, AKilledRestoreLeavesTheOldRecordsOrTheRestoredOnes) {
  FaultyCalls calls;
  bool is_killed = true;
  int call = 0;
  int old = 0;
  int restored = 0;
  for (; is_killed && call < kMostCalls; call += 5) {
    Prepared prepared;
    is_killed = is_killed_at(calls, call, [&] { prepared.restore(); });
    const auto clients = prepared.clients();
    ASSERT_TRUE(clients == 1 || clients == 2) << call;
    (clients == 2 ? old : restored) += 1;
    // Whatever it left is in nobody's way.
    ASSERT_TRUE(prepared.restore()) << call;
    ASSERT_EQ(prepared.clients(), 1U) << call;
  }
  EXPECT_FALSE(is_killed);
  EXPECT_GT(old, 10);
  EXPECT_GT(restored, 0);
}

TEST(BackupFault, AKilledBackupLeavesNoFileThatCouldBeTakenForOneAndTheRecordsWhole) {
  FaultyCalls calls;
  bool is_killed = true;
  int call = 0;
  for (; is_killed && call < kMostCalls; call += 7) {
    Prepared prepared;
    is_killed = is_killed_at(calls, call, [&] { make_one(prepared); });
    ASSERT_NO_FATAL_FAILURE(expect_whole_backups(prepared, std::to_string(call)));
    ASSERT_EQ(prepared.clients(), 2U) << call;
    make_one(prepared);
  }
  EXPECT_FALSE(is_killed);
  EXPECT_GT(call, 70);
}

TEST(BackupFault, WhicheverCallOfARestoreFailsTheOldRecordsOrTheRestoredOnesOpen) {
  int last = kMostCalls;
  for (const auto fault : {Fault::Full, Fault::Failing, Fault::Short}) {
    FaultyCalls calls;
    int call = 0;
    for (; call < last; call += 7) {
      Prepared prepared;
      calls.fail_at(call, fault, fault == Fault::Full ? Length::FromThenOn : Length::Once);
      const bool is_restored = is_done([&] { prepared.restore(); });
      const bool has_struck = calls.has_struck();
      calls.work_well();
      const auto clients = prepared.clients();
      ASSERT_TRUE(clients == 1 || clients == 2) << call;
      if (is_restored) {
        EXPECT_EQ(clients, 1U) << call;
      }
      if (!has_struck && fault != Fault::Short) last = call;
    }
    EXPECT_GT(call, 50) << "there was something to fail";
    EXPECT_LT(call, kMostCalls) << "and it came to its end";
  }
}

TEST(BackupFault, WhicheverCallOfABackupFailsNoFileIsLeftThatCouldBeTakenForOne) {
  int last = kMostCalls;
  for (const auto fault : {Fault::Full, Fault::Failing, Fault::Short}) {
    FaultyCalls calls;
    int call = 0;
    for (; call < last; call += 11) {
      Prepared prepared;
      prepared.place.open_unlocked();
      calls.fail_at(call, fault, fault == Fault::Full ? Length::FromThenOn : Length::Once);
      const bool is_made =
          is_done([&] { make_backup(prepared.place.vault(), prepared.backups.path(), kNeverCancelled); });
      const bool has_struck = calls.has_struck();
      calls.work_well();
      ASSERT_NO_FATAL_FAILURE(expect_whole_backups(prepared, std::to_string(call)));
      const auto files = backup_files(prepared.backups.path()).size();
      EXPECT_GE(files, is_made ? 2U : 1U) << call;
      prepared.place.close();
      EXPECT_EQ(prepared.clients(), 2U) << call;
      if (!has_struck && fault != Fault::Short) last = call;
    }
    EXPECT_GT(call, 50);
    EXPECT_LT(call, kMostCalls);
  }
}

}  // namespace db

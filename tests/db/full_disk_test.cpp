// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "db/notes.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "workplace.h"

namespace db {
namespace {

constexpr int kLevels = 50;
/// What happened in the child that has the small disk.
enum Outcome { Kept = 0, NoDisk = 10, NeverFull, FalselySaved, OtherFailure, Lost, NotGoingOn, Damaged };

bool write_text(const char* file, const std::string& text) {
  const int descriptor = ::open(file, O_WRONLY | O_CLOEXEC);
  const auto size = ::write(descriptor, text.data(), text.size());
  ::close(descriptor);
  return size == static_cast<ssize_t>(text.size());
}

/// A disk of four mebibytes, of this process alone: root of a namespace may mount one whoever runs the test.
bool mount_small_disk(const std::filesystem::path& place) {
  const auto user = std::to_string(::geteuid());
  const auto group = std::to_string(::getegid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  if (!write_text("/proc/self/setgroups", "deny") || !write_text("/proc/self/uid_map", "0 " + user + " 1") ||
      !write_text("/proc/self/gid_map", "0 " + group + " 1"))
    return false;
  return ::mount("tmpfs", place.c_str(), "tmpfs", 0, "size=4m,mode=0700") == 0;
}

/// Takes all of the disk but this much.
void leave_free(const std::filesystem::path& ballast, std::uintmax_t bytes) {
  const int descriptor = ::open(ballast.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const auto taken = std::filesystem::space(ballast.parent_path()).available;
  if (taken > bytes && ::posix_fallocate(descriptor, 0, static_cast<off_t>(taken - bytes)) != 0) ::_exit(NoDisk);
  ::close(descriptor);
}

/// How many saves were acknowledged until one was refused.
std::size_t save_until_full(Vault& vault, const ClientId& client) {
  for (std::size_t saved = 0; saved < 100; ++saved) {
    try {
      Transaction transaction(vault);
      add_note(transaction, client, test::kSessionDate, std::string(20'000, 'n'));
      transaction.commit(test::created());
    } catch (const Error& failure) {
      if (failure.kind() != Error::Kind::DiskFull) ::_exit(OtherFailure);
      return saved;
    }
  }
  ::_exit(NeverFull);
}

std::size_t notes(Vault& vault, const ClientId& client) {
  Transaction transaction(vault);
  return list_notes(transaction, client).size();
}

Outcome fill_the_disk(const std::filesystem::path& disk, int level) {
  const auto ballast = disk / "ballast";
  const auto folder = disk / "records";
  const test::StandingClock clock;
  ClientId client;
  std::size_t saved = 0;
  {
    const DataFolder data(folder);
    Vault vault(data, clock);
    vault.create(test::secret(test::kPassphrase), test::kLeastCost);
    client = test::saved_client(vault).id;
    // Steps of three pages of the disk, so that every page of the file and of its journal is the one that is missing.
    leave_free(ballast, static_cast<std::uintmax_t>(level) * 3 * 4096);
    saved = save_until_full(vault, client);
    if (notes(vault, client) != saved) return FalselySaved;
    std::filesystem::remove(ballast);
    Transaction transaction(vault);
    add_note(transaction, client, test::kSessionDate, "once there is space");
    transaction.commit(test::created());
    ++saved;
  }
  {
    const DataFolder data(folder);
    Vault vault(data, clock);
    if (vault.unlock(test::secret(test::kPassphrase)) != Vault::UnlockResult::Unlocked) return NotGoingOn;
    if (notes(vault, client) != saved) return Lost;
    if (!test::is_whole(vault)) return Damaged;
  }
  return test::text(folder / "records.both-of-us", "PRAGMA integrity_check") == "ok" ? Kept : Damaged;
}

int outcome_of(int level) {
  const test::TemporaryFolder place;
  const auto child = ::fork();
  if (child == 0) {
    if (!mount_small_disk(place.path())) ::_exit(NoDisk);
    try {
      ::_exit(fill_the_disk(place.path(), level));
    } catch (const std::exception&) {
      ::_exit(NotGoingOn);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST(FullDisk, RefusesEverySaveItCannotKeepAndGoesOnWhenThereIsSpace) {
  for (int level = 0; level < kLevels; ++level) {
    const int outcome = outcome_of(level);
    ASSERT_NE(outcome, NoDisk) << "a disk of its own stands for a full disk; the system must let a process mount one";
    EXPECT_EQ(outcome, Kept) << level;
  }
}

}  // namespace db

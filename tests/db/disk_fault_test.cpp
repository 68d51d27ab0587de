// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "db/audit_trail.h"
#include "db/connection.h"
#include "db/notes.h"
#include "db/transaction.h"
#include "faulty_disk.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::FaultyDisk;
using test::kSessionDate;
using test::refusal;
using test::Workplace;

void save_note(Vault& vault, const ClientId& client, std::size_t size) {
  Transaction transaction(vault);
  add_note(transaction, client, kSessionDate, std::string(size, 'n'));
  transaction.commit(test::created());
}

std::size_t notes(Vault& vault, const ClientId& client) {
  Transaction transaction(vault);
  return list_notes(transaction, client).size();
}

bool try_to_save_note(Vault& vault, const ClientId& client) {
  try {
    save_note(vault, client, 20'000);
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// How much is there. A note and its audit entry must come and go together.
struct Found {
  std::size_t notes = 0;
  std::size_t entries = 0;
};

Found look(Vault& vault, const ClientId& client) {
  Transaction transaction(vault);
  return {list_notes(transaction, client).size(), audit_entries(transaction, 1000).size()};
}

void expect_old_or_new(const Found& before, const Found& after, bool is_acknowledged, int moment) {
  EXPECT_GE(after.notes, before.notes + (is_acknowledged ? 1 : 0)) << moment;
  EXPECT_LE(after.notes, before.notes + 1) << moment;
  EXPECT_EQ(after.entries - before.entries, after.notes - before.notes) << moment;
}

/// SQLite itself says that the disk is full when the file would grow past this many pages.
void limit_pages(Vault& vault, int pages) {
  Transaction(vault).connection().execute("PRAGMA max_page_count=" + std::to_string(pages));
}

/// Fills the disk and returns how it went: 0 when exactly what was acknowledged is there afterwards.
int save_until_the_file_may_not_grow(Workplace& place, const ClientId& client) {
  std::signal(SIGXFSZ, SIG_IGN);
  place.open_unlocked();
  const auto before = notes(place.vault(), client);
  const auto limit = static_cast<::rlim_t>(std::filesystem::file_size(place.record_store())) + 300'000;
  const ::rlimit file_size{limit, limit};
  ::setrlimit(RLIMIT_FSIZE, &file_size);

  std::size_t acknowledged = 0;
  try {
    for (; acknowledged < 100; ++acknowledged) save_note(place.vault(), client, 50'000);
    return 1;
  } catch (const Error& error) {
    if (error.kind() != Error::Kind::Io) return 2;
  }
  if (acknowledged == 0) return 3;
  return notes(place.vault(), client) == before + acknowledged ? 0 : 4;
}

}  // namespace

TEST(DiskFault, SaysThatTheDiskIsFullAndKeepsTheLastState) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save_note(place.vault(), client, 10);
  limit_pages(place.vault(), 1);
  const auto failure = refusal([&] { save_note(place.vault(), client, 1'000'000); });
  EXPECT_EQ(failure.kind(), Error::Kind::DiskFull);
  EXPECT_EQ(notes(place.vault(), client), 1U);
}

TEST(DiskFault, GoesOnOnceThereIsSpaceAgain) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  limit_pages(place.vault(), 1);
  EXPECT_THROW(save_note(place.vault(), client, 1'000'000), Error);
  limit_pages(place.vault(), 100'000);
  save_note(place.vault(), client, 1'000'000);
  EXPECT_EQ(notes(place.vault(), client), 1U);
  place.close();
  EXPECT_EQ(test::text(place.record_store(), "PRAGMA integrity_check"), "ok");
}

TEST(DiskFault, FindsEveryPageThatIsMissing) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save_note(place.vault(), client, 10);
  place.close();
  const auto pages = static_cast<int>(test::number(place.record_store(), "PRAGMA page_count"));
  place.open_unlocked();
  std::size_t saved = 1;
  for (int spare = 0; spare < 12; ++spare) {
    limit_pages(place.vault(), pages + spare);
    try {
      save_note(place.vault(), client, 60'000);
      ++saved;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), Error::Kind::DiskFull);
    }
    EXPECT_EQ(notes(place.vault(), client), saved) << spare;
  }
  EXPECT_GT(saved, 1U);
}

TEST(DiskFault, LocksAllTheSameWhenTheDiskIsFull) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  limit_pages(place.vault(), 1);
  // The trail is filled until it needs a page of its own.
  const auto fill = [&] {
    const std::string detail(1000, 'd');
    for (int i = 0; i < 100; ++i) Transaction(place.vault()).commit({AuditAction::View, {}, {}, client, detail});
  };
  EXPECT_EQ(refusal(fill).kind(), Error::Kind::DiskFull);
  try {
    place.vault().lock();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::DiskFull);
  }
  EXPECT_EQ(place.vault().state(), Vault::State::Locked);
}

TEST(DiskFault, LeavesTheOldOrTheNewStateWhicheverWriteFails) {
  for (const auto fault : {FaultyDisk::Fault::Full, FaultyDisk::Fault::Failing}) {
    for (const auto length : {FaultyDisk::Length::Once, FaultyDisk::Length::FromThenOn}) {
      Workplace place;
      const auto client = test::saved_client(place.vault()).id;
      place.close();
      FaultyDisk disk;
      place.open_unlocked();
      int moment = 0;
      for (bool has_struck = true; has_struck; ++moment) {
        const auto before = look(place.vault(), client);
        disk.fail_at(moment, fault, length);
        const bool is_acknowledged = try_to_save_note(place.vault(), client);
        has_struck = disk.has_struck();
        disk.work_well();
        expect_old_or_new(before, look(place.vault(), client), is_acknowledged, moment);
      }
      // Fewer would mean that the disk failed somewhere else.
      EXPECT_GT(moment, 8);
      const auto before = look(place.vault(), client);
      place.close();
      place.open_unlocked();
      EXPECT_EQ(look(place.vault(), client).notes, before.notes);
      place.close();
      EXPECT_EQ(test::text(place.record_store(), "PRAGMA integrity_check"), "ok");
    }
  }
}

TEST(DiskFault, LeavesNoVaultWhicheverWriteFailsWhileItIsMade) {
  FaultyDisk disk;
  int moment = 0;
  for (bool has_struck = true; has_struck; ++moment) {
    const test::TemporaryFolder place;
    const DataFolder folder(place.path());
    const test::StandingClock clock;
    Vault vault(folder, clock);
    disk.fail_at(moment, FaultyDisk::Fault::Full, FaultyDisk::Length::FromThenOn);
    const auto create = [&] { vault.create(test::secret(test::kPassphrase), test::kLeastCost); };
    try {
      create();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), Error::Kind::DiskFull) << moment;
      EXPECT_EQ(vault.state(), Vault::State::Absent) << moment;
      EXPECT_FALSE(std::filesystem::exists(folder.record_store())) << moment;
    }
    has_struck = disk.has_struck();
    disk.work_well();
    if (vault.state() == Vault::State::Absent) create();
    EXPECT_EQ(vault.state(), Vault::State::Unlocked) << moment;
  }
  EXPECT_GT(moment, 8);
}

TEST(DiskFault, LeavesTheVaultLockedWhenUnlockingCannotBeToldOf) {
  Workplace place;
  place.close();
  const FaultyDisk::Fault faults[] = {FaultyDisk::Fault::Full, FaultyDisk::Fault::Failing};
  for (const auto fault : faults) {
    FaultyDisk disk;
    place.open();
    for (const auto* passphrase : {"wrong", test::kPassphrase.data()}) {
      disk.fail_at(0, fault, FaultyDisk::Length::FromThenOn);
      EXPECT_THROW(static_cast<void>(place.vault().unlock(test::secret(passphrase))), Error);
      EXPECT_EQ(place.vault().state(), Vault::State::Locked);
      disk.work_well();
    }
    EXPECT_EQ(place.vault().unlock(test::secret(test::kPassphrase)), Vault::UnlockResult::Unlocked);
    place.close();
  }
}

TEST(DiskFault, KeepsWhatWasAcknowledgedWheneverThePowerGoes) {
  using Unsynced = FaultyDisk::Unsynced;
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save_note(place.vault(), client, 100);
  const auto start = look(place.vault(), client);
  place.close();
  const auto records = test::contents(place.record_store());

  for (const auto unsynced : {Unsynced::Lost, Unsynced::Written, Unsynced::EveryOther, Unsynced::OnlyLast}) {
    bool has_struck = true;
    for (int moment = 0; has_struck; ++moment) {
      test::write_file(place.record_store(), records);
      std::size_t acknowledged = 0;
      {
        FaultyDisk disk;
        place.open_unlocked();
        disk.cut_power_at(moment);
        while (acknowledged < 2 && try_to_save_note(place.vault(), client)) ++acknowledged;
        has_struck = disk.has_struck();
        place.close();
        disk.leave_what_survived(unsynced);
      }
      place.open_unlocked();
      const auto found = look(place.vault(), client);
      place.close();
      EXPECT_GE(found.notes, start.notes + acknowledged) << moment;
      EXPECT_LE(found.notes, start.notes + acknowledged + 1) << moment;
      // Two entries for the unlocking before the cut and the one after it.
      EXPECT_EQ(found.entries - 2 - start.entries, found.notes - start.notes) << moment;
      EXPECT_EQ(test::text(place.record_store(), "PRAGMA integrity_check"), "ok") << moment;
    }
  }
}

TEST(DiskFault, KeepsWhatWasAcknowledgedWhenWritingFails) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  place.close();
  const auto child = ::fork();
  if (child == 0) ::_exit(save_until_the_file_may_not_grow(place, client));
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(test::text(place.record_store(), "PRAGMA integrity_check"), "ok");
}

}  // namespace db

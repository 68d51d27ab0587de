// SPDX-License-Identifier: MIT
#include "db/upgrade.h"

#include <gtest/gtest.h>

#include "db/authorizations.h"
#include "db/issued_documents.h"
#include "db/migrations.h"
#include "db/notes.h"
#include "db/practice.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "db/verify.h"
#include "faulty_disk.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::FaultyDisk;
using test::Workplace;

/// Two couples saved by that version of the program, with the passphrase of the other tests.
void lay_down(Workplace& place, int version) {
  place.close();
  const auto file = std::filesystem::path(TEST_DATA) / "db" / "older" / ("Version" + std::to_string(version));
  test::write_file(place.record_store(), test::contents(file));
}

void lay_down_version_one(Workplace& place) {
  lay_down(place, 1);
}

/// How many records are shown; none when something is damaged.
std::size_t whole_records(Vault& vault) {
  Transaction transaction(vault);
  const auto clients = list_clients(transaction);
  std::size_t count = load_practice(transaction).name.empty() ? 0 : 1;
  for (const auto& client : clients) {
    count += 1 + list_notes(transaction, client.id).size() + list_screenings(transaction, client.id).size() +
             list_authorizations(transaction, client.id).size() + list_issued_documents(transaction, client.id).size();
    count += find_latest_response(transaction, client.id, "https://example.org/form") ? 1 : 0;
  }
  return transaction.damaged_rows().empty() ? count : 0;
}

constexpr std::size_t kRecords = 13;

bool try_to_unlock(Workplace& place) {
  try {
    place.open_unlocked();
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// Nothing of the next version in a file of the first, and the other way round.
void expect_old_or_new(const std::filesystem::path& file, int moment) {
  const auto version = test::number(file, "PRAGMA user_version");
  const auto has_macs = test::number(file, "SELECT count(*) FROM pragma_table_info('note') WHERE name = 'mac'") == 1;
  EXPECT_TRUE(version == 1 || version == newest_schema_version()) << moment;
  EXPECT_EQ(has_macs, version > 1) << moment;
}

}  // namespace

TEST(Upgrade, KeepsEveryRecordOfTheVersionsBefore) {
  for (const int version : {1, 4}) {
    Workplace place;
    lay_down(place, version);
    place.open_unlocked();
    EXPECT_EQ(whole_records(place.vault()), kRecords) << version;
    {
      Transaction transaction(place.vault());
      EXPECT_TRUE(verify(transaction).findings.empty()) << version;
    }
    place.close();
    EXPECT_EQ(test::number(place.record_store(), "PRAGMA user_version"), newest_schema_version());
  }
}

TEST(Upgrade, KeepsTheFileAsItWasBesideTheNewOne) {
  Workplace place;
  lay_down_version_one(place);
  const auto before = test::contents(place.record_store());
  const auto kept = place.record_store().string() + ".before-version-" + std::to_string(newest_schema_version());
  place.open();
  EXPECT_EQ(place.vault().unlock(test::secret("wrong")), Vault::UnlockResult::WrongPassphrase);
  EXPECT_FALSE(std::filesystem::exists(kept));
  place.close();
  lay_down_version_one(place);
  place.open_unlocked();
  EXPECT_EQ(test::contents(kept), before);
  place.close();
  std::filesystem::remove(kept);
  place.open_unlocked();
  EXPECT_FALSE(std::filesystem::exists(kept)) << "only before an upgrade";
}

TEST(Upgrade, WaitsForTheRightPassphrase) {
  Workplace place;
  lay_down_version_one(place);
  place.open();
  EXPECT_EQ(place.vault().unlock(test::secret("wrong")), Vault::UnlockResult::WrongPassphrase);
  place.close();
  EXPECT_EQ(test::number(place.record_store(), "PRAGMA user_version"), 1);
  place.open_unlocked();
  EXPECT_EQ(whole_records(place.vault()), kRecords);
}

TEST(Upgrade, ReportsTheClientWhoseKeyIsLostAndShowsTheOther) {
  Workplace place;
  lay_down_version_one(place);
  test::execute(place.record_store(), "UPDATE client_key SET wrapped = zeroblob(126) WHERE key_id = 1");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(list_clients(transaction).size(), 1U);
  EXPECT_EQ(transaction.damaged_rows().size(), 1U);
}

TEST(Upgrade, LeavesTheOldOrTheNewFileWhicheverWriteFails) {
  for (const auto length : {FaultyDisk::Length::Once, FaultyDisk::Length::FromThenOn}) {
    bool has_struck = true;
    int moment = 0;
    for (; has_struck; ++moment) {
      Workplace place;
      lay_down_version_one(place);
      {
        FaultyDisk disk;
        disk.fail_at(moment, FaultyDisk::Fault::Failing, length);
        try_to_unlock(place);
        has_struck = disk.has_struck();
        place.close();
      }
      expect_old_or_new(place.record_store(), moment);
      place.open_unlocked();
      EXPECT_EQ(whole_records(place.vault()), kRecords) << moment;
    }
    EXPECT_GT(moment, 8);
  }
}

TEST(Upgrade, LeavesTheOldOrTheNewFileWheneverThePowerGoes) {
  using Unsynced = FaultyDisk::Unsynced;
  for (const auto unsynced : {Unsynced::Lost, Unsynced::Written, Unsynced::EveryOther, Unsynced::OnlyLast}) {
    bool has_struck = true;
    for (int moment = 0; has_struck; ++moment) {
      Workplace place;
      lay_down_version_one(place);
      {
        FaultyDisk disk;
        disk.cut_power_at(moment);
        try_to_unlock(place);
        has_struck = disk.has_struck();
        place.close();
        disk.leave_what_survived(unsynced);
      }
      expect_old_or_new(place.record_store(), moment);
      place.open_unlocked();
      EXPECT_EQ(whole_records(place.vault()), kRecords) << moment;
    }
  }
}

}  // namespace db

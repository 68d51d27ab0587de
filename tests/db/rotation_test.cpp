// SPDX-License-Identifier: MIT
#include "db/rotation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "db/authorizations.h"
#include "db/connection.h"
#include "db/issued_documents.h"
#include "db/key_slots.h"
#include "db/keyring.h"
#include "db/notes.h"
#include "db/practice.h"
#include "db/record_versions.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "db/verify.h"
#include "faulty_disk.h"
#include "people.h"
#include "raw_store.h"
#include "workplace.h"

namespace db {
namespace {

using test::FaultyDisk;
using test::kPassphrase;
using test::secret;
using test::Workplace;

constexpr std::size_t kClients = 2;

/// Clients with something of everything, and the practice.
void fill(Workplace& place) {
  for (std::size_t i = 0; i < kClients; ++i) {
    auto client = test::saved_client(place.vault());
    Transaction transaction(place.vault());
    save_practice(transaction, {});
    save_setting(transaction, "some-choice", "chosen");
    auto note = add_note(transaction, client.id, test::kSessionDate, "one");
    note.text = "two";
    EXPECT_TRUE(change_note(transaction, note));
    add_response(transaction, client.id, "https://example.org/form|1", ResponseState::Completed, "{}");
    add_screening(transaction, client.id, ScreeningKind::Screen, "{}");
    add_authorization(transaction,
                      {{}, client.id, 0, test::kSessionDate, test::kSessionDate, {}, "recipient", {}, true});
    add_issued_document(transaction, {{}, client.id, "L02", "3", {}, "{}", "%PDF-"});
    transaction.commit({AuditAction::Create, "client", {}, {}, "the detail"});
  }
}

/// Everything that is shown, as text.
std::string shown(Vault& vault) {
  Transaction transaction(vault);
  std::string text = find_setting(transaction, "some-choice").value_or("");
  for (const auto& client : list_clients(transaction)) {
    text += client.name + client.partner.name;
    for (const auto& note : list_notes(transaction, client.id)) {
      text += note.text;
      for (const auto& version : list_versions(transaction, "note", note.id.text))
        text += load_version(transaction, "note", note.id.text, version.version).column("body").text;
    }
    text += find_latest_response(transaction, client.id, "https://example.org/form")->json;
    text += list_screenings(transaction, client.id).front().json;
    text += list_authorizations(transaction, client.id).front().recipient;
    text += list_issued_documents(transaction, client.id).front().code;
  }
  EXPECT_TRUE(transaction.damaged_rows().empty());
  return text;
}

std::string details(Vault& vault) {
  Transaction transaction(vault);
  std::string text;
  for (const auto& entry : audit_entries(transaction, 1000)) text += entry.event.detail;
  EXPECT_TRUE(transaction.damaged_rows().empty());
  return text;
}

void rotate(Vault& vault) {
  vault.start_rotation();
  while (vault.rotate_some()) continue;
}

std::string column(const Workplace& place, const std::string& query) {
  return test::text(place.record_store(), "SELECT group_concat(hex(" + query);
}

}  // namespace

TEST(Rotation, KeepsEverythingAndSealsAllOfItAnew) {
  Workplace place;
  fill(place);
  const auto before = shown(place.vault());
  const auto trail = details(place.vault());
  place.close();
  const auto cells = [&] {
    return column(place, "body), '') FROM note") + column(place, "content), '') FROM record_version") +
           column(place, "wrapped), '') FROM client_key") + column(place, "value), '') FROM setting");
  };
  const auto old_cells = cells();
  place.open_unlocked();
  rotate(place.vault());
  EXPECT_EQ(shown(place.vault()), before);
  EXPECT_EQ(details(place.vault()), trail);
  EXPECT_TRUE(test::is_whole(place.vault()));
  place.close();
  const auto fresh_cells = cells();
  for (std::size_t at = 0; at + 256 <= old_cells.size(); at += 256)
    EXPECT_EQ(fresh_cells.find(old_cells.substr(at, 64)), std::string::npos);
  EXPECT_EQ(test::number(place.record_store(), "SELECT max(key_id) FROM key_slot"), 2);
  EXPECT_EQ(test::number(place.record_store(), "SELECT min(key_id) FROM client_key"), 1 + std::int64_t{kClients});
}

TEST(Rotation, TellsHowFarItIs) {
  Workplace place;
  fill(place);
  EXPECT_FALSE(place.vault().is_rotating());
  EXPECT_FALSE(place.vault().rotate_some());
  place.vault().start_rotation();
  for (std::size_t done = 0; done < kClients; ++done) {
    const auto progress = place.vault().rotation_progress();
    EXPECT_TRUE(progress.is_rotating);
    EXPECT_EQ(progress.done, done);
    EXPECT_EQ(progress.total, kClients);
    EXPECT_TRUE(place.vault().rotate_some());
  }
  EXPECT_FALSE(place.vault().rotate_some());
  EXPECT_FALSE(place.vault().is_rotating());
}

TEST(Rotation, GoesOnAfterARestartAndLetsPeopleWorkMeanwhile) {
  Workplace place;
  fill(place);
  const auto before = shown(place.vault());
  place.vault().start_rotation();
  for (std::size_t step = 0; step <= kClients; ++step) {
    EXPECT_EQ(shown(place.vault()), before) << step;
    EXPECT_TRUE(test::is_whole(place.vault())) << step;
    place.close();
    place.open_unlocked();
    EXPECT_TRUE(place.vault().is_rotating());
    place.vault().rotate_some();
  }
  EXPECT_FALSE(place.vault().is_rotating());
  test::saved_client(place.vault());
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(Rotation, CanBeDoneAgainAndAgain) {
  Workplace place;
  fill(place);
  const auto before = shown(place.vault());
  const auto trail = details(place.vault());
  for (int round = 0; round < 3; ++round) {
    rotate(place.vault());
    place.close();
    place.open_unlocked();
    EXPECT_EQ(shown(place.vault()), before);
    EXPECT_EQ(details(place.vault()), trail);
    EXPECT_TRUE(test::is_whole(place.vault())) << round;
  }
}

TEST(Rotation, LeavesNobodyOutWhoDidNotOpenTheVaultMeanwhile) {
  Workplace place;
  fill(place);
  const auto before = shown(place.vault());
  place.vault().add_practitioner("Second", secret("seven kites over the old harbor"));
  rotate(place.vault());
  rotate(place.vault());
  for (int round = 0; round < 2; ++round) {
    place.close();
    place.open();
    EXPECT_EQ(place.vault().unlock(secret("seven kites over the old harbor")), Vault::UnlockResult::Unlocked);
    EXPECT_EQ(shown(place.vault()), before);
  }
}

TEST(Rotation, GivesNothingToASlotThatSomebodyElsePutIn) {
  Workplace place;
  fill(place);
  place.close();
  {
    Connection connection(place.record_store());
    const auto forged = SecretBytes::random(kKeySize);
    insert_key_slot(connection,
                    make_passphrase_slot(load_key_slots(connection).slots.front().vault_id, random_uuid(),
                                         secret("the forger's own"), test::kLeastCost, {1, key_bytes(forged)}, Time{}));
  }
  place.open_unlocked();
  rotate(place.vault());
  place.close();
  EXPECT_EQ(test::number(place.record_store(), "SELECT count(*) FROM key_slot"), 1);
}

TEST(Rotation, LeavesAnIncompleteRosterIncomplete) {
  Workplace place;
  fill(place);
  place.close();
  test::execute(place.record_store(),
                "PRAGMA foreign_keys = OFF; DELETE FROM note WHERE rowid = 1; DELETE FROM practice");
  place.open_unlocked();
  rotate(place.vault());
  EXPECT_FALSE(place.vault().is_rotating());
  Transaction transaction(place.vault());
  const auto report = verify(transaction);
  EXPECT_EQ(std::ranges::count(report.findings, "roster", &VerifyFinding::table), 2);
}

TEST(Rotation, LeavesTheKeyOfAClientWhoseRecordsAreDamaged) {
  Workplace place;
  fill(place);
  place.close();
  test::execute(place.record_store(), "UPDATE note SET created_at = 1 WHERE rowid = 1");
  place.open_unlocked();
  rotate(place.vault());
  EXPECT_FALSE(place.vault().is_rotating());
  Transaction transaction(place.vault());
  EXPECT_EQ(list_clients(transaction).size(), kClients);
  const auto report = verify(transaction);
  EXPECT_EQ(report.findings.size(), 1U);
}

/// A filled store that is laid down again for each moment at which its rotation fails.
struct Prepared {
  Prepared() {
    fill(place);
    before = shown(place.vault());
    place.close();
    file = test::contents(place.record_store());
  }

  void lay_down() { test::write_file(place.record_store(), file); }

  Workplace place;
  std::string before;
  std::string file;
};

TEST(Rotation, IsOldOrNewWhicheverWriteFails) {
  Prepared prepared;
  auto& place = prepared.place;
  for (const auto length : {FaultyDisk::Length::Once, FaultyDisk::Length::FromThenOn}) {
    bool has_struck = true;
    int moment = 0;
    for (; has_struck; moment += 5) {
      prepared.lay_down();
      {
        FaultyDisk disk;
        place.open_unlocked();
        disk.fail_at(moment, FaultyDisk::Fault::Full, length);
        try {
          rotate(place.vault());
        } catch (const Error& failure) {
          EXPECT_EQ(failure.kind(), Error::Kind::DiskFull);
        }
        has_struck = disk.has_struck();
        disk.work_well();
        EXPECT_EQ(shown(place.vault()), prepared.before) << moment;
        place.close();
      }
      place.open_unlocked();
      EXPECT_TRUE(test::is_whole(place.vault())) << moment;
      while (place.vault().rotate_some()) continue;
      EXPECT_EQ(shown(place.vault()), prepared.before) << moment;
      place.close();
    }
    EXPECT_GT(moment, 20);
  }
}

TEST(Rotation, IsOldOrNewWheneverThePowerGoes) {
  using Unsynced = FaultyDisk::Unsynced;
  Prepared prepared;
  auto& place = prepared.place;
  for (const auto unsynced : {Unsynced::Lost, Unsynced::EveryOther}) {
    bool has_struck = true;
    for (int moment = 0; has_struck; moment += 11) {
      prepared.lay_down();
      {
        FaultyDisk disk;
        place.open_unlocked();
        disk.cut_power_at(moment);
        try {
          rotate(place.vault());
        } catch (const Error&) {
        }
        has_struck = disk.has_struck();
        place.close();
        disk.leave_what_survived(unsynced);
      }
      place.open_unlocked();
      EXPECT_EQ(shown(place.vault()), prepared.before) << moment;
      EXPECT_TRUE(test::is_whole(place.vault())) << moment;
      place.close();
    }
  }
}

}  // namespace db

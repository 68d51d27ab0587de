// SPDX-License-Identifier: MIT
#include "db/erasure.h"

#include <gtest/gtest.h>

#include "db/authorizations.h"
#include "db/connection.h"
#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/record_versions.h"
#include "db/responses.h"
#include "db/retention.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "db/trash.h"
#include "db/verify.h"
#include "faulty_disk.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

/// A client with a row in nearly every table.
Client full_client(Vault& vault) {
  auto client = test::saved_client(vault);
  Transaction transaction(vault);
  client.pronouns = "they";
  EXPECT_TRUE(change_client(transaction, client));
  const auto note = add_note(transaction, client.id, test::kSessionDate, "one");
  add_response(transaction, client.id, "https://example.org/form|1", ResponseState::Completed, "{}");
  add_screening(transaction, client.id, ScreeningKind::Screen, "{}");
  add_authorization(transaction, {{}, client.id, 0, test::kSessionDate, test::kSessionDate, {}, "x", {}, true});
  add_issued_document(transaction, {{}, client.id, "Q1", "1", {}, "data", std::string(20'000, 'p')});
  Retention retention;
  EXPECT_TRUE(save_retention(transaction, client.id, retention));
  EXPECT_TRUE(put_in_trash(transaction, "note", note.id.text));
  transaction.commit(test::created());
  return client;
}

AuditEvent erased(const ClientId& client) {
  return {AuditAction::Erase, "client", client.text, client, {}};
}

void erase(Vault& vault, const ClientId& client) {
  Transaction transaction(vault);
  EXPECT_EQ(erase_client(transaction, client, ErasureReason::PeriodOver), ErasureOutcome::Erased);
  transaction.commit(erased(client));
}

/// Every blob of the client's rows, as the closed file holds them, in capitals of base 16.
std::vector<std::string> cells(const std::filesystem::path& file) {
  const auto column = [&](const std::string& sql) { return test::text(file, sql); };
  return {column("SELECT hex(wrapped) FROM client_key"),
          column("SELECT hex(name) FROM client"),
          column("SELECT hex(body) FROM note"),
          column("SELECT hex(answers) FROM questionnaire_response"),
          column("SELECT hex(answers) FROM screening"),
          column("SELECT hex(pdf) FROM issued_document"),
          column("SELECT hex(content) FROM record_version LIMIT 1")};
}

std::string bytes_of(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

/// Whether any stretch of the cell is in a file of the folder: a long cell is spread over several pages.
bool is_found(const std::filesystem::path& folder, const std::string& cell) {
  constexpr std::size_t stretch = 48;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto text = test::contents(entry.path());
    for (std::size_t i = 0; i + stretch <= cell.size(); i += 4096) {
      if (text.find(cell.substr(i, stretch)) != std::string::npos) return true;
    }
  }
  return false;
}

}  // namespace

TEST(Erasure, OfAClientLeavesNoRowAndAWholeStore) {
  Workplace place;
  const auto client = full_client(place.vault());
  erase(place.vault(), client.id);
  Transaction transaction(place.vault());
  EXPECT_TRUE(preview_client_erasure(transaction, client.id).empty());
  EXPECT_FALSE(find_client(transaction, client.id));
  EXPECT_TRUE(verify(transaction).is_whole());
  EXPECT_FALSE(audit_entries(transaction, 100, client.id).empty());
}

TEST(Erasure, LeavesOtherClientsAsTheyWere) {
  Workplace place;
  const auto client = full_client(place.vault());
  const auto other = test::saved_client(place.vault());
  erase(place.vault(), client.id);
  place.close();
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(list_clients(transaction), std::vector{other});
}

TEST(Erasure, LeavesNothingOfTheKeyOrTheCellsInTheFile) {
  Workplace place;
  const auto client = full_client(place.vault());
  place.close();
  const auto before = cells(place.record_store());
  for (const auto& cell : before) EXPECT_TRUE(is_found(place.path(), bytes_of(cell)));
  place.open_unlocked();
  erase(place.vault(), client.id);
  for (const auto& cell : before) EXPECT_FALSE(is_found(place.path(), bytes_of(cell)));
  place.close();
  for (const auto& cell : before) EXPECT_FALSE(is_found(place.path(), bytes_of(cell)));
}

TEST(Erasure, TakesTheKeyFromMemoryToo) {
  Workplace place;
  const auto client = full_client(place.vault());
  erase(place.vault(), client.id);
  Transaction transaction(place.vault());
  const auto lost = test::refusal([&] { transaction.keyring().key(Compartment::Client, client.id); });
  EXPECT_EQ(lost.kind(), Error::Kind::Damaged);
}

TEST(Erasure, LeavesRowsOfAnEarlierCopyThatDoNotOpenWithoutTheirKey) {
  Workplace place;
  const auto client = full_client(place.vault());
  place.close();
  test::execute(place.record_store(), "PRAGMA foreign_keys=OFF; DELETE FROM client_key");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(test::refusal([&] { find_client(transaction, client.id); }).kind(), Error::Kind::Damaged);
  EXPECT_TRUE(list_clients(transaction).empty());
}

TEST(Erasure, ThatIsNotCommittedLeavesEverything) {
  Workplace place;
  const auto client = full_client(place.vault());
  {
    Transaction transaction(place.vault());
    EXPECT_EQ(erase_client(transaction, client.id, ErasureReason::PersonAsked), ErasureOutcome::Erased);
  }
  Transaction transaction(place.vault());
  EXPECT_EQ(find_client(transaction, client.id), client);
  EXPECT_TRUE(verify(transaction).is_whole());
}

TEST(Erasure, IsAllOrNothingWhereverTheDiskFails) {
  bool has_struck = true;
  int refused = 0;
  for (int moment = 0; has_struck; ++moment) {
    test::FaultyDisk disk;
    Workplace place;
    const auto client = full_client(place.vault());
    disk.fail_at(moment, test::FaultyDisk::Fault::Failing, test::FaultyDisk::Length::FromThenOn);
    bool is_acknowledged = false;
    try {
      erase(place.vault(), client.id);
      is_acknowledged = true;
    } catch (const Error&) {
      ++refused;
    }
    has_struck = disk.has_struck();
    disk.work_well();
    place.close();
    place.open_unlocked();
    Transaction transaction(place.vault());
    const bool is_gone = !find_client(transaction, client.id);
    EXPECT_TRUE(is_gone || !is_acknowledged) << moment;
    EXPECT_EQ(list_erasures(transaction).size(), is_gone ? 1U : 0U) << moment;
    EXPECT_TRUE(verify(transaction).is_whole()) << moment;
  }
  EXPECT_GT(refused, 0);
}

TEST(Erasure, OfAClientLeavesAReceiptOfCountsAndDays) {
  Workplace place;
  const auto client = full_client(place.vault());
  erase(place.vault(), client.id);
  Transaction transaction(place.vault());
  const auto receipts = list_erasures(transaction);
  ASSERT_EQ(receipts.size(), 1U);
  EXPECT_EQ(receipts[0].table, "client");
  EXPECT_EQ(receipts[0].of_id, client.id.text);
  EXPECT_EQ(receipts[0].reason, ErasureReason::PeriodOver);
  const auto now = transaction.now();
  EXPECT_EQ(receipts[0].kinds.front(), (ErasedKind{"client", 1, now, now}));
  EXPECT_EQ(receipts[0].kinds.back(), (ErasedKind{"retention", 1, {}, {}}));
}

TEST(Erasure, HappensOnce) {
  Workplace place;
  const auto client = full_client(place.vault());
  erase(place.vault(), client.id);
  Transaction transaction(place.vault());
  EXPECT_EQ(erase_client(transaction, client.id, ErasureReason::PeriodOver), ErasureOutcome::NotThere);
  EXPECT_EQ(erase_partner(transaction, client.id, ErasureReason::PeriodOver), ErasureOutcome::NotThere);
}

TEST(Erasure, IsRefusedUnderALegalHold) {
  Workplace place;
  const auto client = full_client(place.vault());
  Transaction transaction(place.vault());
  auto retention = load_retention(transaction, client.id);
  retention.is_held = true;
  EXPECT_TRUE(save_retention(transaction, client.id, retention));
  const auto note = list_trash(transaction).front().id;
  place.clock().advance(kTrashStay);
  EXPECT_EQ(erase_client(transaction, client.id, ErasureReason::PersonAsked), ErasureOutcome::Held);
  EXPECT_EQ(erase_partner(transaction, client.id, ErasureReason::PersonAsked), ErasureOutcome::Held);
  EXPECT_EQ(erase_trashed_note(transaction, "note", note), ErasureOutcome::Held);
  EXPECT_TRUE(list_erasures(transaction).empty());
}

TEST(Erasure, OfThePartnerLeavesTheClient) {
  Workplace place;
  auto client = full_client(place.vault());
  Transaction transaction(place.vault());
  EXPECT_EQ(erase_partner(transaction, client.id, ErasureReason::PeriodOver), ErasureOutcome::Erased);
  const auto found = find_client(transaction, client.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, client.name);
  EXPECT_EQ(found->partner, Partner{});
  const auto partner = record_addresses(transaction.connection(), record_table("partner")).front().id;
  EXPECT_EQ(list_versions(transaction, "partner", partner).size(), 1U);
  EXPECT_EQ(list_erasures(transaction).front().table, "partner");
  EXPECT_TRUE(verify(transaction).is_whole());
}

TEST(Erasure, OfATrashedNoteWaitsForThirtyDays) {
  Workplace place;
  full_client(place.vault());
  Transaction transaction(place.vault());
  const auto note = list_trash(transaction).front().id;
  place.clock().advance(kTrashStay - std::chrono::seconds(1));
  EXPECT_EQ(erase_trashed_note(transaction, "note", note), ErasureOutcome::TooEarly);
  place.clock().advance(std::chrono::seconds(1));
  EXPECT_EQ(erase_trashed_note(transaction, "note", note), ErasureOutcome::Erased);
  EXPECT_EQ(erase_trashed_note(transaction, "note", note), ErasureOutcome::NotThere);
  EXPECT_TRUE(list_trash(transaction).empty());
  EXPECT_TRUE(list_versions(transaction, "note", note).empty());
  EXPECT_TRUE(verify(transaction).is_whole());
}

TEST(Erasure, OfATrashedClientWaitsForThirtyDays) {
  Workplace place;
  const auto client = full_client(place.vault());
  Transaction transaction(place.vault());
  EXPECT_EQ(erase_client(transaction, client.id, ErasureReason::TrashEmptied), ErasureOutcome::TooEarly);
  EXPECT_TRUE(put_in_trash(transaction, "client", client.id.text));
  place.clock().advance(kTrashStay);
  EXPECT_EQ(erase_client(transaction, client.id, ErasureReason::TrashEmptied), ErasureOutcome::Erased);
}

}  // namespace db

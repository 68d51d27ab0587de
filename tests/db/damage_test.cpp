// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/practice.h"
#include "db/record_versions.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "people.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

constexpr std::size_t kDamages = 1000;
constexpr std::size_t kPage = 16384;
/// The header of a page and where its first 50 rows begin.
constexpr std::size_t kHead = 108;
/// So that high and low bytes, and each bit, are met.
constexpr std::size_t kHeadStep = 5;
constexpr std::size_t kSector = 4096;
/// Every third, so that each quarter of a page is met.
constexpr std::size_t kSectorsApart = 3 * kSector;

void save_everything(Vault& vault) {
  Transaction transaction(vault);
  Practice practice;
  practice.name = "the practice";
  save_practice(transaction, practice);
  for (const auto& [name, partner] : test::couples()) {
    const auto client =
        add_client(transaction, std::string(name), {std::string(partner), "called", "pronouns", "language"}).id;
    for (int i = 0; i < 5; ++i)
      add_note(transaction, client, test::kSessionDate, std::string(3000, static_cast<char>('a' + i)));
    add_response(transaction, client, "https://example.org/form|1", ResponseState::Completed, "the answers");
    add_screening(transaction, client, ScreeningKind::Screen, "the screening");
    add_issued_document(transaction, {{}, client, "L02", "3", {}, "the data", {}});
  }
  transaction.commit({AuditAction::Create, "client", {}, {}, "the detail"});
}

void insert_versions(Transaction& transaction, std::string_view table, const std::string& id,
                     std::set<std::string>& shown) {
  for (const auto& version : list_versions(transaction, table, id)) {
    for (const auto& column : load_version(transaction, table, id, version.version).columns) shown.insert(column.text);
  }
}

/// Everything that a page could show of what is sealed, and whether it could show all.
struct Shown {
  std::set<std::string> texts;
  bool is_whole = false;
};

Shown everything_shown(Vault& vault) {
  Transaction transaction(vault);
  std::set<std::string> shown{load_practice(transaction).name};
  for (const auto& client : list_clients(transaction)) {
    shown.insert(
        {client.name, client.partner.name, client.partner.called, client.partner.pronouns, client.partner.language});
    insert_versions(transaction, "client", client.id.text, shown);
    for (const auto& note : list_notes(transaction, client.id)) {
      shown.insert(note.text);
      insert_versions(transaction, "note", note.id.text, shown);
    }
    if (const auto response = find_latest_response(transaction, client.id, "https://example.org/form")) {
      shown.insert(response->json);
      insert_versions(transaction, "questionnaire_response", response->id.text, shown);
    }
    for (const auto& screening : list_screenings(transaction, client.id)) shown.insert(screening.json);
    for (const auto& document : list_issued_documents(transaction, client.id))
      shown.insert({document.code, document.data});
  }
  for (const auto& entry : audit_entries(transaction, 100)) shown.insert(entry.event.detail);
  return {shown, transaction.damaged_rows().empty()};
}

/// Opens the records with one bit of the file changed. Nothing may be shown that was not saved, and nothing may be
/// missing without a word. True when the damage was told.
bool is_told(Workplace& place, const std::string& file, std::size_t at, int bit, const std::set<std::string>& right) {
  auto damaged = file;
  damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
  place.close();
  test::write_file(place.record_store(), damaged);
  try {
    place.open();
    if (place.vault().unlock(test::secret(test::kPassphrase)) != Vault::UnlockResult::Unlocked) return false;
    const auto shown = everything_shown(place.vault());
    for (const auto& text : shown.texts) EXPECT_TRUE(right.contains(text)) << at << ", bit " << bit;
    EXPECT_TRUE(!shown.is_whole || shown.texts == right) << at << ", bit " << bit;
    return !shown.is_whole;
  } catch (const Error&) {
    return true;
  }
}

/// Where the file holds something: whole stretches of it are zeros.
std::vector<std::size_t> used_bytes(const std::string& file) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < file.size(); ++i) {
    if (file[i] != '\0') used.push_back(i);
  }
  return used;
}

}  // namespace

TEST(Damage, IsNeverShownAsARecord) {
  Workplace place;
  save_everything(place.vault());
  const auto right = everything_shown(place.vault()).texts;
  place.close();
  const auto file = test::contents(place.record_store());
  const auto used = used_bytes(file);

  std::size_t told = 0;
  for (std::size_t i = 0; i < kDamages; ++i) {
    // Spread evenly over what is in use, and over the bits.
    if (is_told(place, file, used[i * used.size() / kDamages], static_cast<int>(i % 8), right)) ++told;
  }
  // Most of the file is sealed cells, and every one of them is opened.
  EXPECT_GT(told, kDamages * 9 / 10);
}

TEST(Damage, OfWhatLeadsToARecordNeverHidesItSilently) {
  Workplace place;
  save_everything(place.vault());
  const auto right = everything_shown(place.vault()).texts;
  place.close();
  const auto file = test::contents(place.record_store());
  // The head of each page says what is on it: a few bits there hide or exchange whole rows.
  std::size_t told = 0;
  for (std::size_t page = 0; page < file.size(); page += kPage) {
    for (std::size_t at = page; at < page + kHead; at += kHeadStep) {
      if (file[at] != '\0' && is_told(place, file, at, static_cast<int>(at / kHeadStep % 8), right)) ++told;
    }
  }
  EXPECT_GT(told, 0U);
}

TEST(Damage, OfAWholeSectorIsNeverShownAndNeverSilent) {
  Workplace place;
  save_everything(place.vault());
  const auto right = everything_shown(place.vault()).texts;
  place.close();
  const auto file = test::contents(place.record_store());
  for (std::size_t at = 0; at < file.size(); at += kSectorsApart) {
    auto damaged = file;
    damaged.replace(at, kSector, std::string(std::min(kSector, file.size() - at), '\x5A'));
    place.close();
    test::write_file(place.record_store(), damaged);
    try {
      place.open_unlocked();
      const auto shown = everything_shown(place.vault());
      for (const auto& text : shown.texts) EXPECT_TRUE(right.contains(text)) << at;
      EXPECT_TRUE(!shown.is_whole || shown.texts == right) << at;
    } catch (const Error&) {
    }
  }
}

}  // namespace db

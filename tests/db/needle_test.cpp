// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "db/authorizations.h"
#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/practice.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

/// What must not be found in any file: everything that was saved as text.
std::vector<std::string> needles() {
  std::vector<std::string> all{
      "no-secrets needle", "needle-pronouns", "needle-language", "needle-called", "needle-note",
      "needle-answer",     "needle-safety",   "needle-channel",  "needle-data",   "needle-pdf",
      "needle-detail",     "needle-form",     "Q42-needle",      "2026-11-20",    std::string(test::kPassphrase)};
  for (const auto& [client, partner] : test::couples()) {
    all.emplace_back(client);
    all.emplace_back(partner);
  }
  return all;
}

void save_a_couple(Transaction& transaction, const test::Couple& couple) {
  auto client = add_client(transaction, std::string(couple.client),
                           {std::string(couple.partner), "needle-called", "needle-pronouns", "needle-language"});
  client.pronouns = "needle-pronouns";
  EXPECT_TRUE(change_client(transaction, client));
  auto note = add_note(transaction, client.id, test::kSessionDate, "needle-note about " + std::string(couple.partner));
  note.text += " and once more needle-note";
  EXPECT_TRUE(change_note(transaction, note));
  add_response(transaction, client.id, "https://example.org/needle-form|1", ResponseState::Completed,
               "{\"a\":\"needle-answer\"}");
  add_screening(transaction, client.id, ScreeningKind::Screen, "{\"a\":\"needle-safety\"}");
  add_authorization(transaction, {{},
                                  client.id,
                                  0,
                                  test::kSessionDate,
                                  test::kSessionDate,
                                  {},
                                  std::string(couple.partner),
                                  {"needle-channel"},
                                  true});
  add_issued_document(
      transaction,
      {{}, client.id, "Q42-needle", "needle-form", {}, "needle-data", "needle-pdf" + std::string(20'000, 'p')});
}

void expect_no_needle(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto bytes = test::contents(entry.path());
    for (const auto& needle : needles())
      EXPECT_EQ(bytes.find(needle), std::string::npos) << needle << " in " << entry.path().filename();
  }
}

}  // namespace

TEST(Needles, AreFoundByThisTestWhereTheyAre) {
  Workplace place;
  test::write_file(place.path() / "leak", "before needle-note after");
  EXPECT_NE(test::contents(place.path() / "leak").find("needle-note"), std::string::npos);
}

TEST(Needles, AreInNoFileBeforeOrAfterTheCommit) {
  Workplace place;
  for (int round = 0; round < 3; ++round) {
    Transaction transaction(place.vault());
    Practice practice;
    practice.name = "no-secrets needle";
    save_practice(transaction, practice);
    for (const auto& couple : test::couples()) save_a_couple(transaction, couple);
    // Enough to make SQLite write pages before the commit, so that the file and the journal are both in use.
    const auto client = list_clients(transaction).front().id;
    for (int i = 0; i < 40; ++i)
      add_note(transaction, client, test::kSessionDate, std::string(100'000, 'n') + "needle-note");
    EXPECT_GT(std::filesystem::file_size(place.record_store().string() + "-journal"), 0U);
    expect_no_needle(place.path());
    transaction.commit({AuditAction::Create, "client", {}, {}, "needle-detail"});
  }
  expect_no_needle(place.path());
  place.vault().lock();
  place.close();
  expect_no_needle(place.path());
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "db/authorizations.h"
#include "db/backup.h"
#include "db/issued_documents.h"
#include "db/migrations.h"
#include "db/note_drafts.h"
#include "db/notes.h"
#include "db/own_forms.h"
#include "db/own_texts.h"
#include "db/practice.h"
#include "db/process_notes.h"
#include "db/responses.h"
#include "db/retention.h"
#include "db/screenings.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "db/trash.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

constexpr int kFirstWithBackups = 6;
constexpr int kFirstWithOwnForms = 7;
constexpr int kFirstWithOwnTexts = 8;
constexpr int kFirstWithNoteDrafts = 9;
constexpr std::string_view kForm = "https://example.org/form";

std::filesystem::path fixture(int version) {
  return std::filesystem::path(TEST_DATA) / "db" / "older" / ("Version" + std::to_string(version) + ".backup");
}

void save_couple(Vault& vault, const test::Couple& couple) {
  Transaction transaction(vault);
  auto client = add_client(transaction, std::string(couple.client), {std::string(couple.partner), {}, "they", {}});
  client.pronouns = "they";
  EXPECT_TRUE(change_client(transaction, client));
  auto note = add_note(transaction, client.id, test::kSessionDate, "Both of us.");
  note.text += " And once more.";
  EXPECT_TRUE(change_note(transaction, note));
  const auto away = add_note(transaction, client.id, test::kSessionDate, "Thrown away.");
  EXPECT_TRUE(put_in_trash(transaction, "note", away.id.text));
  add_process_note(transaction, client.id, test::kSessionDate, "What it was like.");
  NoteDraft draft{{}, {NoteKind::Intake, client.id, {}}, 0, "2026-11-20", "Half a sen", {}};
  EXPECT_TRUE(save_note_draft(transaction, draft));
  add_response(transaction, client.id, std::string(kForm) + "|1", ResponseState::Completed, "{\"a\":1}");
  add_screening(transaction, client.id, ScreeningKind::Screen, "{}");
  add_authorization(
      transaction,
      {{}, client.id, 0, test::kSessionDate, test::kSessionDate, {}, std::string(couple.partner), {"letter"}, true});
  add_issued_document(transaction, {{}, client.id, "L02", "3", {}, "{}", "%PDF-1.7 invented"});
  auto retention = load_retention(transaction, client.id);
  retention.is_held = true;
  retention.hold_reason = "A court asked for it.";
  EXPECT_TRUE(save_retention(transaction, client.id, retention));
  transaction.commit(test::created());
}

OwnText own_text(const std::string& body) {
  OwnText text;
  text.of = {"L01", "en-US"};
  text.template_version = "1.0.0";
  text.title = "A Note";
  text.body = body;
  return text;
}

/// Two couples with something of every kind, as every fixture has them, so that a later one is made in the same way.
void save_practice_with_couples(Vault& vault) {
  {
    Transaction transaction(vault);
    Practice practice;
    practice.name = "Practice by the River";
    save_practice(transaction, practice);
    save_setting(transaction, "backup-folder", "/media/backups");
    auto own = add_own_form(transaction, "intake", "{\"a\":1}").value();
    own.canonical = "urn:x|1+1.a";
    EXPECT_TRUE(use_own_form(transaction, own));
    add_own_form(transaction, "intake", "{\"a\":2}");
    auto text = add_own_text(transaction, own_text("Dear one,")).value();
    EXPECT_TRUE(use_own_text(transaction, text));
    add_own_text(transaction, own_text("Dear both,"));
    transaction.commit(test::created());
  }
  for (const auto& couple : test::couples().first(2)) save_couple(vault, couple);
}

std::string made_backup() {
  Workplace place;
  save_practice_with_couples(place.vault());
  const test::TemporaryFolder folder;
  const CancelFlag go_on = false;
  return test::contents(make_backup(place.vault(), folder.path(), go_on).file);
}

bool is_restored(Workplace& place, const std::filesystem::path& backup) {
  place.close();
  const DataFolder folder(place.path());
  const auto opened = restore_backup(folder, place.clock(), backup, test::secret(test::kPassphrase));
  return opened && opened->report.findings.empty();
}

void expect_couple(Transaction& transaction, const Client& client) {
  EXPECT_EQ(client.pronouns, "they");
  const auto notes = list_notes(transaction, client.id);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].text, "Both of us. And once more.");
  EXPECT_EQ(list_process_notes(transaction, client.id).size(), 1U);
  EXPECT_EQ(find_latest_response(transaction, client.id, std::string(kForm)).value().json, "{\"a\":1}");
  EXPECT_EQ(list_screenings(transaction, client.id).size(), 1U);
  EXPECT_EQ(list_authorizations(transaction, client.id).size(), 1U);
  EXPECT_EQ(list_issued_documents(transaction, client.id).size(), 1U);
  EXPECT_TRUE(is_held(transaction, client.id));
}

}  // namespace

TEST(OlderBackups, AreKeptOfEverySchema) {
  for (int version = kFirstWithBackups; version <= newest_schema_version(); ++version) {
    if (std::filesystem::exists(fixture(version))) continue;
    ADD_FAILURE() << fixture(version).filename()
                  << " is missing. If this is a new schema, the file was made just now: add it to the commit.";
    if (version == newest_schema_version()) test::write_file(fixture(version), made_backup());
  }
}

TEST(OlderBackups, OpenWithEverythingTheyHold) {
  for (int version = kFirstWithBackups; version <= newest_schema_version(); ++version) {
    Workplace place;
    EXPECT_TRUE(is_restored(place, fixture(version))) << version;
    place.open_unlocked();
    Transaction transaction(place.vault());
    EXPECT_EQ(load_practice(transaction).name, "Practice by the River");
    EXPECT_EQ(find_setting(transaction, "backup-folder"), "/media/backups");
    EXPECT_EQ(list_trash(transaction).size(), 2U);
    EXPECT_EQ(list_own_forms(transaction).size(), version < kFirstWithOwnForms ? 0U : 2U);
    EXPECT_EQ(list_own_texts(transaction).size(), version < kFirstWithOwnTexts ? 0U : 2U);
    const auto clients = list_clients(transaction);
    EXPECT_EQ(clients.size(), 2U);
    for (const auto& client : clients) {
      expect_couple(transaction, client);
      EXPECT_EQ(find_note_draft(transaction, {NoteKind::Intake, client.id, {}}).has_value(),
                version >= kFirstWithNoteDrafts);
    }
    EXPECT_TRUE(transaction.damaged_rows().empty());
  }
}

}  // namespace db

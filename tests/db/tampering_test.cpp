// SPDX-License-Identifier: MIT
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "db/authorizations.h"
#include "db/backup_runs.h"
#include "db/client_merges.h"
#include "db/erasure.h"
#include "db/issued_documents.h"
#include "db/note_drafts.h"
#include "db/notes.h"
#include "db/own_forms.h"
#include "db/own_texts.h"
#include "db/practice.h"
#include "db/practitioners.h"
#include "db/process_notes.h"
#include "db/record_table.h"
#include "db/responses.h"
#include "db/retention.h"
#include "db/screenings.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "db/trash.h"
#include "people.h"
#include "workplace.h"

// What somebody who has the file and a database tool, but not the passphrase, can do to it: every kind of it to every
// column of every kind of record.

namespace db {
namespace {

using test::Workplace;

void save_all_of(Transaction& transaction, const ClientId& client, const std::string& text) {
  add_note(transaction, client, test::kSessionDate, text + " one");
  add_note(transaction, client, test::kSessionDate, text + " two");
  add_response(transaction, client, "https://example.org/form|1", ResponseState::Completed, text);
  add_response(transaction, client, "https://example.org/other|1", ResponseState::Completed, text);
  for (const auto kind : {ScreeningKind::Screen, ScreeningKind::Reassessment})
    add_screening(transaction, client, kind, text);
  for (const auto* code : {"L02", "A01"}) add_issued_document(transaction, {{}, client, code, "3", {}, text, text});
  for (int i = 0; i < 2; ++i) {
    add_authorization(transaction, {{}, client, 0, test::kSessionDate, test::kSessionDate, {}, text, {}, true});
    add_process_note(transaction, client, test::kSessionDate, text + std::to_string(i));
    const auto away = add_note(transaction, client, test::kSessionDate, text).id.text;
    EXPECT_TRUE(put_in_trash(transaction, "note", away));
  }
  for (const auto kind : {NoteKind::Intake, NoteKind::Process}) {
    for (const auto& note : {std::string(), random_uuid()}) {
      NoteDraft draft{{}, {kind, client, note}, 1, "2026-11-20", text, {}};
      EXPECT_TRUE(save_note_draft(transaction, draft));
    }
  }
  Retention retention;
  retention.hold_reason = text;
  EXPECT_TRUE(save_retention(transaction, client, retention));
}

ClientId add_couple(Transaction& transaction, const test::Couple& couple) {
  return add_client(transaction, std::string(couple.client), {std::string(couple.partner), "called", "they", "en"}).id;
}

/// What the practice as a whole keeps: two of everything, and each client with another who was merged into them.
void save_practice_and_merges(Transaction& transaction, const std::vector<ClientId>& clients) {
  save_practice(transaction, {});
  save_setting(transaction, "one", "1");
  save_setting(transaction, "two", "2");
  for (const std::string form : {"intake", "weekly-tracker"}) {
    auto own = add_own_form(transaction, form, "{\"a\":1}").value();
    EXPECT_TRUE(use_own_form(transaction, own));
    add_own_form(transaction, form, "{\"b\":2}");
  }
  for (const std::string code : {"L01", "H02"}) {
    const OwnText text{{}, 1, {}, {}, {}, {}, {code, "en-US"}, "1.0.0", "title " + code, "body"};
    auto own = add_own_text(transaction, text).value();
    EXPECT_TRUE(use_own_text(transaction, own));
    add_own_text(transaction, text);
  }
  for (const std::string name : {"first", "second"}) {
    insert_practitioner(transaction.connection(), transaction.keyring(), name, transaction.now());
    add_backup_run(transaction, {BackupRun::Kind::Backup, transaction.now(), 7, true, name});
    const auto erased = add_couple(transaction, test::couples().back());
    EXPECT_EQ(erase_client(transaction, erased, ErasureReason::NeverNeeded), ErasureOutcome::Erased);
  }
  for (const auto& client : clients) {
    const auto merged = add_couple(transaction, test::couples().front());
    add_note(transaction, merged, test::kSessionDate, "merged");
    merge_clients(transaction, client, merged);
  }
}

/// Two clients who have two of everything, and what the practice has of its own.
std::vector<ClientId> save_clients(Vault& vault) {
  Transaction transaction(vault);
  std::vector<ClientId> clients;
  for (const auto& couple : test::couples().first(2)) clients.push_back(add_couple(transaction, couple));
  save_practice_and_merges(transaction, clients);
  for (std::size_t i = 0; i < clients.size(); ++i) save_all_of(transaction, clients[i], "text " + std::to_string(i));
  transaction.commit(test::created());
  return clients;
}

/// Everything that has versions is saved once more, with other texts.
void change_everything(Vault& vault, const std::vector<ClientId>& clients) {
  Transaction transaction(vault);
  for (const auto& id : clients) {
    auto client = find_client(transaction, id);
    client->name = client->pronouns = client->language = client->partner.name = "other";
    client->partner.called = client->partner.pronouns = client->partner.language = "other";
    client->state = ClientState::Closed;
    EXPECT_TRUE(change_client(transaction, *client));
    for (auto note : list_notes(transaction, id)) {
      note.text = "other";
      note.session_date = std::chrono::year_month_day(std::chrono::sys_days(note.session_date) + std::chrono::days(1));
      EXPECT_TRUE(change_note(transaction, note));
    }
    for (auto note : list_process_notes(transaction, id)) {
      note.text = "other";
      EXPECT_TRUE(change_process_note(transaction, note));
    }
    auto retention = load_retention(transaction, id);
    retention.hold_reason = "other";
    retention.closed_on = retention.client_snoozed_until = retention.partner_snoozed_until = test::kSessionDate;
    EXPECT_TRUE(save_retention(transaction, id, retention));
    for (const auto* form : {"https://example.org/form", "https://example.org/other"}) {
      auto response = find_latest_response(transaction, id, form);
      response->json = "other";
      response->state = ResponseState::InProgress;
      EXPECT_TRUE(change_response(transaction, *response));
    }
  }
  Practice practice;
  practice.name = "other";
  save_practice(transaction, practice);
  save_setting(transaction, "one", "other");
  save_setting(transaction, "two", "other");
  for (const auto* form : {"intake", "weekly-tracker"}) {
    auto own = find_own_form(transaction, form, OwnFormState::Draft).value();
    own.json = own.canonical = "other";
    EXPECT_TRUE(use_own_form(transaction, own));
  }
  for (const auto* code : {"L01", "H02"}) {
    auto own = find_own_text(transaction, {code, "en-US"}, OwnTextState::Draft).value();
    own.template_version = own.title = own.body = "other";
    EXPECT_TRUE(use_own_text(transaction, own));
  }
  transaction.commit(test::created());
}

struct Column {
  std::string name;
  std::string type;
};

using Names = std::vector<std::string>;

/// A closed record store in which everything was saved twice, and the file of before the second time.
class Tampering : public ::testing::Test {
 protected:
  Tampering() {
    const auto clients = save_clients(place_.vault());
    place_.close();
    earlier_ = place_.path() / "earlier";
    std::filesystem::copy_file(place_.record_store(), earlier_);
    place_.clock().advance(std::chrono::hours(1));
    place_.open_unlocked();
    change_everything(place_.vault(), clients);
    EXPECT_TRUE(test::is_whole(place_.vault()));
    place_.close();
    whole_ = test::contents(place_.record_store());
  }

  /// Runs this on the file and says whether it changed a row; the schema's own checks may refuse.
  bool tamper(const std::string& sql) {
    place_.close();
    test::write_file(place_.record_store(), whole_);
    SQLite::Database file(place_.record_store().string(), SQLite::OPEN_READWRITE);
    file.exec("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; ATTACH '" + earlier_.string() + "' AS earlier");
    try {
      return file.exec(sql) > 0;
    } catch (const SQLite::Exception&) {
      return false;
    }
  }

  void expect_noticed(const std::string& sql) {
    if (!tamper(sql)) return;
    ++tampered_;
    try {
      place_.open();
      if (place_.vault().unlock(test::secret(test::kPassphrase)) != Vault::UnlockResult::Unlocked) return;
      EXPECT_FALSE(test::is_whole(place_.vault())) << sql;
    } catch (const Error& failure) {
      EXPECT_EQ(failure.kind(), Error::Kind::Damaged) << sql;
    }
  }

  std::vector<Column> columns(std::string_view table) {
    place_.close();
    SQLite::Database file(place_.record_store().string(), SQLite::OPEN_READONLY);
    SQLite::Statement rows(file, "SELECT name, type FROM pragma_table_info('" + std::string(table) + "')");
    std::vector<Column> found;
    while (rows.executeStep()) found.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString()});
    return found;
  }

  Names tables_with_rows() {
    place_.close();
    SQLite::Database file(place_.record_store().string(), SQLite::OPEN_READONLY);
    Names names;
    for (const auto& table : record_tables()) {
      if (file.execAndGet("SELECT count(*) FROM " + std::string(table.name)).getInt() > 0)
        names.emplace_back(table.name);
    }
    return names;
  }

  int number(const std::string& query) {
    tamper("SELECT 1");
    return SQLite::Database(place_.record_store().string(), SQLite::OPEN_READONLY).execAndGet(query).getInt();
  }

  Workplace place_;
  std::filesystem::path earlier_;
  std::string whole_;
  int tampered_ = 0;
};

}  // namespace

TEST_F(Tampering, IsTriedOnEveryKindOfRecord) {
  EXPECT_EQ(tables_with_rows().size(), record_tables().size());
}

TEST_F(Tampering, IsNoticedWhenTwoRowsSwapACell) {
  for (const auto& table : tables_with_rows()) {
    for (const auto& [column, type] : columns(table)) {
      // Of one client's, and of two clients': the first row with the next, and with the last.
      for (const auto* other : {"(SELECT min(rowid) + 1 FROM ", "(SELECT max(rowid) FROM "}) {
        const auto last = other + table + ")";
        expect_noticed("UPDATE " + table + " SET " + column + " = (SELECT t." + column + " FROM " + table +
                       " t WHERE t.rowid = " + last + ") WHERE rowid = (SELECT min(rowid) FROM " + table + ") AND " +
                       column + " IS NOT (SELECT t." + column + " FROM " + table + " t WHERE t.rowid = " + last + ")");
      }
    }
  }
  EXPECT_GE(tampered_, 125);
}

TEST_F(Tampering, IsNoticedWhenTwoColumnsSwap) {
  for (const auto& table : tables_with_rows()) {
    const auto all = columns(table);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (all[i].type != all[j].type) continue;
        const auto &a = all[i].name, &b = all[j].name;
        expect_noticed("UPDATE " + table + " SET " + a + " = " + b + ", " + b + " = " + a +
                       " WHERE rowid = (SELECT min(rowid) FROM " + table + ") AND " + a + " IS NOT " + b);
      }
    }
  }
  EXPECT_GT(tampered_, 170);
}

TEST_F(Tampering, IsNoticedWhenAnEarlierCellIsPutBack) {
  for (const auto& table : tables_with_rows()) {
    for (const auto& [column, type] : columns(table))
      expect_noticed("UPDATE " + table + " SET " + column + " = (SELECT e." + column + " FROM earlier." + table +
                     " e WHERE e.id = " + table + ".id) WHERE rowid = (SELECT min(rowid) FROM " + table + ") AND " +
                     column + " IS NOT (SELECT e." + column + " FROM earlier." + table + " e WHERE e.id = " + table +
                     ".id)");
  }
  EXPECT_GT(tampered_, 40);
}

TEST_F(Tampering, IsNoticedWhenAnEarlierRowIsPutBackWhole) {
  for (const auto& table : tables_with_rows()) {
    const std::string same = table == "practice" ? "one = 1" : "id IN (SELECT id FROM earlier." + table + ")";
    expect_noticed("INSERT OR REPLACE INTO main." + table + " SELECT e.* FROM earlier." + table + " e JOIN main." +
                   table + " t USING (id) WHERE e.mac IS NOT t.mac AND t." + same);
  }
  expect_noticed("INSERT OR REPLACE INTO main.roster SELECT * FROM earlier.roster WHERE scope = ''");
  expect_noticed("INSERT OR REPLACE INTO main.roster SELECT * FROM earlier.roster WHERE scope <> ''");
  // The rows and the roster of one client together.
  expect_noticed(
      "INSERT OR REPLACE INTO main.note SELECT * FROM earlier.note WHERE client_id = (SELECT id FROM client WHERE "
      "rowid = 1); "
      "INSERT OR REPLACE INTO main.roster SELECT * FROM earlier.roster WHERE scope = (SELECT id FROM client WHERE "
      "rowid = 1)");
  EXPECT_GE(tampered_, 9);
}

TEST_F(Tampering, IsNoticedWhenAnyRowIsRemoved) {
  auto tables = tables_with_rows();
  tables.insert(tables.end(), {"roster", "client_key", "audit_head", "key_slot", "vault"});
  for (const auto& table : tables) {
    const int rows = number("SELECT count(*) FROM " + table);
    for (int row = 0; row < rows; ++row)
      expect_noticed("DELETE FROM " + table + " WHERE rowid = (SELECT rowid FROM " + table + " LIMIT 1 OFFSET " +
                     std::to_string(row) + ")");
  }
  EXPECT_GT(tampered_, 100);
}

TEST_F(Tampering, IsNoticedWhenARowIsThereTwice) {
  for (const auto& table : tables_with_rows()) {
    std::string names, values;
    for (const auto& [column, type] : columns(table)) {
      names += (names.empty() ? "" : ", ") + column;
      values += (values.empty() ? "" : ", ") + (column == "id" ? std::string("'22222222-2222-4222-8222-222222222222'")
                                                : column == "of_version"             ? "of_version + 100"
                                                : column == "name" && type == "TEXT" ? "'x' || name"
                                                                                     : column);
    }
    expect_noticed("INSERT INTO " + table + " (" + names + ") SELECT " + values + " FROM " + table + " LIMIT 1");
  }
  EXPECT_GE(tampered_, 12);
}

TEST_F(Tampering, IsNoticedWhenAClearColumnIsChanged) {
  auto tables = tables_with_rows();
  tables.insert(tables.end(), {"roster", "client_key", "audit_head"});
  for (const auto& table : tables) {
    for (const auto& [column, type] : columns(table)) {
      if (type == "BLOB" || column == "one") continue;
      // Another last digit, whichever stands there.
      const auto digit = "CASE WHEN " + column + " LIKE '%f' THEN 'e' ELSE 'f' END";
      const auto changed =
          type == "INTEGER" ? column + " + 1" : "substr(" + column + ", 1, length(" + column + ") - 1) || " + digit;
      expect_noticed("UPDATE " + table + " SET " + column + " = " + changed +
                     " WHERE rowid = (SELECT max(rowid) FROM " + table + ")");
    }
  }
  expect_noticed("UPDATE client SET state = 'active'");
  expect_noticed("UPDATE questionnaire_response SET state = 'completed'");
  EXPECT_GT(tampered_, 40);
}

TEST_F(Tampering, IsNoticedWhenTheAuditTrailIsRewritten) {
  for (const auto* table : {"audit_entry", "audit_link"}) {
    const std::string free =
        "DROP TRIGGER " + std::string(table) + "_stays; DROP TRIGGER " + std::string(table) + "_remains; ";
    const int last = number("SELECT max(sequence) FROM " + std::string(table));
    for (int row = 1; row <= last; ++row)
      expect_noticed(free + "DELETE FROM " + table + " WHERE sequence = " + std::to_string(row));
    for (const auto& [column, type] : columns(table)) {
      expect_noticed(free + "UPDATE " + table + " SET " + column + " = (SELECT t." + column + " FROM " + table +
                     " t WHERE t.sequence = 1) WHERE sequence = 3 AND " + column + " IS NOT (SELECT t." + column +
                     " FROM " + table + " t WHERE t.sequence = 1)");
    }
  }
  EXPECT_GT(tampered_, 10);
}

}  // namespace db

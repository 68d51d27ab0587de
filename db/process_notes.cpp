// SPDX-License-Identifier: MIT
#include "db/process_notes.h"

#include <algorithm>

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/damage.h"
#include "db/keyring.h"
#include "db/record_versions.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"
#include "db/trash.h"

namespace db {
namespace {

SealedRow sealed_row(Keyring& keyring, const ProcessNote& note) {
  return {keyring, Compartment::Process, "process_note", note.id.text, note.client, note.version};
}

/// Reads what the SELECTs of list_process_notes and find_process_note ask for.
ProcessNote read_note(Keyring& keyring, const Statement& row) {
  ProcessNote note;
  note.id = ProcessNoteId{row.text(0)};
  note.client = ClientId{row.text(1)};
  note.version = static_cast<int>(row.number(2));
  note.created_at = time_from(row.number(3));
  note.changed_at = time_from(row.number(4));
  const auto sealed = sealed_row(keyring, note);
  sealed.check(row, 0, 8);
  note.session_date = date_from(sealed.open("session_date", row.blob(5)));
  note.text = sealed.open("body", row.blob(6));
  return note;
}

bool is_newer_session(const ProcessNote& left, const ProcessNote& right) {
  return left.session_date > right.session_date;
}

}  // namespace

std::vector<ProcessNote> list_process_notes(Transaction& transaction, const ClientId& client) {
  report_incomplete_roster(transaction, client);
  Statement rows(transaction.connection(),
                 "SELECT id, client_id, version, created_at, changed_at, session_date, body, mac FROM process_note "
                 "WHERE client_id = ? ORDER BY created_at DESC, rowid DESC");
  rows.bind(client.text);
  auto notes = whole_rows(transaction, "process_note", rows,
                          [&](const Statement& row) { return read_note(transaction.keyring(), row); });
  const auto trashed = trashed_ids(transaction, "process_note");
  std::erase_if(notes, [&](const ProcessNote& note) { return trashed.contains(note.id.text); });
  std::stable_sort(notes.begin(), notes.end(), is_newer_session);
  return notes;
}

std::optional<ProcessNote> find_process_note(Transaction& transaction, const ProcessNoteId& id) {
  Statement row(
      transaction.connection(),
      "SELECT id, client_id, version, created_at, changed_at, session_date, body, mac FROM process_note WHERE id = ?");
  if (!row.bind(id.text).step() || is_in_trash(transaction, "process_note", id.text)) return std::nullopt;
  auto note = read_note(transaction.keyring(), row);
  if (is_in_trash(transaction, "client", note.client.text)) return std::nullopt;
  return note;
}

ProcessNote add_process_note(Transaction& transaction, const ClientId& client, std::chrono::year_month_day session_date,
                             const std::string& text) {
  const auto now = transaction.now();
  const ProcessNote note{new_id<ProcessNoteId>(), client, 1, session_date, now, now, text};
  const auto sealed = sealed_row(transaction.keyring(), note);
  Statement(transaction.connection(),
            "INSERT INTO process_note (id, client_id, version, created_at, changed_at, session_date, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(note.id.text)
      .bind(note.client.text)
      .bind(note.version)
      .bind(seconds(note.created_at))
      .bind(seconds(note.changed_at))
      .bind_blob(sealed.seal("session_date", date_text(note.session_date)))
      .bind_blob(sealed.seal("body", note.text))
      .run();
  sealed.authenticate(transaction.connection());
  keep_version(transaction, "process_note", note.id.text);
  return note;
}

bool change_process_note(Transaction& transaction, ProcessNote& note) {
  auto changed = note;
  changed.version = note.version + 1;
  changed.changed_at = transaction.now();
  const auto sealed = sealed_row(transaction.keyring(), changed);
  const int rows = Statement(transaction.connection(),
                             "UPDATE process_note SET version = ?, changed_at = ?, session_date = ?, body = ? "
                             "WHERE id = ? AND client_id = ? AND version = ?")
                       .bind(changed.version)
                       .bind(seconds(changed.changed_at))
                       .bind_blob(sealed.seal("session_date", date_text(changed.session_date)))
                       .bind_blob(sealed.seal("body", changed.text))
                       .bind(note.id.text)
                       .bind(note.client.text)
                       .bind(note.version)
                       .run();
  if (rows == 0) return false;
  sealed.authenticate(transaction.connection());
  keep_version(transaction, "process_note", note.id.text);
  note = changed;
  return true;
}

ProcessNote load_process_note_version(Transaction& transaction, const ProcessNote& note, std::int64_t version) {
  const auto row = load_version(transaction, "process_note", note.id.text, version);
  auto earlier = note;
  earlier.version = static_cast<int>(version);
  earlier.changed_at = time_from(row.column("changed_at").number);
  earlier.session_date = date_from(row.column("session_date").text);
  earlier.text = row.column("body").text;
  return earlier;
}

}  // namespace db

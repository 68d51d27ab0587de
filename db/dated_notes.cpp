// SPDX-License-Identifier: MIT
#include "db/dated_notes.h"

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

template <class SomeId>
SealedRow sealed_row(Keyring& keyring, const RecordTable& table, const DatedNote<SomeId>& note) {
  return {keyring, table.compartment, table.name, note.id.text, note.client, note.version};
}

std::string selection(const RecordTable& table, std::string_view condition) {
  return "SELECT id, client_id, version, created_at, changed_at, session_date, body, mac FROM " +
         std::string(table.name) + " WHERE " + std::string(condition);
}

/// Reads what a selection asks for.
template <class SomeId>
DatedNote<SomeId> read_note(Keyring& keyring, const RecordTable& table, const Statement& row) {
  DatedNote<SomeId> note;
  note.id = SomeId{row.text(0)};
  note.client = ClientId{row.text(1)};
  note.version = static_cast<int>(row.number(2));
  note.created_at = time_from(row.number(3));
  note.changed_at = time_from(row.number(4));
  const auto sealed = sealed_row(keyring, table, note);
  sealed.check(row, 0, 8);
  note.session_date = date_from(sealed.open("session_date", row.blob(5)));
  note.text = sealed.open("body", row.blob(6));
  return note;
}

}  // namespace

template <class SomeId>
std::vector<DatedNote<SomeId>> DatedNotes<SomeId>::list(const ClientId& client) {
  report_incomplete_roster(transaction_, client);
  const auto sql = selection(table_, "client_id = ? ORDER BY created_at DESC, rowid DESC");
  Statement rows(transaction_.connection(), sql.c_str());
  rows.bind(client.text);
  auto notes = whole_rows(transaction_, table_.name.data(), rows,
                          [&](const Statement& row) { return read_note<SomeId>(transaction_.keyring(), table_, row); });
  const auto trashed = trashed_ids(transaction_, table_.name);
  std::erase_if(notes, [&](const auto& note) { return trashed.contains(note.id.text); });
  std::ranges::stable_sort(notes, std::ranges::greater(), &DatedNote<SomeId>::session_date);
  return notes;
}

template <class SomeId>
std::optional<DatedNote<SomeId>> DatedNotes<SomeId>::find(const SomeId& id) {
  const auto sql = selection(table_, "id = ?");
  Statement row(transaction_.connection(), sql.c_str());
  if (!row.bind(id.text).step() || is_in_trash(transaction_, table_.name, id.text)) return std::nullopt;
  auto note = read_note<SomeId>(transaction_.keyring(), table_, row);
  if (is_in_trash(transaction_, "client", note.client.text)) return std::nullopt;
  return note;
}

template <class SomeId>
DatedNote<SomeId> DatedNotes<SomeId>::add(const ClientId& client, std::chrono::year_month_day session_date,
                                          const std::string& text) {
  const auto now = transaction_.now();
  const DatedNote<SomeId> note{new_id<SomeId>(), client, 1, session_date, now, now, text};
  const auto sealed = sealed_row(transaction_.keyring(), table_, note);
  const auto sql = "INSERT INTO " + std::string(table_.name) +
                   " (id, client_id, version, created_at, changed_at, session_date, body) VALUES (?, ?, ?, ?, ?, ?, ?)";
  Statement(transaction_.connection(), sql.c_str())
      .bind(note.id.text)
      .bind(note.client.text)
      .bind(note.version)
      .bind(seconds(note.created_at))
      .bind(seconds(note.changed_at))
      .bind_blob(sealed.seal("session_date", date_text(note.session_date)))
      .bind_blob(sealed.seal("body", note.text))
      .run();
  sealed.authenticate(transaction_.connection());
  keep_version(transaction_, table_.name, note.id.text);
  return note;
}

template <class SomeId>
bool DatedNotes<SomeId>::change(DatedNote<SomeId>& note) {
  auto changed = note;
  changed.version = note.version + 1;
  changed.changed_at = transaction_.now();
  const auto sealed = sealed_row(transaction_.keyring(), table_, changed);
  const auto sql = "UPDATE " + std::string(table_.name) +
                   " SET version = ?, changed_at = ?, session_date = ?, body = ? "
                   "WHERE id = ? AND client_id = ? AND version = ?";
  const int rows = Statement(transaction_.connection(), sql.c_str())
                       .bind(changed.version)
                       .bind(seconds(changed.changed_at))
                       .bind_blob(sealed.seal("session_date", date_text(changed.session_date)))
                       .bind_blob(sealed.seal("body", changed.text))
                       .bind(note.id.text)
                       .bind(note.client.text)
                       .bind(note.version)
                       .run();
  if (rows == 0) return false;
  sealed.authenticate(transaction_.connection());
  keep_version(transaction_, table_.name, note.id.text);
  note = changed;
  return true;
}

template <class SomeId>
DatedNote<SomeId> DatedNotes<SomeId>::load_version(const DatedNote<SomeId>& note, std::int64_t version) {
  const auto row = db::load_version(transaction_, table_.name, note.id.text, version);
  auto earlier = note;
  earlier.version = static_cast<int>(version);
  earlier.changed_at = time_from(row.column("changed_at").number);
  earlier.session_date = date_from(row.column("session_date").text);
  earlier.text = row.column("body").text;
  return earlier;
}

template class DatedNotes<NoteId>;
template class DatedNotes<ProcessNoteId>;

}  // namespace db

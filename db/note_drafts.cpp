// SPDX-License-Identifier: MIT
#include "db/note_drafts.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/record_row.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

using Kind = RecordColumn::Kind;

const RecordTable& table_of(NoteKind kind) {
  return record_table(kind == NoteKind::Intake ? "note_draft" : "process_note_draft");
}

/// The few rows themselves, past an index that may be rotten.
std::optional<RecordAddress> find_address(Transaction& transaction, const DraftOf& of) {
  const auto sql = "SELECT id, client_id, version FROM " + std::string(table_of(of.kind).name) +
                   " NOT INDEXED WHERE client_id = ? AND of_id = ?";
  Statement row(transaction.connection(), sql.c_str());
  if (!row.bind(of.client.text).bind(of.note).step()) return std::nullopt;
  return RecordAddress{row.text(0), ClientId{row.text(1)}, row.number(2)};
}

NoteDraft load(Transaction& transaction, NoteKind kind, const RecordAddress& address) {
  const auto row = load_record(transaction.connection(), transaction.keyring(), table_of(kind), address);
  return {address.id,
          {kind, address.client, row.column("of_id").text},
          static_cast<int>(row.column("of_version").number),
          row.column("session_date").text,
          row.column("body").text,
          time_from(row.column("saved_at").number)};
}

void remove(Transaction& transaction, NoteKind kind, const RecordAddress& address) {
  remove_record(transaction.connection(), transaction.keyring(), table_of(kind), address);
}

void insert(Transaction& transaction, const NoteDraft& draft) {
  insert_record(transaction.connection(), transaction.keyring(), table_of(draft.of.kind),
                {{{"id", Kind::Word, 0, draft.id},
                  {"client_id", Kind::Word, 0, draft.of.client.text},
                  {"version", Kind::Number, 1, {}},
                  {"of_id", Kind::Word, 0, draft.of.note},
                  {"of_version", Kind::Number, draft.note_version, {}},
                  {"saved_at", Kind::Number, seconds(draft.saved_at), {}},
                  {"session_date", Kind::Cell, 0, draft.session_date},
                  {"body", Kind::Cell, 0, draft.text}}});
}

bool is_there(const std::optional<RecordAddress>& address, const std::string& id) {
  return (address ? address->id : std::string()) == id;
}

bool is_whole(Transaction& transaction, NoteKind kind, const RecordAddress& address) {
  try {
    load(transaction, kind, address);
    return true;
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    return false;
  }
}

}  // namespace

std::optional<NoteDraft> find_note_draft(Transaction& transaction, const DraftOf& of) {
  const auto address = find_address(transaction, of);
  if (!address) return std::nullopt;
  try {
    return load(transaction, of.kind, *address);
  } catch (const Error& failure) {
    if (failure.kind() != Error::Kind::Damaged) throw;
    transaction.report({std::string(table_of(of.kind).name), address->id});
    return std::nullopt;
  }
}

bool save_note_draft(Transaction& transaction, NoteDraft& draft) {
  const auto address = find_address(transaction, draft.of);
  // One that cannot be read was shown to nobody, and would keep every later one out.
  const bool replaces_damage = address && draft.id.empty() && !is_whole(transaction, draft.of.kind, *address);
  if (!is_there(address, draft.id) && !replaces_damage) return false;
  if (address) remove(transaction, draft.of.kind, *address);
  draft.id = random_uuid();
  draft.saved_at = transaction.now();
  insert(transaction, draft);
  return true;
}

bool remove_note_draft(Transaction& transaction, const DraftOf& of, const std::string& id) {
  const auto address = find_address(transaction, of);
  if (!address || address->id != id) return false;
  remove(transaction, of.kind, *address);
  return true;
}

void remove_note_draft_of(Transaction& transaction, NoteKind kind, const ClientId& client, const std::string& note) {
  if (const auto address = find_address(transaction, {kind, client, note})) remove(transaction, kind, *address);
}

}  // namespace db

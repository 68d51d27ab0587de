// SPDX-License-Identifier: MIT
#include "db/process_notes.h"

#include "db/dated_notes.h"

namespace db {
namespace {

DatedNotes<ProcessNoteId> notes_in(Transaction& transaction) {
  return {transaction, "process_note"};
}

}  // namespace

std::vector<ProcessNote> list_process_notes(Transaction& transaction, const ClientId& client) {
  return notes_in(transaction).list(client);
}

std::optional<ProcessNote> find_process_note(Transaction& transaction, const ProcessNoteId& id) {
  return notes_in(transaction).find(id);
}

ProcessNote add_process_note(Transaction& transaction, const ClientId& client, std::chrono::year_month_day session_date,
                             const std::string& text) {
  return notes_in(transaction).add(client, session_date, text);
}

bool change_process_note(Transaction& transaction, ProcessNote& note) {
  return notes_in(transaction).change(note);
}

ProcessNote load_process_note_version(Transaction& transaction, const ProcessNote& note, std::int64_t version) {
  return notes_in(transaction).load_version(note, version);
}

}  // namespace db

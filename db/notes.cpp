// SPDX-License-Identifier: MIT
#include "db/notes.h"

#include "db/dated_notes.h"

namespace db {
namespace {

DatedNotes<NoteId> notes_in(Transaction& transaction) {
  return {transaction, "note"};
}

}  // namespace

std::vector<Note> list_notes(Transaction& transaction, const ClientId& client) {
  return notes_in(transaction).list(client);
}

std::optional<Note> find_note(Transaction& transaction, const NoteId& id) {
  return notes_in(transaction).find(id);
}

Note add_note(Transaction& transaction, const ClientId& client, std::chrono::year_month_day session_date,
              const std::string& text) {
  return notes_in(transaction).add(client, session_date, text);
}

bool change_note(Transaction& transaction, Note& note) {
  return notes_in(transaction).change(note);
}

Note load_note_version(Transaction& transaction, const Note& note, std::int64_t version) {
  return notes_in(transaction).load_version(note, version);
}

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/dated_note.h"

namespace db {

class Transaction;

/// A dated intake note in free text: a chart note, not a psychotherapy note (domain.md 4.3).
using Note = DatedNote<NoteId>;

/// Newest session first. Those in the trash (trash.h) are neither listed nor found. Notes that are damaged are left out
/// and told of by the transaction.
std::vector<Note> list_notes(Transaction& transaction, const ClientId& client);
/// Error Damaged when the note is.
std::optional<Note> find_note(Transaction& transaction, const NoteId& id);
Note add_note(Transaction& transaction, const ClientId& client, std::chrono::year_month_day session_date,
              const std::string& text);
/// False, and nothing changed, when somebody saved a later version than note.version meanwhile.
[[nodiscard]] bool change_note(Transaction& transaction, Note& note);
/// The note as it was at that version (record_versions.h). Error Damaged when there is none.
Note load_note_version(Transaction& transaction, const Note& note, std::int64_t version);

}  // namespace db

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

/// A process note: a therapist's own analysis of a conversation (a psychotherapy note, 45 CFR 164.501; domain.md 4.3).
/// It is kept apart from the record, sealed under a purpose of its own, with versions of its own, and read by nothing
/// but its own pages and its own export.
using ProcessNote = DatedNote<ProcessNoteId>;

/// Newest session first. Notes that are damaged are left out and told of by the transaction.
std::vector<ProcessNote> list_process_notes(Transaction& transaction, const ClientId& client);
/// Error Damaged when the note is.
std::optional<ProcessNote> find_process_note(Transaction& transaction, const ProcessNoteId& id);
ProcessNote add_process_note(Transaction& transaction, const ClientId& client, std::chrono::year_month_day session_date,
                             const std::string& text);
/// False, and nothing changed, when somebody saved a later version than note.version meanwhile.
[[nodiscard]] bool change_process_note(Transaction& transaction, ProcessNote& note);
/// The note as it was at that version (record_versions.h). Error Damaged when there is none.
ProcessNote load_process_note_version(Transaction& transaction, const ProcessNote& note, std::int64_t version);

}  // namespace db

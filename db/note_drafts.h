// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Transaction;

/// Which notes: each kind's drafts are sealed in the compartment of its notes.
enum class NoteKind { Intake, Process };

/// What a draft is of.
struct DraftOf {
  NoteKind kind = NoteKind::Intake;
  ClientId client;
  std::string note;  ///< the id of the note that is changed; empty for one that is not kept yet

  friend bool operator==(const DraftOf&, const DraftOf&) = default;
};

/// What was typed of a note and is not saved as one, so that a lock loses nothing. It is no part of the record: nothing
/// exports, searches or versions it. There is at most one of each DraftOf.
struct NoteDraft {
  std::string
      id;  ///< of this state of it; the next save has another, so that no window overwrites what it has not seen
  DraftOf of;
  int note_version = 0;      ///< of the note that is changed, when typing began
  std::string session_date;  ///< as typed, which may be no day
  std::string text;
  Time saved_at{};

  friend bool operator==(const NoteDraft&, const NoteDraft&) = default;
};

/// A damaged one is told of by the transaction.
std::optional<NoteDraft> find_note_draft(Transaction& transaction, const DraftOf& of);
/// Puts it in the place of the state with draft.id, which is empty when there is to be none, and gives it its own id
/// and time. False, and nothing changed, when another state is there that can be read.
[[nodiscard]] bool save_note_draft(Transaction& transaction, NoteDraft& draft);
/// False, and nothing changed, unless this state is there.
bool remove_note_draft(Transaction& transaction, const DraftOf& of, const std::string& id);

/// For erasing a note: what was typed of it and not saved goes as well.
void remove_note_draft_of(Transaction& transaction, NoteKind kind, const ClientId& client, const std::string& note);

}  // namespace db

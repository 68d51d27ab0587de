// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/note_drafts.h"
#include "db/vault.h"
#include "toolkit/desks/client_desk.h"

namespace toolkit {

struct KeptDraft {
  std::optional<db::NoteDraft> draft;
  bool is_whole = true;  ///< there is none that could not be read
};

/// A note that is saved, and what a draft of it is of.
struct NoteBeside {
  db::DraftOf of;
  TypedNote saved;
};

struct DraftOutcome {
  std::vector<Problem> problems;  ///< of the field "text"
  Saved saved = Saved::Yes;       ///< meaningful when there are no problems
  std::string id;                 ///< of the state that is kept; empty when nothing is
  db::Time saved_at{};
};

/// Notes that are typed and not saved yet: kept while somebody types, so that no lock loses them, and let go by saving
/// the note (ClientDesk, ProcessDesk) or by throwing them away. What is kept need not be right: a date may be half
/// typed. Each save leaves an entry of the kind note_draft or process_note_draft, without the words.
class NoteDraftDesk {
 public:
  explicit NoteDraftDesk(db::Vault& vault) : vault_(vault) {}

  /// These two leave no trail: the page that shows it does.
  KeptDraft find(const db::DraftOf& of);
  std::optional<NoteBeside> find_note(db::NoteKind kind, const std::string& note);
  /// Puts it in the place of the state with this id; another state there is ChangedMeanwhile. A text that is empty
  /// leaves nothing. While the practice writes no process notes, none is kept (NoSuchRecord).
  DraftOutcome save(const db::DraftOf& of, const std::string& id, int note_version, const TypedNote& typed);
  Saved throw_away(const db::DraftOf& of, const std::string& id);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

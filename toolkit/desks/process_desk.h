// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "db/process_notes.h"
#include "db/vault.h"
#include "toolkit/desks/client_desk.h"

namespace toolkit {

/// Whether this practice writes process notes. NeverChosen until somebody says so; Stopped once it did and does not any
/// longer: what was written stays, to be read and taken out.
enum class ProcessChoice { NeverChosen, Writes, Stopped };
ProcessChoice process_choice(db::Transaction& transaction);

/// One client's process notes, newest session first.
struct ProcessNotes {
  db::Client client;
  ProcessChoice choice = ProcessChoice::NeverChosen;
  std::vector<db::ProcessNote> notes;
  bool is_whole = true;  ///< nothing was left out because it is damaged
};

/// Process notes (psychotherapy notes, 45 CFR 164.501): the only way to them, beside their versions. While the practice
/// does not write any, nothing is added or changed (NoSuchRecord). `draft` is as in ClientDesk.
class ProcessDesk {
 public:
  explicit ProcessDesk(db::Vault& vault) : vault_(vault) {}

  ProcessChoice choice();
  /// Leaves a Change in the audit trail when the choice is another one than before.
  void choose(bool writes);

  /// For NeverChosen there is nothing to open.
  std::optional<ProcessNotes> open(const db::ClientId& client);
  std::optional<db::ProcessNote> open_note(const db::ProcessNoteId& id);
  NoteOutcome add(const db::ClientId& client, const TypedNote& typed, const std::string& draft = {});
  NoteOutcome change(const db::ProcessNoteId& id, int version, const TypedNote& typed,
                     db::AuditAction action = db::AuditAction::Change, const std::string& draft = {});
  /// The same as open, leaving an Export instead of a View. `format` is what the entry names.
  std::optional<ProcessNotes> take_out(const db::ClientId& client, const std::string& format);

 private:
  std::optional<ProcessNotes> gather(db::Transaction& transaction, const db::ClientId& client);

  db::Vault& vault_;
};

}  // namespace toolkit

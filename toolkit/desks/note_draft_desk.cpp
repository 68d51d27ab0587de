// SPDX-License-Identifier: MIT
#include "toolkit/desks/note_draft_desk.h"

#include "db/notes.h"
#include "db/process_notes.h"
#include "db/transaction.h"
#include "toolkit/desks/process_desk.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

db::AuditEvent draft_event(db::AuditAction action, const db::DraftOf& of) {
  return {action, of.kind == db::NoteKind::Intake ? "note_draft" : "process_note_draft", of.note, of.client, ""};
}

bool may_write(db::Transaction& transaction, const db::DraftOf& of) {
  if (!db::find_client(transaction, of.client)) return false;
  return of.kind == db::NoteKind::Intake || process_choice(transaction) == ProcessChoice::Writes;
}

/// A date that is half typed is no problem of a draft.
std::vector<Problem> draft_problems(const TypedNote& typed) {
  auto problems = note_problems(typed);
  std::erase_if(problems, [](const Problem& problem) { return problem.field != "text"; });
  return problems;
}

template <class SomeNote>
std::optional<NoteBeside> beside(db::NoteKind kind, const std::optional<SomeNote>& note) {
  if (!note) return std::nullopt;
  return NoteBeside{{kind, note->client, note->id.text}, {iso_date(note->session_date), note->text}};
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

KeptDraft NoteDraftDesk::find(const db::DraftOf& of) {
  db::Transaction transaction(vault_);
  KeptDraft kept{db::find_note_draft(transaction, of)};
  kept.is_whole = transaction.damaged_rows().empty();
  return kept;
}

std::optional<NoteBeside> NoteDraftDesk::find_note(db::NoteKind kind, const std::string& note) {
  db::Transaction transaction(vault_);
  return kind == db::NoteKind::Intake ? beside(kind, db::find_note(transaction, {note}))
                                      : beside(kind, db::find_process_note(transaction, {note}));
}

DraftOutcome NoteDraftDesk::save(const db::DraftOf& of, const std::string& id, int note_version,
                                 const TypedNote& typed) {
  if (is_blank(typed.text)) return {{}, id.empty() ? Saved::Yes : throw_away(of, id), {}, {}};
  if (auto problems = draft_problems(typed); !problems.empty()) return {std::move(problems), {}, {}, {}};
  db::Transaction transaction(vault_);
  if (!may_write(transaction, of)) return {{}, Saved::NoSuchRecord, {}, {}};
  db::NoteDraft draft{id, of, note_version, typed.session_date, typed.text, {}};
  if (!db::save_note_draft(transaction, draft)) return {{}, Saved::ChangedMeanwhile, {}, {}};
  transaction.commit(draft_event(id.empty() ? db::AuditAction::Create : db::AuditAction::Change, of));
  return {{}, Saved::Yes, draft.id, draft.saved_at};
}

Saved NoteDraftDesk::throw_away(const db::DraftOf& of, const std::string& id) {
  db::Transaction transaction(vault_);
  if (!db::remove_note_draft(transaction, of, id)) return Saved::ChangedMeanwhile;
  transaction.commit(draft_event(db::AuditAction::Trash, of));
  return Saved::Yes;
}

}  // namespace toolkit

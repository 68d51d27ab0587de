// SPDX-License-Identifier: MIT
#include "toolkit/desks/process_desk.h"

#include "db/note_drafts.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

constexpr std::string_view kSetting = "process-notes";

db::AuditEvent note_event(db::AuditAction action, const db::ProcessNote& note) {
  return {action, "process_note", note.id.text, note.client, ""};
}

}  // namespace

ProcessChoice process_choice(db::Transaction& transaction) {
  const auto setting = db::find_setting(transaction, kSetting);
  if (!setting) return ProcessChoice::NeverChosen;
  return *setting == "on" ? ProcessChoice::Writes : ProcessChoice::Stopped;
}

ProcessChoice ProcessDesk::choice() {
  db::Transaction transaction(vault_);
  return process_choice(transaction);
}

void ProcessDesk::choose(bool writes) {
  db::Transaction transaction(vault_);
  if ((process_choice(transaction) == ProcessChoice::Writes) == writes) return;
  const std::string word = writes ? "on" : "off";
  db::save_setting(transaction, kSetting, word);
  transaction.commit({db::AuditAction::Change, "setting", "", {}, std::string(kSetting) + " " + word});
}

std::optional<ProcessNotes> ProcessDesk::gather(db::Transaction& transaction, const db::ClientId& id) {
  const auto choice = process_choice(transaction);
  // A merge leaves process notes where they are, so a merged client's are read there.
  auto client = db::find_client_merged_or_not(transaction, id);
  if (!client || choice == ProcessChoice::NeverChosen) return std::nullopt;
  ProcessNotes found{std::move(*client), choice, db::list_process_notes(transaction, id), true};
  found.is_whole = transaction.damaged_rows().empty();
  return found;
}

std::optional<ProcessNotes> ProcessDesk::open(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto found = gather(transaction, id);
  if (found) transaction.commit({db::AuditAction::View, "process_note", "", id, ""});
  return found;
}

std::optional<db::ProcessNote> ProcessDesk::open_note(const db::ProcessNoteId& id) {
  db::Transaction transaction(vault_);
  auto note = db::find_process_note(transaction, id);
  if (note) transaction.commit(note_event(db::AuditAction::View, *note));
  return note;
}

NoteOutcome ProcessDesk::add(const db::ClientId& client, const TypedNote& typed, const std::string& draft) {
  if (auto problems = note_problems(typed); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  const bool writes = process_choice(transaction) == ProcessChoice::Writes;
  if (!writes || !db::find_client(transaction, client)) return {{}, Saved::NoSuchRecord};
  const auto note = db::add_process_note(transaction, client, *parse_iso_date(typed.session_date), typed.text);
  db::remove_note_draft(transaction, {db::NoteKind::Process, client, {}}, draft);
  transaction.commit(note_event(db::AuditAction::Create, note));
  return {};
}

NoteOutcome ProcessDesk::change(const db::ProcessNoteId& id, int version, const TypedNote& typed,
                                db::AuditAction action, const std::string& draft) {
  if (auto problems = note_problems(typed); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  auto note = db::find_process_note(transaction, id);
  if (!note || process_choice(transaction) != ProcessChoice::Writes) return {{}, Saved::NoSuchRecord};
  note->version = version;
  note->session_date = *parse_iso_date(typed.session_date);
  note->text = typed.text;
  if (!db::change_process_note(transaction, *note)) return {{}, Saved::ChangedMeanwhile};
  db::remove_note_draft(transaction, {db::NoteKind::Process, note->client, id.text}, draft);
  transaction.commit(note_event(action, *note));
  return {};
}

std::optional<ProcessNotes> ProcessDesk::take_out(const db::ClientId& id, const std::string& format) {
  db::Transaction transaction(vault_);
  auto found = gather(transaction, id);
  if (found) transaction.commit({db::AuditAction::Export, "process_note", "", id, format});
  return found;
}

}  // namespace toolkit

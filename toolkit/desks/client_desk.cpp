// SPDX-License-Identifier: MIT
#include "toolkit/desks/client_desk.h"

#include "db/responses.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

constexpr std::size_t kLongestName = 120;      // domain.md A1
constexpr std::size_t kLongestNote = 100'000;  // some forty printed pages

db::AuditEvent client_event(db::AuditAction action, const db::ClientId& id) {
  return {action, "client", id.text, id, ""};
}

db::AuditEvent note_event(db::AuditAction action, const db::Note& note) {
  return {action, "note", note.id.text, note.client, ""};
}

std::vector<Problem> note_problems(const TypedNote& typed) {
  std::vector<Problem> problems;
  if (!parse_iso_date(typed.session_date)) {
    problems.push_back({"session_date", "Write the date of the session as year-month-day, such as 2026-11-23."});
  }
  append(problems, needed_text_problems("text", typed.text, kLongestNote, "Write the note first, then save it."));
  return problems;
}

}  // namespace

ClientList ClientDesk::list() {
  db::Transaction transaction(vault_);
  auto clients = db::list_clients(transaction);
  return {std::move(clients), transaction.damaged_rows().empty()};
}

std::variant<db::ClientId, std::vector<Problem>> ClientDesk::add(const std::string& name,
                                                                 const std::string& partner_name) {
  auto problems = needed_text_problems("name", name, kLongestName, "Write the name this person wants you to use.");
  append(problems, text_problems("partner", partner_name, kLongestName));
  if (!problems.empty()) return problems;

  db::Transaction transaction(vault_);
  db::Partner partner;
  partner.name = partner_name;
  const auto client = db::add_client(transaction, name, partner);
  transaction.commit(client_event(db::AuditAction::Create, client.id));
  return client.id;
}

std::optional<ClientOverview> ClientDesk::open(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  ClientOverview overview;
  overview.notes = db::list_notes(transaction, id);
  overview.facts = gather_case(transaction, *client);
  overview.has_intake = db::find_latest_response(transaction, id, forms::short_intake().url).has_value();
  overview.client = std::move(*client);
  overview.is_whole = transaction.damaged_rows().empty();
  transaction.commit(client_event(db::AuditAction::View, id));
  return overview;
}

std::optional<db::Client> ClientDesk::find(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  return db::find_client(transaction, id);
}

NoteOutcome ClientDesk::add_note(const db::ClientId& client, const TypedNote& typed) {
  if (auto problems = note_problems(typed); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  if (!db::find_client(transaction, client)) return {{}, Saved::NoSuchRecord};
  const auto note = db::add_note(transaction, client, *parse_iso_date(typed.session_date), typed.text);
  transaction.commit(note_event(db::AuditAction::Create, note));
  return {};
}

std::optional<db::Note> ClientDesk::open_note(const db::NoteId& id) {
  db::Transaction transaction(vault_);
  auto note = db::find_note(transaction, id);
  if (note) transaction.commit(note_event(db::AuditAction::View, *note));
  return note;
}

NoteOutcome ClientDesk::change_note(const db::NoteId& id, int version, const TypedNote& typed) {
  if (auto problems = note_problems(typed); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  auto note = db::find_note(transaction, id);
  if (!note) return {{}, Saved::NoSuchRecord};
  note->version = version;
  note->session_date = *parse_iso_date(typed.session_date);
  note->text = typed.text;
  if (!db::change_note(transaction, *note)) return {{}, Saved::ChangedMeanwhile};
  transaction.commit(note_event(db::AuditAction::Change, *note));
  return {};
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/client_desk.h"

#include "db/note_drafts.h"
#include "db/responses.h"
#include "db/retention.h"
#include "db/search.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/merge_desk.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

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

/// A day on which the case can have been closed: none that is still to come.
std::vector<Problem> closing_problems(const std::optional<std::chrono::year_month_day>& day, db::Time now) {
  if (!day) return {{"closed_on", say("Write the day as year-month-day, such as 2026-11-23.")}};
  if (std::chrono::sys_days(*day) > local_day(now))
    return {{"closed_on", say("This day is still to come. Write the day of the last session, or today.")}};
  return {};
}

std::vector<Problem> record_problems(const db::Client& typed) {
  auto problems =
      needed_text_problems("name", typed.name, kLongestName, say("Write the name this person wants you to use."));
  append(problems, text_problems("pronouns", typed.pronouns, kLongestName));
  append(problems, text_problems("language", typed.language, kLongestName));
  append(problems, text_problems("partner_name", typed.partner.name, kLongestName));
  append(problems, text_problems("partner_called", typed.partner.called, kLongestName));
  append(problems, text_problems("partner_pronouns", typed.partner.pronouns, kLongestName));
  append(problems, text_problems("partner_language", typed.partner.language, kLongestName));
  return problems;
}

ClientList read_list(db::Transaction& transaction, std::size_t page, db::ClientState state) {
  constexpr auto size = ClientDesk::kPageSize;
  ClientList list;
  list.clients = db::newest_clients(transaction, state, page * size, size + 1);
  list.is_whole = transaction.damaged_rows().empty();
  // A row that is damaged leaves its place on the page empty.
  list.has_older = list.clients.size() + transaction.damaged_rows().size() > size;
  if (list.clients.size() > size) list.clients.resize(size);
  list.likely_pairs = MergeDesk::likely_pairs(list.clients);
  return list;
}

}  // namespace

std::vector<Problem> note_problems(const TypedNote& typed) {
  std::vector<Problem> problems;
  if (!parse_iso_date(typed.session_date)) {
    problems.push_back({"session_date", say("Write the date of the session as year-month-day, such as 2026-11-23.")});
  }
  append(problems, needed_text_problems("text", typed.text, kLongestNote, say("Write the note first, then save it.")));
  return problems;
}

ClientList ClientDesk::list(std::size_t page, db::ClientState state) {
  db::Transaction transaction(vault_);
  const std::string which = state == db::ClientState::Closed ? "closed-list" : "list";
  const auto known = transaction.worked_out("client " + which + ' ' + std::to_string(page),
                                            [&] { return read_list(transaction, page, state); });
  auto list = *known;
  if (db::search_progress(transaction).has_damage) list.is_whole = false;
  transaction.commit({db::AuditAction::View, "client", "", {}, which});
  return list;
}

std::variant<db::ClientId, std::vector<Problem>> ClientDesk::add(const std::string& name,
                                                                 const std::string& partner_name) {
  auto problems = needed_text_problems("name", name, kLongestName, say("Write the name this person wants you to use."));
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
  overview.timeline = timeline_of(transaction, *client, db::list_notes(transaction, id));
  overview.facts = gather_case(transaction, *client);
  overview.follow_up = find_follow_up(transaction, id);
  overview.has_intake = db::find_latest_response(transaction, id, forms::intake().url).has_value();
  overview.client = std::move(*client);
  overview.is_whole = transaction.damaged_rows().empty();
  transaction.commit(client_event(db::AuditAction::View, id));
  return overview;
}

std::optional<db::Client> ClientDesk::find(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  return db::find_client(transaction, id);
}

NoteOutcome ClientDesk::add_note(const db::ClientId& client, const TypedNote& typed, const std::string& draft) {
  if (auto problems = note_problems(typed); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  if (!db::find_client(transaction, client)) return {{}, Saved::NoSuchRecord};
  const auto note = db::add_note(transaction, client, *parse_iso_date(typed.session_date), typed.text);
  db::remove_note_draft(transaction, {db::NoteKind::Intake, client, {}}, draft);
  transaction.commit(note_event(db::AuditAction::Create, note));
  return {};
}

std::optional<db::Note> ClientDesk::open_note(const db::NoteId& id) {
  db::Transaction transaction(vault_);
  auto note = db::find_note(transaction, id);
  if (note && !db::find_client(transaction, note->client)) return std::nullopt;  // merged, so their copy is shown
  if (note) transaction.commit(note_event(db::AuditAction::View, *note));
  return note;
}

NoteOutcome ClientDesk::change_note(const db::NoteId& id, int version, const TypedNote& typed, db::AuditAction action,
                                    const std::string& draft) {
  if (auto problems = note_problems(typed); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  auto note = db::find_note(transaction, id);
  if (!note || !db::find_client(transaction, note->client)) return {{}, Saved::NoSuchRecord};
  note->version = version;
  note->session_date = *parse_iso_date(typed.session_date);
  note->text = typed.text;
  if (!db::change_note(transaction, *note)) return {{}, Saved::ChangedMeanwhile};
  db::remove_note_draft(transaction, {db::NoteKind::Intake, note->client, id.text}, draft);
  transaction.commit(note_event(action, *note));
  return {};
}

std::optional<db::Client> ClientDesk::open_record(const db::ClientId& id, const std::string& page) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (client) transaction.commit({db::AuditAction::View, "client", id.text, id, page});
  return client;
}

RecordOutcome ClientDesk::change_record(const db::Client& typed, db::AuditAction action) {
  if (auto problems = record_problems(typed); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, typed.id);
  if (!client) return {{}, Saved::NoSuchRecord};
  client->version = typed.version;
  client->name = typed.name;
  client->pronouns = typed.pronouns;
  client->language = typed.language;
  client->partner = typed.partner;
  if (!db::change_client(transaction, *client)) return {{}, Saved::ChangedMeanwhile};
  transaction.commit(client_event(action, client->id));
  return {};
}

std::optional<CaseStanding> ClientDesk::standing(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  const auto closed_on = db::load_retention(transaction, id).closed_on;
  transaction.commit({db::AuditAction::View, "client", id.text, id, "closing"});
  return CaseStanding{std::move(*client), closed_on};
}

RecordOutcome ClientDesk::close(const db::ClientId& id, const std::string& closed_on) {
  const auto day = parse_iso_date(closed_on);
  {
    db::Transaction transaction(vault_);
    if (auto problems = closing_problems(day, transaction.now()); !problems.empty()) return {std::move(problems)};
  }
  return {{}, save_standing(id, db::ClientState::Closed, day)};
}

Saved ClientDesk::reopen(const db::ClientId& id) {
  return save_standing(id, db::ClientState::Active, std::nullopt);
}

Saved ClientDesk::save_standing(const db::ClientId& id, db::ClientState state,
                                const std::optional<std::chrono::year_month_day>& closed_on) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return Saved::NoSuchRecord;
  auto retention = db::load_retention(transaction, id);
  if (client->state == state && retention.closed_on == closed_on) return Saved::Yes;
  const bool has_other_state = client->state != state;
  client->state = state;
  retention.closed_on = closed_on;
  // Both were read in this transaction, so nobody can have saved a later version.
  const bool is_saved =
      (!has_other_state || db::change_client(transaction, *client)) && db::save_retention(transaction, id, retention);
  if (!is_saved) return Saved::ChangedMeanwhile;
  const auto* const what = state == db::ClientState::Active ? "opened-again" : "closed";
  transaction.commit({db::AuditAction::Change, "client", id.text, id, what});
  return Saved::Yes;
}

}  // namespace toolkit

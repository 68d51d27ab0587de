// SPDX-License-Identifier: MIT
#include "toolkit/desks/history_desk.h"

#include <algorithm>
#include <variant>

#include "db/notes.h"
#include "db/process_notes.h"
#include "db/record_versions.h"
#include "db/responses.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/practitioner_names.h"
#include "toolkit/desks/process_desk.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// A record of whatever kind, and its table's name in the file.
struct Found {
  std::variant<db::Note, db::Response, db::Client, db::ProcessNote> record;
  const char* table = "";
  std::string id;
  db::ClientId client;
};

/// Of the two that are kept as one response.
Form form_of(Versioned kind) {
  return kind == Versioned::Intake ? Form::Intake : Form::Judgement;
}

template <class Record>
std::optional<Found> found_as(const char* table, std::optional<Record> record) {
  if (!record) return std::nullopt;
  const auto id = record->id.text;
  if constexpr (std::is_same_v<Record, db::Client>) {
    const auto client = record->id;
    return Found{std::move(*record), table, id, client};
  } else {
    const auto client = record->client;
    return Found{std::move(*record), table, id, client};
  }
}

std::optional<Found> found_filled_form(std::optional<FilledRow> row) {
  return found_as("questionnaire_response", row ? std::optional(std::move(row->response)) : std::nullopt);
}

std::optional<Found> find(db::Transaction& transaction, Versioned kind, const std::string& id) {
  switch (kind) {
    case Versioned::Note:
      return found_as("note", db::find_note(transaction, {id}));
    case Versioned::ProcessNote:
      return found_as("process_note", db::find_process_note(transaction, {id}));
    case Versioned::Record:
      return found_as("client", db::find_client(transaction, {id}));
    case Versioned::FilledForm:
      return found_filled_form(find_filled_form(transaction, {id}));
    case Versioned::Intake:
    case Versioned::Judgement:
      return found_as("questionnaire_response",
                      db::find_latest_response(transaction, {id}, questionnaire(form_of(kind)).url));
  }
  return std::nullopt;
}

/// Brings a record back to how it was at a version.
struct Earlier {
  db::Transaction& transaction;
  std::int64_t version;

  void operator()(db::Note& note) const { note = db::load_note_version(transaction, note, version); }
  void operator()(db::ProcessNote& note) const { note = db::load_process_note_version(transaction, note, version); }
  void operator()(db::Response& response) const {
    response = db::load_response_version(transaction, response, version);
  }
  void operator()(db::Client& client) const { client = db::load_client_version(transaction, client, version); }
};

struct AsSnapshot {
  db::Transaction& transaction;

  Snapshot operator()(const db::Note& note) const {
    return snapshot_of(TypedNote{iso_date(note.session_date), note.text});
  }
  Snapshot operator()(const db::ProcessNote& note) const {
    return snapshot_of(TypedNote{iso_date(note.session_date), note.text});
  }
  Snapshot operator()(const db::Response& response) const {
    const auto form = find_form(transaction, response.questionnaire, shown_language());
    return snapshot_of(form ? *form : forms::Questionnaire(), typed_as_left(forms::read_response(response.json)));
  }
  Snapshot operator()(const db::Client& client) const { return snapshot_of(client); }
};

/// Saves a record of earlier again, over the version that was seen.
struct SaveAgain {
  db::Vault& vault;
  Versioned kind;
  int seen;
  static constexpr auto kAction = db::AuditAction::Restore;

  RestoreOutcome operator()(const db::Note& note) const {
    return {ClientDesk(vault).change_note(note.id, seen, {iso_date(note.session_date), note.text}, kAction).saved};
  }
  RestoreOutcome operator()(const db::ProcessNote& note) const {
    return {ProcessDesk(vault).change(note.id, seen, {iso_date(note.session_date), note.text}, kAction).saved};
  }
  RestoreOutcome operator()(const db::Response& response) const {
    const auto typed = typed_as_left(forms::read_response(response.json));
    const auto outcome = kind == Versioned::FilledForm
                             ? FormDesk(vault).save(response.id, typed, seen, Ending::NotYet, kAction)
                             : IntakeDesk(vault).save(form_of(kind), response.client, typed, seen, kAction);
    return {outcome.saved, !outcome.issues.empty()};
  }
  RestoreOutcome operator()(db::Client client) const {
    client.version = seen;
    return {ClientDesk(vault).change_record(client, kAction).saved};
  }
};

bool has_version(const std::vector<VersionLine>& versions, std::int64_t version) {
  return std::ranges::find(versions, version, &VersionLine::version) != versions.end();
}

std::vector<VersionLine> version_lines(db::Transaction& transaction, const Found& found) {
  const PractitionerNames names(transaction);
  std::vector<VersionLine> lines;
  for (const auto& [version, saved_at, saved_by] : db::list_versions(transaction, found.table, found.id)) {
    lines.push_back({version, saved_at, names.name(saved_by)});
  }
  return lines;
}

std::string detail_of(const std::vector<std::int64_t>& versions) {
  std::string detail = "versions";
  for (const auto version : versions) detail += " " + std::to_string(version);
  return detail;
}

}  // namespace

std::optional<History> HistoryDesk::open(Versioned kind, const std::string& id,
                                         const std::vector<std::int64_t>& versions) {
  db::Transaction transaction(vault_);
  const auto found = find(transaction, kind, id);
  if (!found) return std::nullopt;
  auto client = kind == Versioned::ProcessNote ? db::find_client_merged_or_not(transaction, found->client)
                                               : db::find_client(transaction, found->client);
  if (!client) return std::nullopt;  // merged, so the copies are shown
  History history{std::move(*client), version_lines(transaction, *found), {}};
  for (const auto version : versions) {
    if (!has_version(history.versions, version)) return std::nullopt;
    auto record = found->record;
    std::visit(Earlier{transaction, version}, record);
    history.opened.push_back(std::visit(AsSnapshot{transaction}, record));
  }
  transaction.commit({db::AuditAction::View, found->table, found->id, found->client, detail_of(versions)});
  return history;
}

RestoreOutcome HistoryDesk::restore(Versioned kind, const std::string& id, std::int64_t version, int seen) {
  std::optional<Found> found;
  {
    db::Transaction transaction(vault_);
    found = find(transaction, kind, id);
    if (!found || !has_version(version_lines(transaction, *found), version)) return {Saved::NoSuchRecord};
    std::visit(Earlier{transaction, version}, found->record);
  }
  return std::visit(SaveAgain{vault_, kind, seen}, found->record);
}

}  // namespace toolkit

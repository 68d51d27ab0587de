// SPDX-License-Identifier: MIT
#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/note_draft_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kNoteFields = {"session_date", "text"};
constexpr std::size_t kNoteCap =
    2 * 1024 * 1024;  // a note of the longest kind in a script of four bytes, percent-encoded

TypedNote typed_note(const http::Fields& form) {
  return {posted_line(form, "session_date"), posted_text(form, "text")};
}

NotePlace new_note_of(const db::ClientId& client) {
  const auto address = "/clients/" + client.text;
  return {{db::NoteKind::Intake, client, {}}, address + "/notes", address + "#notes", {}};
}

db::DraftOf draft_of(const db::Note& note) {
  return {db::NoteKind::Intake, note.client, note.id.text};
}

bool is_conflict_of(const NoteOutcome& outcome) {
  return outcome.problems.empty() && outcome.saved == Saved::ChangedMeanwhile;
}

/// The note's page with what was typed; `version` names the stored note it is meant to replace, 0 for a note not yet
/// kept.
http::Reply note_page(const PageRoom& room, const http::Request& request, Fields fields, int version,
                      const NoteOutcome& outcome) {
  const bool is_conflict = is_conflict_of(outcome);
  fields.emplace("title", say("Note"));
  fields.insert_or_assign("version", std::to_string(version));
  fields.insert_or_assign("trash_action", version > 0 ? std::string(request.path) + "/trash" : std::string());
  fields.insert_or_assign("is_conflict", is_conflict);
  fields.insert_or_assign("versions", version > 1 ? std::string(request.path) + "/versions" : std::string());
  add_problems(fields, kNoteFields, outcome.problems);
  const int status = is_conflict ? 409 : (outcome.problems.empty() ? 200 : 422);
  return room.view.page("note", request, std::move(fields), status);
}

http::Reply add_note(const PageRoom& room, const http::Request& request) {
  const auto client = db::parse_id<db::ClientId>(request.parameters.at(0));
  if (!client || !room.clients.find(*client)) return not_found(room.view);
  if (is_about_draft(request.form)) return answer_draft(room, request, new_note_of(*client));
  const auto outcome = room.clients.add_note(*client, typed_note(request.form), sent_draft(request.form));
  if (!outcome.problems.empty()) {
    Fields fields{{"action", "/clients/" + client->text + "/notes"}, {"back", "/clients/" + client->text}};
    add_typed(fields, request.form, kNoteFields);
    add_sent_draft(fields, request.form);
    return note_page(room, request, std::move(fields), 0, outcome);
  }
  return http::see_other("/clients/" + client->text + "#notes");
}

http::Reply open_note(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::NoteId>(request.parameters.at(0));
  const auto note = id ? room.clients.open_note(*id) : std::nullopt;
  if (!note) return not_found(room.view);
  Fields fields{{"action", "/notes/" + note->id.text},
                {"back", "/clients/" + note->client.text},
                {"session_date", iso_date(note->session_date)},
                {"text", note->text}};
  const auto kept = room.drafts.find(draft_of(*note));
  add_draft(fields, kept);
  return note_page(room, request, std::move(fields), kept.draft ? kept.draft->note_version : note->version, {});
}

http::Reply change_note(const PageRoom& room, const http::Request& request) {
  if (is_about_draft(request.form)) return answer_draft_beside(room, request, db::NoteKind::Intake);
  const auto id = db::parse_id<db::NoteId>(request.parameters.at(0));
  const auto stored = id ? room.clients.open_note(*id) : std::nullopt;
  if (!stored) return not_found(room.view);
  const int version = read_version(request.form);
  const auto typed = typed_note(request.form);
  const auto outcome = room.clients.change_note(*id, version, typed, db::AuditAction::Change, sent_draft(request.form));
  if (outcome.problems.empty() && outcome.saved == Saved::Yes) {
    return http::see_other("/clients/" + stored->client.text + "#notes");
  }
  Fields fields{{"action", "/notes/" + id->text}, {"back", "/clients/" + stored->client.text}};
  add_typed(fields, request.form, kNoteFields);
  add_sent_draft(fields, request.form);
  if (is_conflict_of(outcome)) {
    const auto saved = snapshot_of(TypedNote{iso_date(stored->session_date), stored->text});
    add_conflict(fields, differences(saved, snapshot_of(typed)), "/notes/" + id->text);
  }
  // Only who was told of the other version may replace it.
  return note_page(room, request, std::move(fields), is_conflict_of(outcome) ? stored->version : version, outcome);
}

}  // namespace

void add_note_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Post, "/clients/{client}/notes", Needs::Unlocked, kNoteCap,
                    [&room](const auto& request) { return add_note(room, request); }});
  routes.push_back({Method::Get, "/notes/{note}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return open_note(room, request); }});
  routes.push_back({Method::Post, "/notes/{note}", Needs::Unlocked, kNoteCap,
                    [&room](const auto& request) { return change_note(room, request); }});
}

}  // namespace toolkit

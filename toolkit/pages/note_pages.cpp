// SPDX-License-Identifier: MIT
#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

const std::vector<std::string> kNoteFields = {"session_date", "text"};
constexpr std::size_t kNoteCap =
    2 * 1024 * 1024;  // a note of the longest kind in a script of four bytes, percent-encoded

TypedNote typed_note(const http::Fields& form) {
  return {posted_line(form, "session_date"), posted_text(form, "text")};
}

bool is_conflict_of(const NoteOutcome& outcome) {
  return outcome.problems.empty() && outcome.saved == Saved::ChangedMeanwhile;
}

/// The note's page with what was typed; `version` names the stored note it is meant to replace, 0 for a note not yet
/// kept.
http::Reply note_page(const PageRoom& room, const http::Request& request, Fields fields, int version,
                      const NoteOutcome& outcome) {
  const bool is_conflict = is_conflict_of(outcome);
  fields.emplace("title", "Note");
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
  const auto outcome = room.clients.add_note(*client, typed_note(request.form));
  if (!outcome.problems.empty()) {
    Fields fields{{"action", "/clients/" + client->text + "/notes"}, {"back", "/clients/" + client->text}};
    add_typed(fields, request.form, kNoteFields);
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
  return note_page(room, request, std::move(fields), note->version, {});
}

http::Reply change_note(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::NoteId>(request.parameters.at(0));
  const auto stored = id ? room.clients.open_note(*id) : std::nullopt;
  if (!stored) return not_found(room.view);
  const int version = read_version(request.form);
  const auto typed = typed_note(request.form);
  const auto outcome = room.clients.change_note(*id, version, typed);
  if (outcome.problems.empty() && outcome.saved == Saved::Yes) {
    return http::see_other("/clients/" + stored->client.text + "#notes");
  }
  Fields fields{{"action", "/notes/" + id->text}, {"back", "/clients/" + stored->client.text}};
  add_typed(fields, request.form, kNoteFields);
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

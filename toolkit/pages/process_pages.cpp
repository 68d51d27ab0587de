// SPDX-License-Identifier: MIT
#include "toolkit/exchange/process_export.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/note_draft_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kNoteFields = {"session_date", "text"};
constexpr std::size_t kNoteCap = 2 * 1024 * 1024;  // as for intake notes
constexpr std::size_t kSmall = 8 * 1024;

TypedNote typed_note(const http::Fields& form) {
  return {posted_line(form, "session_date"), posted_text(form, "text")};
}

std::optional<db::ClientId> client_in(const http::Request& request) {
  return db::parse_id<db::ClientId>(request.parameters.at(0));
}

NotePlace new_note_of(const db::ClientId& client) {
  const auto address = "/clients/" + client.text + "/process-notes";
  return {{db::NoteKind::Process, client, {}}, address, address, {}};
}

db::DraftOf draft_of(const db::ProcessNote& note) {
  return {db::NoteKind::Process, note.client, note.id.text};
}

Fields list_fields(const ProcessNotes& found) {
  List rows;
  for (const auto& note : found.notes) {
    rows.emplace_back(Fields{{"note_id", note.id.text}, {"date", long_date(note.session_date)}, {"body", note.text}});
  }
  return {{"title", say("Process notes")},     {"id", found.client.id.text},
          {"name", person(found.client.name)}, {"writes", found.choice == ProcessChoice::Writes},
          {"is_incomplete", !found.is_whole},  {"has_notes", !rows.empty()},
          {"notes", std::move(rows)}};
}

http::Reply list_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  const auto id = client_in(request);
  const auto found = id ? room.process.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = list_fields(*found);
  add_typed(fields, request.form, kNoteFields);
  add_sent_draft(fields, request.form);
  if (problems.empty()) {
    const auto kept = room.drafts.find(new_note_of(*id).of);
    fields.insert_or_assign("session_date", iso_date(local_day(room.clock.now())));
    fields.insert_or_assign("is_incomplete", !found->is_whole || !kept.is_whole);
    add_draft(fields, kept);
  }
  add_problems(fields, kNoteFields, problems);
  List trash;
  for (const auto& entry : room.trash.process_notes(*id)) trash.emplace_back(trash_fields(entry));
  fields.insert_or_assign("has_trash", !trash.empty());
  fields.insert_or_assign("trash", std::move(trash));
  add_undo(fields, room, request, TrashKind::ProcessNote);
  return room.view.page("process_notes", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply add_note(const PageRoom& room, const http::Request& request) {
  const auto id = client_in(request);
  if (!id) return not_found(room.view);
  if (is_about_draft(request.form)) return answer_draft(room, request, new_note_of(*id));
  const auto outcome = room.process.add(*id, typed_note(request.form), sent_draft(request.form));
  if (!outcome.problems.empty()) return list_page(room, request, outcome.problems);
  if (outcome.saved == Saved::NoSuchRecord) return not_found(room.view);
  return http::see_other("/clients/" + id->text + "/process-notes");
}

http::Reply note_page(const PageRoom& room, const http::Request& request, const db::ProcessNote& stored,
                      const TypedNote& shown, int version, const NoteOutcome& outcome) {
  const bool is_conflict = outcome.problems.empty() && outcome.saved == Saved::ChangedMeanwhile;
  const auto address = "/process-notes/" + stored.id.text;
  Fields fields{{"title", say("Process note")},
                {"action", address},
                {"back", "/clients/" + stored.client.text + "/process-notes"},
                {"versions", stored.version > 1 ? address + "/versions" : ""},
                {"trash_action", address + "/trash"},
                {"version", std::to_string(is_conflict ? stored.version : version)},
                {"session_date", shown.session_date},
                {"text", shown.text},
                {"is_conflict", false}};
  if (is_conflict) {
    const auto saved = snapshot_of(TypedNote{iso_date(stored.session_date), stored.text});
    add_conflict(fields, differences(saved, snapshot_of(shown)), address);
  }
  if (request.method == http::Method::Post) {
    add_sent_draft(fields, request.form);
  } else {
    add_draft(fields, room.drafts.find(draft_of(stored)));
  }
  add_problems(fields, kNoteFields, outcome.problems);
  return room.view.page("note", request, std::move(fields), is_conflict ? 409 : outcome.problems.empty() ? 200 : 422);
}

std::optional<db::ProcessNote> note_of(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ProcessNoteId>(request.parameters.at(0));
  return id ? room.process.open_note(*id) : std::nullopt;
}

http::Reply open_note(const PageRoom& room, const http::Request& request) {
  const auto note = note_of(room, request);
  if (!note) return not_found(room.view);
  return note_page(room, request, *note, {iso_date(note->session_date), note->text}, note->version, {});
}

http::Reply change_note(const PageRoom& room, const http::Request& request) {
  if (is_about_draft(request.form)) return answer_draft_beside(room, request, db::NoteKind::Process);
  const auto stored = note_of(room, request);
  if (!stored) return not_found(room.view);
  const int version = read_version(request.form);
  const auto typed = typed_note(request.form);
  const auto outcome =
      room.process.change(stored->id, version, typed, db::AuditAction::Change, sent_draft(request.form));
  if (!outcome.problems.empty() || outcome.saved == Saved::ChangedMeanwhile) {
    return note_page(room, request, *stored, typed, version, outcome);
  }
  if (outcome.saved == Saved::NoSuchRecord) {
    return room.view.message(403, say("Process notes are switched off"),
                             say("Nothing was changed. Switch them on on your practice page to write here again."));
  }
  return http::see_other("/clients/" + stored->client.text + "/process-notes");
}

http::Reply take_out_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  const auto id = client_in(request);
  const auto client = id && room.process.choice() != ProcessChoice::NeverChosen
                          ? room.clients.open_record(*id, "take-out")
                          : std::nullopt;
  if (!client) return not_found(room.view);
  Fields fields{{"title", say("Take process notes out")},
                {"id", client->id.text},
                {"name", person(client->name)},
                {"is_json", request.form.get("format") == "json"}};
  add_problems(fields, {"passphrase"}, problems);
  return room.view.page("process_take_out", request, std::move(fields), problems.empty() ? 200 : 422);
}

/// With the passphrase again, as for the record.
http::Reply take_out(const PageRoom& room, const http::Request& request) {
  const auto id = client_in(request);
  if (!id || !room.clients.find(*id)) return not_found(room.view);
  if (auto problem = room.vault.passphrase_problem(std::string(request.form.get("passphrase"))); !problem.empty()) {
    return take_out_page(room, request, {{"passphrase", std::move(problem)}});
  }
  const bool is_json = request.form.get("format") == "json";
  const auto found = room.process.take_out(*id, is_json ? "json" : "text");
  if (!found) return not_found(room.view);
  if (is_json) return http::download(write_process_json(*found), "application/json", "notes.json");
  return http::download(write_process_text(*found), "text/plain; charset=utf-8", "notes.txt");
}

}  // namespace

void add_process_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/process-notes", Needs::Unlocked, 0,
                    [&room](const auto& request) { return list_page(room, request, {}); }});
  routes.push_back({Method::Post, "/clients/{client}/process-notes", Needs::Unlocked, kNoteCap,
                    [&room](const auto& request) { return add_note(room, request); }});
  routes.push_back({Method::Get, "/process-notes/{note}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return open_note(room, request); }});
  routes.push_back({Method::Post, "/process-notes/{note}", Needs::Unlocked, kNoteCap,
                    [&room](const auto& request) { return change_note(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/process-notes/take-out", Needs::Unlocked, 0,
                    [&room](const auto& request) { return take_out_page(room, request, {}); }});
  routes.push_back({Method::Post, "/clients/{client}/process-notes/take-out", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return take_out(room, request); }});
}

}  // namespace toolkit

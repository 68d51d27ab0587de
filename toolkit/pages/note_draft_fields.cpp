// SPDX-License-Identifier: MIT
#include "toolkit/pages/note_draft_fields.h"

#include <algorithm>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr const char* kText = "text/plain; charset=utf-8";

TypedNote typed_note(const http::Fields& form) {
  return {posted_line(form, "session_date"), posted_text(form, "text")};
}

/// What says the same as the note that is saved need not be kept beside it.
DraftOutcome save(const PageRoom& room, const http::Request& request, const NotePlace& place) {
  auto typed = typed_note(request.form);
  if (typed.text == place.stored.text && typed.session_date == place.stored.session_date) typed.text.clear();
  return room.drafts.save(place.of, sent_draft(request.form), std::max(read_version(request.form), 0), typed);
}

/// What the script reads: what to say, and the state that is kept now.
http::Reply background_reply(const DraftOutcome& outcome) {
  if (!outcome.problems.empty()) return {422, kText, outcome.problems.front().sentence, {}};
  if (outcome.saved == Saved::ChangedMeanwhile) return {409, kText, "conflict\n", {}};
  if (outcome.saved == Saved::NoSuchRecord) return {404, kText, "", {}};
  const auto state = outcome.id.empty() ? say("Nothing to keep yet")
                                        : say("Draft kept {1}, not in the record yet", {clock_time(outcome.saved_at)});
  return {200, kText, state + "\n" + outcome.id, {}};
}

/// The page that has the words for as long as it is open; above them, why they could not be taken back.
http::Reply thrown_away_page(const PageRoom& room, const http::Request& request, const NotePlace& place,
                             const std::string& problem) {
  const auto typed = typed_note(request.form);
  return room.view.page("note_thrown_away", request,
                        {{"title", say("Thrown away")},
                         {"action", place.address},
                         {"back", place.back},
                         {"problem", problem},
                         {"version", std::to_string(std::max(read_version(request.form), 0))},
                         {"session_date", typed.session_date},
                         {"text", typed.text}},
                        problem.empty() ? 200 : 409);
}

http::Reply throw_away(const PageRoom& room, const http::Request& request, const NotePlace& place) {
  // Another window typed on meanwhile: its words are what the page shows.
  if (room.drafts.throw_away(place.of, sent_draft(request.form)) != Saved::Yes) return http::see_other(place.back);
  return thrown_away_page(room, request, place, "");
}

http::Reply take_back(const PageRoom& room, const http::Request& request, const NotePlace& place) {
  const auto outcome = save(room, request, place);
  if (!outcome.problems.empty()) return thrown_away_page(room, request, place, outcome.problems.front().sentence);
  if (outcome.saved != Saved::Yes) {
    return thrown_away_page(room, request, place,
                            say("It could not be put back: something else was typed there meanwhile, or there is no "
                                "place for it any more. Your words are below. Copy what you need."));
  }
  return http::see_other(place.back);
}

}  // namespace

void add_draft(Fields& fields, const KeptDraft& kept) {
  const auto& draft = kept.draft;
  fields.insert_or_assign("draft", draft ? draft->id : "");
  fields.insert_or_assign("draft_time", draft ? day_and_time(draft->saved_at) : "");
  if (!draft) return;
  fields.insert_or_assign("session_date", draft->session_date);
  fields.insert_or_assign("text", draft->text);
  fields.insert_or_assign("version", std::to_string(draft->note_version));
}

void add_sent_draft(Fields& fields, const http::Fields& form) {
  fields.insert_or_assign("draft", sent_draft(form));
  fields.insert_or_assign("draft_time", "");
}

std::string sent_draft(const http::Fields& form) {
  return std::string(form.get("draft"));
}

bool is_about_draft(const http::Fields& form) {
  return form.has("background") || form.has("draft_act");
}

http::Reply answer_draft(const PageRoom& room, const http::Request& request, const NotePlace& place) {
  if (request.form.has("background")) return background_reply(save(room, request, place));
  if (request.form.get("draft_act") == "throw-away") return throw_away(room, request, place);
  return take_back(room, request, place);
}

http::Reply answer_draft_beside(const PageRoom& room, const http::Request& request, db::NoteKind kind) {
  auto note = room.drafts.find_note(kind, request.parameters.at(0));
  if (!note) return not_found(room.view);
  return answer_draft(room, request, {std::move(note->of), request.path, request.path, std::move(note->saved)});
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "handouts/form_reader.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/form_page.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kFormCap = 1024 * 1024;
constexpr std::size_t kSmall = 8 * 1024;
/// Room for the form around the file.
constexpr std::size_t kReadCap = handouts::kLargestForm + 8 * 1024;

/// The forms of a client's page, by what they are for.
struct Shelf {
  const char* title;
  const char* help;
  std::span<const std::string_view> names;
};
constexpr std::string_view kOverTime[] = {"decision-status", "what-happened", "weekly-tracker"};
constexpr std::string_view kConsent[] = {"contact-preferences", "authorization",          "revocation",
                                         "secrets-policy",      "collateral-information", "record-request"};
constexpr std::string_view kMeasures[] = {"csi-4", "phq-9", "gad-7"};
const std::array kShelves = {
    Shelf{"As time goes on", "", kOverTime}, Shelf{"Consent and contact", "", kConsent},
    Shelf{"Questionnaires with a score",
          "A score adds up what one person answered. It is no diagnosis, it says nothing of the partner, and the two "
          "are never compared.",
          kMeasures}};

std::string form_address(const db::ResponseId& id) {
  return "/filled-forms/" + id.text;
}

List score_rows(const std::vector<ScoreLine>& scores) {
  List rows;
  for (const auto& score : scores) {
    rows.emplace_back(Fields{{"what", score.what},
                             {"score", score.number},
                             {"words", say(score.words)},
                             {"asks_for_conversation", score.asks_for_conversation}});
  }
  return rows;
}

Fields standing_fields(const FormStanding& standing) {
  return {{"is_finished", standing.is_complete},
          {"is_mistaken", standing.is_mistaken},
          {"needs_follow_up", standing.needs_follow_up},
          {"has_scores", !standing.scores.empty()},
          {"scores", score_rows(standing.scores)}};
}

List standing_rows(const std::vector<FormStanding>& filled) {
  List rows;
  for (const auto& standing : filled) {
    Fields row{{"address", form_address(standing.id)}, {"when", long_date(local_day(standing.begun_at))}};
    row.merge(standing_fields(standing));
    rows.emplace_back(std::move(row));
  }
  return rows;
}

List form_rows(const ClientForms& found, std::span<const std::string_view> names) {
  List rows;
  for (const auto name : names) {
    const auto form = std::ranges::find(found.forms, name, &ClientForm::name);
    if (form == found.forms.end()) continue;
    rows.emplace_back(Fields{{"form", form->title},
                             {"form_name", form->name},
                             {"filled", standing_rows(form->filled)},
                             {"has_filled", !form->filled.empty()}});
  }
  return rows;
}

http::Reply forms_page(const PageRoom& room, const http::Request& request, const std::string& read_problem = {}) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.forms.list(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  List shelves;
  for (const auto& shelf : kShelves) {
    shelves.emplace_back(Fields{
        {"shelf", say(shelf.title)}, {"shelf_help", say(shelf.help)}, {"forms", form_rows(*found, shelf.names)}});
  }
  return room.view.page("client_forms", request,
                        {{"title", say("Forms")},
                         {"id", found->client.id.text},
                         {"name", person(found->client.name)},
                         {"read_problem", read_problem},
                         {"shelves", std::move(shelves)}},
                        read_problem.empty() ? 200 : 422);
}

http::Reply begin_form(const PageRoom& room, const http::Request& request) {
  const auto client = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto id = client ? room.forms.begin(*client, request.parameters.at(1)) : std::nullopt;
  return id ? http::see_other(form_address(*id)) : not_found(room.view);
}

FormPlace place_of(const OpenedForm& opened) {
  const auto address = form_address(opened.id);
  return {opened.client, *opened.questions, address, address + "/versions", address + "/paper"};
}

http::Reply show(const PageRoom& room, const http::Request& request, const OpenedForm& opened, const FormState& state,
                 int status = 200) {
  auto fields = standing_fields(opened.standing);
  fields.emplace("is_filled_form", true);
  const auto on_file = "/clients/" + opened.client.id.text + "/authorization";
  if (opened.name == "authorization" && opened.standing.is_complete)
    fields.emplace("authorization", on_file + "?form=" + opened.id.text);
  if (opened.name == "revocation" && opened.standing.is_complete) fields.emplace("revocation", on_file);
  fields.merge(form_page_fields(place_of(opened), state));
  return room.view.page("form", request, std::move(fields), status);
}

std::optional<OpenedForm> opened_form(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ResponseId>(request.parameters.at(0));
  return id ? room.forms.open(*id) : std::nullopt;
}

http::Reply form_page(const PageRoom& room, const http::Request& request) {
  const auto opened = opened_form(room, request);
  if (!opened) return not_found(room.view);
  FormState state;
  state.typed = opened->typed;
  state.issues = read_typed(*opened->questions, state.typed).issues;
  state.version = opened->version;
  state.saved_at = opened->version > 1 ? clock_time(opened->saved_at) : "";
  return show(room, request, *opened, state);
}

http::Reply conflict_page(const PageRoom& room, const http::Request& request, FormState state) {
  const auto stored = opened_form(room, request);
  if (!stored) return not_found(room.view);
  state.version = stored->version;
  state.is_conflict = true;
  auto fields = form_page_fields(place_of(*stored), state);
  fields.insert_or_assign("is_filled_form", true);
  add_form_conflict(fields, place_of(*stored), *stored->questions, stored->typed, state.typed);
  return room.view.page("form", request, std::move(fields), 409);
}

/// What was typed, with what was chosen on the page that shows both versions.
Typed chosen(const PageRoom& room, const http::Request& request, Typed typed) {
  if (!has_choices(request.form)) return typed;
  const auto stored = opened_form(room, request);
  if (!stored) return typed;
  return with_choices(request.form, std::move(typed), stored->is_empty ? Typed() : stored->typed);
}

http::Reply save_form(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ResponseId>(request.parameters.at(0));
  const auto questions = id ? room.forms.questions(*id) : nullptr;
  if (!questions) return not_found(room.view);
  FormState state;
  state.typed = typed_answers(*questions, request.form);
  state.version = read_version(request.form);
  const auto ending = request.form.has("finish") ? Ending::Finished : Ending::NotYet;
  const auto outcome = room.forms.save(*id, chosen(room, request, state.typed), state.version, ending);
  if (outcome.saved == Saved::NoSuchRecord) return not_found(room.view);
  if (request.form.has("background")) return background_reply(outcome);
  if (outcome.saved == Saved::ChangedMeanwhile) return conflict_page(room, request, std::move(state));
  if (outcome.issues.empty() && request.form.has("stay")) return http::see_other(form_address(*id));
  const auto saved = opened_form(room, request);
  if (!saved) return not_found(room.view);
  if (outcome.issues.empty()) return http::see_other("/clients/" + saved->client.id.text + "/forms");
  state.issues = outcome.issues;
  state.version = outcome.version;
  state.saved_at = clock_time(outcome.saved_at);
  return show(room, request, *saved, state, 422);
}

http::Reply mark_mistaken(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ResponseId>(request.parameters.at(0));
  if (!id) return not_found(room.view);
  const auto saved = room.forms.set_mistaken(*id, read_version(request.form), request.form.get("mistaken") != "no");
  if (saved == Saved::NoSuchRecord) return not_found(room.view);
  if (saved == Saved::ChangedMeanwhile) {
    return room.view.message(409, say("This form was changed meanwhile"),
                             say("Nothing was marked. Open the form again, look at it, and say so there."));
  }
  return http::see_other(form_address(*id));
}

/// What a paper says beside what is stored. Nothing is saved until the person says so; the page saves as any page of
/// this form does.
http::Reply reading_page(const PageRoom& room, const http::Request& request, const FormPlace& place,
                         const PaperReading& reading, const Typed& stored, Fields fields) {
  add_form_conflict(fields, place, place.questions, stored, reading.typed);
  fields.insert_or_assign("is_from_paper", true);
  return room.view.page("form", request, std::move(fields));
}

http::Reply reading_of_form(const PageRoom& room, const http::Request& request, const PaperReading& reading) {
  const auto opened = room.forms.open(*reading.response);
  if (!opened) return not_found(room.view);
  FormState state{reading.typed, reading.issues, opened->version, "", true, opened->standing.is_complete};
  auto fields = standing_fields(opened->standing);
  fields.emplace("is_filled_form", true);
  fields.merge(form_page_fields(place_of(*opened), state));
  return reading_page(room, request, place_of(*opened), reading, opened->is_empty ? Typed() : opened->typed,
                      std::move(fields));
}

http::Reply reading_of_intake(const PageRoom& room, const http::Request& request, const PaperReading& reading,
                              const db::ClientId& client) {
  const auto filled = room.intake.open(Form::Intake, client, *reading.intake);
  if (!filled) return not_found(room.view);
  const bool is_short = *reading.intake == Depth::Short;
  const FormPlace place{filled->client, *filled->questions,
                        "/clients/" + client.text + (is_short ? "/intake" : "/intake/whole")};
  auto fields = form_page_fields(place, {reading.typed, reading.issues, filled->version, "", true, false});
  fields.insert_or_assign("is_intake", true);
  fields.insert_or_assign("is_short", is_short);
  return reading_page(room, request, place, reading, filled->version == 0 ? Typed() : filled->typed, std::move(fields));
}

http::Reply read_paper(const PageRoom& room, const http::Request& request) {
  const auto client = db::parse_id<db::ClientId>(request.parameters.at(0));
  if (!client || !room.clients.find(*client)) return not_found(room.view);
  const auto reading = room.form_papers.read(*client, request.file.value_or(""));
  if (!reading.problem.empty()) return forms_page(room, request, reading.problem);
  return reading.intake ? reading_of_intake(room, request, reading, *client) : reading_of_form(room, request, reading);
}

http::Reply read_paper_into(const PageRoom& room, const http::Request& request) {
  const auto opened = opened_form(room, request);
  if (!opened) return not_found(room.view);
  const auto reading = room.form_papers.read(opened->id, request.file.value_or(""));
  if (reading.problem.empty()) return reading_of_form(room, request, reading);
  return room.view.message(422, say("This paper was not read"), reading.problem);
}

}  // namespace

void add_filled_form_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/forms", Needs::Unlocked, 0,
                    [&room](const auto& request) { return forms_page(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/forms/{form}", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return begin_form(room, request); }});
  routes.push_back({Method::Get, "/filled-forms/{filled}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return form_page(room, request); }});
  routes.push_back({Method::Post, "/filled-forms/{filled}", Needs::Unlocked, kFormCap,
                    [&room](const auto& request) { return save_form(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/read-form", Needs::Unlocked, kReadCap,
                    [&room](const auto& request) { return read_paper(room, request); }, http::BodyKind::Multipart});
  routes.push_back({Method::Post, "/filled-forms/{filled}/read", Needs::Unlocked, kReadCap,
                    [&room](const auto& request) { return read_paper_into(room, request); },
                    http::BodyKind::Multipart});
  routes.push_back({Method::Post, "/filled-forms/{filled}/mistake", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return mark_mistaken(room, request); }});
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <array>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/form_page.h"
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

constexpr std::size_t kFormCap = 1024 * 1024;

/// A form's address below a client, and its words on the page.
struct FormPage {
  Form form;
  const char* address;
  bool is_private = false;
  Depth depth = Depth::Whole;
};
constexpr std::array kFormPages = {FormPage{Form::Intake, "intake", false, Depth::Short},
                                   FormPage{Form::Intake, "intake/whole"}, FormPage{Form::Judgement, "judgement"},
                                   FormPage{Form::Screening, "screening", true},
                                   FormPage{Form::Reassessment, "reassessment", true}};

/// Both depths of the intake are versions of the same answers.
std::string versions_address(const FormPage& page, const db::ClientId& client) {
  const auto* const form = page.form == Form::Intake ? "intake" : page.address;
  return "/clients/" + client.text + "/" + form + "/versions";
}

FormPlace place_of(const FormPage& page, const db::Client& client, const forms::Questionnaire& questions) {
  const auto start = "/clients/" + client.id.text;
  const auto* const paper = page.depth == Depth::Short ? "/forms/short-intake/paper" : "/forms/intake/paper";
  return {client,
          questions,
          start + "/" + page.address,
          versions_address(page, client.id),
          page.form == Form::Intake ? start + paper : "",
          page.is_private};
}

Fields form_fields(const FormPage& page, const FormPlace& place, const FormState& state) {
  auto fields = form_page_fields(place, state);
  fields.insert_or_assign("is_intake", page.form == Form::Intake);
  fields.insert_or_assign("is_short", page.depth == Depth::Short);
  return fields;
}

/// What another intake said is read beside this one: both are of this person.
List other_intakes(const PageRoom& room, const db::ClientId& client) {
  List rows;
  for (const auto& merge : room.merging.merges_of(client)) {
    for (const auto& [id, answered_at] : merge.intakes) {
      rows.emplace_back(Fields{{"intake_id", id.text}, {"intake_date", long_date(local_day(answered_at))}});
    }
  }
  return rows;
}

http::Reply form_page(const PageRoom& room, const http::Request& request, const FormPage& page) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  auto filled = id ? room.intake.open(page.form, *id, page.depth) : std::nullopt;
  if (!filled) return not_found(room.view);
  FormState state;
  state.typed = std::move(filled->typed);
  state.issues = read_typed(*filled->questions, state.typed).issues;
  state.version = filled->version;
  state.is_complete = filled->is_complete;
  if (filled->saved_at && !page.is_private) state.saved_at = clock_time(*filled->saved_at);
  auto fields = form_fields(page, place_of(page, filled->client, *filled->questions), state);
  if (page.form == Form::Intake) fields.insert_or_assign("other_intakes", other_intakes(room, *id));
  return room.view.page("form", request, std::move(fields));
}

/// What was typed, with what was chosen on the page that shows both versions.
Typed chosen(const PageRoom& room, const FormPage& page, const db::ClientId& client, const http::Fields& posted,
             Typed typed) {
  if (!has_choices(posted)) return typed;
  const auto stored = room.intake.open(page.form, client);
  return stored ? with_choices(posted, std::move(typed), stored->typed) : typed;
}

http::Reply conflict_page(const PageRoom& room, const http::Request& request, const FormPage& page, FormState state) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto stored = id ? room.intake.open(page.form, *id, page.depth) : std::nullopt;
  if (!stored) return not_found(room.view);
  state.version = stored->version;
  state.is_conflict = true;
  const auto place = place_of(page, stored->client, *stored->questions);
  auto fields = form_fields(page, place, state);
  add_form_conflict(fields, place, *stored->whole, stored->typed,
                    with_others(state.typed, *stored->questions, stored->typed));
  return room.view.page("form", request, std::move(fields), 409);
}

http::Reply save_form(const PageRoom& room, const http::Request& request, const FormPage& page) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto client = id ? room.clients.find(*id) : std::nullopt;
  if (!client) return not_found(room.view);
  const auto questions = room.intake.questions(page.form, page.depth);
  FormState state;
  state.typed = typed_answers(*questions, request.form);
  state.version = read_version(request.form);
  const auto outcome = page.is_private
                           ? room.intake.record(page.form, *id, state.typed)
                           : room.intake.save(page.form, *id, chosen(room, page, *id, request.form, state.typed),
                                              state.version, db::AuditAction::Change, page.depth);
  if (outcome.saved == Saved::NoSuchRecord) return not_found(room.view);
  if (request.form.has("background") && !page.is_private) return background_reply(outcome);
  if (outcome.saved == Saved::ChangedMeanwhile) return conflict_page(room, request, page, std::move(state));
  const auto address = "/clients/" + id->text;
  if (const auto depth = request.form.get("depth"); page.form == Form::Intake && !depth.empty())
    return http::see_other(address + (depth == "whole" ? "/intake/whole" : "/intake"));
  if (outcome.issues.empty()) {
    return http::see_other(request.form.has("stay") ? address + "/" + page.address : address);
  }
  state.issues = outcome.issues;
  if (!page.is_private) {
    state.version = outcome.version;
    state.saved_at = clock_time(outcome.saved_at);
  }
  return room.view.page("form", request, form_fields(page, place_of(page, *client, *questions), state), 422);
}

}  // namespace

void add_form_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  for (const auto& page : kFormPages) {
    const auto pattern = std::string("/clients/{client}/") + page.address;
    routes.push_back({http::Method::Get, pattern, http::Needs::Unlocked, 0,
                      [&room, &page](const auto& request) { return form_page(room, request, page); }});
    routes.push_back({http::Method::Post, pattern, http::Needs::Unlocked, kFormCap,
                      [&room, &page](const auto& request) { return save_form(room, request, page); }});
  }
}

}  // namespace toolkit

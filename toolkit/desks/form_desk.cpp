// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_desk.h"

#include <algorithm>
#include <array>

#include "db/practice.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "forms/measures.h"
#include "forms/scores.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_prefill.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr auto* kKind = "questionnaire_response";
constexpr std::string_view kItem9 = "phq-9-9";

struct MeasureForm {
  std::string_view name;
  forms::Measure measure;
};
constexpr std::array kMeasureForms = {MeasureForm{"phq-9", forms::Measure::Phq9},
                                      MeasureForm{"gad-7", forms::Measure::Gad7},
                                      MeasureForm{"csi-4", forms::Measure::Csi4}};

/// What is said of a measure's total.
void add_meaning(ScoreLine& line, std::string_view name) {
  const auto* const found = std::ranges::find(kMeasureForms, name, &MeasureForm::name);
  if (found == kMeasureForms.end()) return;
  const auto total = std::stoi(line.number);
  if (const auto band = forms::band_of(found->measure, total)) line.words = band->words;
  line.asks_for_conversation = forms::is_beyond_cut_off(found->measure, total);
}

std::vector<ScoreLine> score_lines(const forms::Questionnaire& form, const forms::QuestionnaireResponse& response,
                                   std::string_view name) {
  std::vector<ScoreLine> lines;
  for (const auto& score : forms::calculated(form, response)) {
    const auto* const value = std::get_if<forms::Value>(&score.result);
    if (value == nullptr) continue;
    lines.push_back({score.link_id, forms::find_item(form, score.link_id)->text, forms::key_of(*value), {}});
    add_meaning(lines.back(), name);
  }
  return lines;
}

bool is_empty(const forms::QuestionnaireResponse& response) {
  return response.items.empty() && response.set_aside.empty();
}

bool is_mistaken(const forms::QuestionnaireResponse& response) {
  return response.status == forms::ResponseStatus::EnteredInError;
}

/// "item 9 > 0 → same-day follow-up", of the answer's points.
bool needs_follow_up(const forms::Questionnaire& form, const forms::QuestionnaireResponse& response) {
  const auto* const item = forms::find_item(form, kItem9);
  if (item == nullptr || is_empty(response)) return false;
  std::optional<int> points;
  for (const auto& answer : forms::find_answers(response, kItem9)) {
    const auto* const option = forms::find_picked(*item, answer);
    if (option != nullptr && option->ordinal) points = std::stoi(option->ordinal->digits);
  }
  return forms::needs_same_day_follow_up(points).value_or(false);
}

FormStanding standing_of(const db::Response& stored, std::string_view name, const forms::Questionnaire& form) {
  const auto response = forms::read_response(stored.json);
  FormStanding standing{stored.id,
                        stored.created_at,
                        stored.changed_at,
                        stored.state == db::ResponseState::Completed,
                        is_mistaken(response),
                        {},
                        false};
  if (standing.is_mistaken) standing.is_complete = false;
  if (standing.is_mistaken) return standing;
  standing.scores = score_lines(form, response, name);
  return standing;
}

db::ResponseState state_of(forms::ResponseStatus status) {
  const bool is_complete = status == forms::ResponseStatus::Completed || status == forms::ResponseStatus::Amended;
  return is_complete ? db::ResponseState::Completed : db::ResponseState::InProgress;
}

/// The status that the answers have now, and what keeps a finished form from being complete.
forms::ResponseStatus status_of(const forms::Questionnaire& form, forms::QuestionnaireResponse response,
                                bool was_complete, std::vector<forms::Issue>& issues) {
  response.status = was_complete ? forms::ResponseStatus::Amended : forms::ResponseStatus::Completed;
  add_untold(issues, forms::validate(form, response));
  if (typed_from(response).empty())
    issues.push_back(
        {forms::Issue::Kind::Missing, "", "Nothing is answered yet. Answer something, or leave the form as it is."});
  return issues.empty() ? response.status : forms::ResponseStatus::InProgress;
}

}  // namespace

std::string client_form_name(std::string_view canonical) {
  const auto url = forms::url_of(canonical);
  for (const auto& name : client_form_names()) {
    if (forms::shipped(name).url == url) return name;
  }
  return "";
}

std::optional<FilledRow> find_filled_form(db::Transaction& transaction, const db::ResponseId& id) {
  auto response = db::find_response(transaction, id);
  if (!response || client_form_name(response->questionnaire).empty()) return std::nullopt;
  auto client = db::find_client(transaction, response->client);
  if (!client) return std::nullopt;
  return FilledRow{std::move(*response), std::move(*client)};
}

const std::vector<std::string>& client_form_names() {
  static const std::vector<std::string> names = {
      "decision-status", "what-happened", "weekly-tracker", "contact-preferences",
      "authorization",   "revocation",    "secrets-policy", "collateral-information",
      "record-request",  "csi-4",         "phq-9",          "gad-7"};
  return names;
}

std::optional<db::ResponseId> find_follow_up(db::Transaction& transaction, const db::ClientId& client) {
  const auto& form = forms::shipped("phq-9");
  std::optional<db::Response> newest;
  for (auto& stored : db::list_responses(transaction, client, form.url)) {
    const auto response = forms::read_response(stored.json);
    const bool says_it = !forms::find_answers(response, kItem9).empty();
    if (!says_it || is_mistaken(response)) continue;
    if (!newest || stored.changed_at > newest->changed_at) newest = std::move(stored);
  }
  if (!newest || !needs_follow_up(form, forms::read_response(newest->json))) return std::nullopt;
  const auto screenings = db::list_screenings(transaction, client);
  const bool is_followed_up = std::ranges::any_of(screenings, [&](const auto& each) {
    return each.kind == db::ScreeningKind::Reassessment && each.recorded_at >= newest->changed_at;
  });
  return is_followed_up ? std::nullopt : std::optional(newest->id);
}

std::optional<ClientForms> FormDesk::list(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  ClientForms found{std::move(*client), {}};
  const auto follow_up = find_follow_up(transaction, id);
  const auto responses = db::list_all_responses(transaction, id);
  for (const auto& name : client_form_names()) {
    const auto in_use = form_in_use(transaction, name, shown_language());
    ClientForm form{name, in_use->title, {}};
    for (const auto& response : responses) {
      if (forms::url_of(response.questionnaire) != in_use->url) continue;
      const auto answered = find_form(transaction, response.questionnaire, shown_language());
      form.filled.push_back(standing_of(response, name, answered ? *answered : *in_use));
      form.filled.back().needs_follow_up = follow_up == response.id;
    }
    found.forms.push_back(std::move(form));
  }
  transaction.commit({db::AuditAction::View, kKind, "", id, "forms"});
  return found;
}

std::optional<db::ResponseId> FormDesk::begin(const db::ClientId& id, std::string_view name) {
  db::Transaction transaction(vault_);
  if (std::ranges::find(client_form_names(), name) == client_form_names().end()) return std::nullopt;
  if (!db::find_client(transaction, id)) return std::nullopt;
  const auto form = form_in_use(transaction, name);
  for (const auto& response : db::list_responses(transaction, id, form->url)) {
    const auto begun = forms::read_response(response.json);
    if (response.questionnaire == form->canonical() && is_empty(begun) && !is_mistaken(begun)) return response.id;
  }
  forms::QuestionnaireResponse response;
  response.questionnaire = form->canonical();
  response.authored = zoned_time(transaction.now());
  const auto added = db::add_response(transaction, id, form->canonical(), db::ResponseState::InProgress,
                                      forms::write_response(response));
  transaction.commit({db::AuditAction::Create, kKind, added.id.text, id, ""});
  return added.id;
}

SharedForm FormDesk::questions(const db::ResponseId& id) {
  db::Transaction transaction(vault_);
  const auto found = find_filled_form(transaction, id);
  return found ? find_form(transaction, found->response.questionnaire, shown_language()) : nullptr;
}

std::optional<OpenedForm> FormDesk::open(const db::ResponseId& id) {
  db::Transaction transaction(vault_);
  auto found = find_filled_form(transaction, id);
  const auto form = found ? find_form(transaction, found->response.questionnaire, shown_language()) : nullptr;
  if (!form) return std::nullopt;
  const auto& stored = found->response;
  const auto name = client_form_name(stored.questionnaire);
  const auto response = forms::read_response(stored.json);
  OpenedForm opened{std::move(found->client),
                    name,
                    form,
                    id,
                    typed_as_left(response),
                    is_empty(response),
                    stored.version,
                    stored.changed_at,
                    standing_of(stored, name, *form)};
  opened.standing.needs_follow_up = find_follow_up(transaction, opened.client.id) == id;
  if (opened.is_empty) opened.typed = prefilled(*form, opened.client, db::load_practice(transaction));
  transaction.commit({db::AuditAction::View, kKind, id.text, opened.client.id, ""});
  return opened;
}

FormOutcome FormDesk::save(const db::ResponseId& id, const Typed& typed, int version, Ending ending,
                           db::AuditAction action) {
  db::Transaction transaction(vault_);
  auto found = find_filled_form(transaction, id);
  const auto form = found ? find_form(transaction, found->response.questionnaire) : nullptr;
  if (!form) return {{}, Saved::NoSuchRecord};
  auto& stored = found->response;
  if (stored.version != version) return {{}, Saved::ChangedMeanwhile};

  const auto before = forms::read_response(stored.json);
  if (is_mistaken(before)) return {{}, Saved::ChangedMeanwhile};
  auto read = read_over(*form, typed, before);
  auto response = forms::with_calculated(*form, read.response);
  FormOutcome outcome;
  outcome.issues = std::move(read.issues);
  const bool was_complete = stored.state == db::ResponseState::Completed;
  response.status = was_complete || ending == Ending::Finished
                        ? status_of(*form, response, was_complete, outcome.issues)
                        : forms::ResponseStatus::InProgress;
  response.authored = zoned_time(transaction.now());
  stored.json = forms::write_response(response);
  stored.state = state_of(response.status);
  if (!db::change_response(transaction, stored)) return {{}, Saved::ChangedMeanwhile};
  outcome.version = stored.version;
  outcome.saved_at = transaction.now();
  outcome.is_complete = stored.state == db::ResponseState::Completed;
  outcome.scores = score_lines(*form, response, client_form_name(stored.questionnaire));
  transaction.commit({action, kKind, id.text, stored.client, ""});
  return outcome;
}

Saved FormDesk::set_mistaken(const db::ResponseId& id, int version, bool mistaken) {
  db::Transaction transaction(vault_);
  auto found = find_filled_form(transaction, id);
  if (!found) return Saved::NoSuchRecord;
  auto& stored = found->response;
  if (stored.version != version) return Saved::ChangedMeanwhile;
  auto response = forms::read_response(stored.json);
  if (is_mistaken(response) == mistaken) return Saved::Yes;
  // The state of the row still says whether the form was finished.
  const bool was_complete = stored.state == db::ResponseState::Completed;
  response.status = mistaken       ? forms::ResponseStatus::EnteredInError
                    : was_complete ? forms::ResponseStatus::Completed
                                   : forms::ResponseStatus::InProgress;
  stored.json = forms::write_response(response, stored.json);
  if (!db::change_response(transaction, stored)) return Saved::ChangedMeanwhile;
  transaction.commit({db::AuditAction::Change, kKind, id.text, stored.client,
                      mistaken ? "entered by mistake" : "not entered by mistake"});
  return Saved::Yes;
}

}  // namespace toolkit

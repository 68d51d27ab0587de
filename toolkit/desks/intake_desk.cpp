// SPDX-License-Identifier: MIT
#include "toolkit/desks/intake_desk.h"

#include <algorithm>

#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "forms/short_form.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

bool is_private(Form form) {
  return form == Form::Screening || form == Form::Reassessment;
}

db::ScreeningKind kind_of(Form form) {
  return form == Form::Screening ? db::ScreeningKind::Screen : db::ScreeningKind::Reassessment;
}

/// Sets `member` to the answer, when there is one.
void take_over(std::string& member, const forms::QuestionnaireResponse& response, std::string_view link_id) {
  const auto values = forms::find_answers(response, link_id);
  if (values.empty()) return;
  const auto codes = forms::find_codes(response, link_id);
  member = codes.empty() ? forms::find_text(response, link_id) : codes.front();
}

/// The client's record as these answers have it.
db::Client with_identity(db::Client client, const forms::QuestionnaireResponse& response) {
  take_over(client.name, response, "A1");
  take_over(client.pronouns, response, "A3");
  take_over(client.language, response, "A5-read");
  take_over(client.partner.name, response, "C2");
  take_over(client.partner.pronouns, response, "C3");
  take_over(client.partner.language, response, "C4");
  if (const auto called = forms::find_text(response, "C1"); !called.empty()) client.partner.called = called;
  return client;
}

/// A first visit to the intake starts with what the client's record knows.
Typed prefilled(const forms::Questionnaire& intake, const db::Client& client) {
  auto typed = typed_from(forms::initial_response(intake));
  typed["A1"] = {client.name};
  if (!client.partner.name.empty()) typed["C2"] = {client.partner.name};
  return typed;
}

std::string_view name_of(Form form) {
  switch (form) {
    case Form::Intake:
      return "intake";
    case Form::Judgement:
      return "practitioner-judgement";
    case Form::Screening:
      return "screening";
    case Form::Reassessment:
      return "reassessment";
  }
  return "";
}

SharedForm at_depth(SharedForm form, Depth depth) {
  return depth == Depth::Whole ? form : std::make_shared<const forms::Questionnaire>(forms::short_form(*form));
}

db::ResponseState state_of(const forms::QuestionnaireResponse& response) {
  return response.status == forms::ResponseStatus::Completed ? db::ResponseState::Completed
                                                             : db::ResponseState::InProgress;
}

}  // namespace

const forms::Questionnaire& questionnaire(Form form) {
  return forms::shipped(name_of(form));
}

SharedForm IntakeDesk::questions(Form form, Depth depth) {
  db::Transaction transaction(vault_);
  return at_depth(form_in_use(transaction, name_of(form), shown_language()), depth);
}

std::optional<FilledForm> IntakeDesk::open(Form form, const db::ClientId& id, Depth depth) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  FilledForm filled;
  filled.form = form;
  filled.whole = form_in_use(transaction, name_of(form), shown_language());
  filled.questions = at_depth(filled.whole, depth);
  if (is_private(form)) {
    const auto screenings = db::list_screenings(transaction, id);
    const auto newest = std::find_if(screenings.begin(), screenings.end(),
                                     [&](const auto& each) { return each.kind == kind_of(form); });
    if (newest != screenings.end()) filled.saved_at = newest->recorded_at;
  } else if (const auto response = db::find_latest_response(transaction, id, filled.whole->url)) {
    filled.typed = typed_as_left(forms::read_response(response->json));
    filled.version = response->version;
    filled.saved_at = response->changed_at;
    filled.is_complete = response->state == db::ResponseState::Completed;
  } else if (form == Form::Intake) {
    filled.typed = prefilled(*filled.whole, *client);
  }
  filled.client = std::move(*client);
  transaction.commit({db::AuditAction::View, is_private(form) ? "screening" : "questionnaire_response", "", id, ""});
  return filled;
}

FormOutcome IntakeDesk::save(Form form, const db::ClientId& id, const Typed& typed, int version, db::AuditAction action,
                             Depth depth) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return {{}, Saved::NoSuchRecord};
  const auto whole = form_in_use(transaction, name_of(form));
  const auto& questions = *whole;
  const auto shown = at_depth(whole, depth);
  auto stored = db::find_latest_response(transaction, id, questions.url);
  if ((stored ? stored->version : 0) != version) return {{}, Saved::ChangedMeanwhile};

  const auto before = stored ? forms::read_response(stored->json) : forms::QuestionnaireResponse();
  const auto all = with_others(typed, *shown, typed_as_left(before));
  auto read = read_over(questions, all, before);
  FormOutcome outcome;
  outcome.issues = std::move(read.issues);
  // A page is told of the questions that it shows.
  std::erase_if(outcome.issues, [&](const auto& issue) { return forms::find_item(*shown, issue.link_id) == nullptr; });
  read.response.authored = zoned_time(transaction.now());
  const auto json = forms::write_response(read.response);
  const auto state = state_of(read.response);

  std::vector<db::AuditEvent> events;
  if (stored) {
    stored->json = json;
    stored->state = state;
    stored->questionnaire = questions.canonical();
    if (!db::change_response(transaction, *stored)) return {{}, Saved::ChangedMeanwhile};
    events.push_back({action, "questionnaire_response", stored->id.text, id, ""});
  } else {
    stored = db::add_response(transaction, id, questions.canonical(), state, json);
    events.push_back({db::AuditAction::Create, "questionnaire_response", stored->id.text, id, ""});
  }
  if (auto identified = with_identity(*client, read.response); form == Form::Intake && identified != *client) {
    if (!db::change_client(transaction, identified)) return {{}, Saved::ChangedMeanwhile};
    events.push_back({db::AuditAction::Change, "client", id.text, id, ""});
  }
  outcome.version = stored->version;
  outcome.saved_at = transaction.now();
  outcome.is_complete = state == db::ResponseState::Completed;
  transaction.commit(events);
  return outcome;
}

FormOutcome IntakeDesk::record(Form form, const db::ClientId& id, const Typed& typed) {
  const auto& questions = questionnaire(form);
  db::Transaction transaction(vault_);
  if (!db::find_client(transaction, id)) return {{}, Saved::NoSuchRecord};
  auto read = read_typed(questions, typed);
  read.response.status = forms::ResponseStatus::Completed;
  read.response.set_aside.clear();
  FormOutcome outcome;
  outcome.issues = std::move(read.issues);
  add_untold(outcome.issues, forms::validate(questions, read.response));
  if (!outcome.issues.empty()) return outcome;

  read.response.authored = zoned_time(transaction.now());
  const auto screening = db::add_screening(transaction, id, kind_of(form), forms::write_response(read.response));
  transaction.commit({db::AuditAction::Create, "screening", screening.id.text, id, ""});
  outcome.saved_at = screening.recorded_at;
  outcome.is_complete = true;
  return outcome;
}

}  // namespace toolkit

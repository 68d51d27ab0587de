// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_paper_desk.h"

#include <algorithm>
#include <utility>

#include "db/practice.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "forms/scores.h"
#include "forms/shipped.h"
#include "forms/short_form.h"
#include "handouts/error.h"
#include "handouts/form_reading.h"
#include "toolkit/answers_on_paper.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/failure_words.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/form_prefill.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::string_view kIntake = "intake";
constexpr std::string_view kShortIntake = "short-intake";

bool is_intake(std::string_view name) {
  return name == kIntake || name == kShortIntake;
}

bool is_client_form(std::string_view name) {
  return std::ranges::find(client_form_names(), name) != client_form_names().end();
}

/// The form of this name in these words; null when there is none.
SharedForm form_named(db::Transaction& transaction, std::string_view name, std::string_view language) {
  if (name == kShortIntake) {
    return std::make_shared<forms::Questionnaire>(forms::short_form(*form_in_use(transaction, kIntake, language)));
  }
  return is_client_form(name) || name == kIntake ? form_in_use(transaction, name, language) : nullptr;
}

bool is_in_spanish(const forms::Questionnaire& form) {
  return form.is_wholly_translated && form.language.starts_with("es");
}

/// The answers that are stored, or in their place what the records know.
forms::QuestionnaireResponse known_answers(db::Transaction& transaction, const forms::Questionnaire& form,
                                           const FilledRow& row) {
  auto response = forms::read_response(row.response.json);
  if (!response.items.empty()) return forms::with_calculated(form, response);
  return read_typed(form, prefilled(form, row.client, db::load_practice(transaction))).response;
}

std::optional<db::Response> stored_intake(db::Transaction& transaction, const db::ClientId& client) {
  return db::find_latest_response(transaction, client, forms::intake().url);
}

/// With the form in the language of the screen, in which the sentence is.
std::string problem_with(const forms::Questionnaire& form, const forms::QuestionnaireResponse* answers) {
  constexpr auto kReader = handouts::FormAudience::Client;
  if (handouts::plan_form(form, kReader).items.empty())
    return say("All questions of this form are for you alone. It is filled in on the screen.");
  return answers == nullptr ? std::string() : problem_on_paper(form, *answers, kReader);
}

/// In the order in which they stood before, and the new ones last: paper has no order of what is ticked.
void order_as_before(std::vector<std::string>& texts, const std::vector<std::string>& before) {
  std::ranges::stable_sort(texts, {}, [&](const std::string& text) { return std::ranges::find(before, text); });
}

/// What is stored, and in its place what the paper says of the questions that it asks.
Typed over(const Typed& stored, const handouts::FormReading& reading) {
  auto typed = stored;
  for (const auto& link_id : reading.asked) typed.erase(link_id);
  for (auto& [link_id, texts] : typed_from(reading.response)) {
    if (const auto before = stored.find(link_id); before != stored.end()) order_as_before(texts, before->second);
    typed.insert_or_assign(link_id, texts);
  }
  return typed;
}

PaperReading refused(std::string problem) {
  PaperReading reading;
  reading.problem = std::move(problem);
  return reading;
}

/// What the file says, or why it was not read.
template <class Read>
PaperReading read_or_refuse(std::string_view pdf, const Read& read) {
  try {
    return read(handouts::read_form(pdf));
  } catch (const handouts::Error& error) {
    return refused(said(error));
  }
}

constexpr auto* kForeign =
    "This paper is none of the forms that come back here. Choose the PDF of a form that was made on these pages.";

}  // namespace

std::optional<PaperOffer> FormPaperDesk::offer(const db::ClientId& id, std::string_view name) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  const auto form = client ? form_named(transaction, name, shown_language()) : nullptr;
  if (!form) return std::nullopt;
  std::optional<Depth> intake;
  if (is_intake(name)) intake = name == kIntake ? Depth::Whole : Depth::Short;
  return PaperOffer{std::move(*client), form->title, is_in_spanish(*form_named(transaction, name, "es-US")), intake};
}

std::optional<PaperOffer> FormPaperDesk::offer(const db::ResponseId& id) {
  db::Transaction transaction(vault_);
  auto found = find_filled_form(transaction, id);
  const auto form = found ? find_form(transaction, found->response.questionnaire, shown_language()) : nullptr;
  if (!form) return std::nullopt;
  const auto in_spanish = find_form(transaction, found->response.questionnaire, "es-US");
  return PaperOffer{std::move(found->client), form->title, is_in_spanish(*in_spanish), {}};
}

PaperOutcome FormPaperDesk::make(const db::ClientId& id, std::string_view name, const PaperChoice& choice,
                                 bool with_answers) {
  db::Transaction transaction(vault_);
  const auto client = db::find_client(transaction, id);
  const auto form = client ? form_named(transaction, name, choice.language) : nullptr;
  if (!form) return {"", "", true};
  std::optional<forms::QuestionnaireResponse> answers;
  if (const auto stored = with_answers && is_intake(name) ? stored_intake(transaction, id) : std::nullopt)
    answers = forms::read_response(stored->json);
  const auto* const filled_in = answers ? &*answers : nullptr;
  const auto shown = form_named(transaction, name, shown_language());
  if (auto problem = problem_with(*shown, filled_in); !problem.empty()) return {"", std::move(problem)};
  auto pdf = draw(transaction, *form, filled_in, choice);
  transaction.commit({db::AuditAction::Print, "questionnaire_response", "", id, std::string(name)});
  return {std::move(pdf), ""};
}

PaperOutcome FormPaperDesk::make(const db::ResponseId& id, const PaperChoice& choice) {
  db::Transaction transaction(vault_);
  const auto found = find_filled_form(transaction, id);
  const auto form = found ? find_form(transaction, found->response.questionnaire, choice.language) : nullptr;
  if (!form) return {"", "", true};
  const auto answers = known_answers(transaction, *form, *found);
  const auto shown = find_form(transaction, found->response.questionnaire, shown_language());
  if (auto problem = problem_with(*shown, &answers); !problem.empty()) return {"", std::move(problem)};
  auto pdf = draw(transaction, *form, &answers, choice);
  transaction.commit({db::AuditAction::Print, "questionnaire_response", id.text, found->client.id, ""});
  return {std::move(pdf), ""};
}

PaperReading FormPaperDesk::read(const db::ClientId& id, std::string_view pdf) {
  return read_or_refuse(pdf, [&](const handouts::FilledForm& filled) {
    const auto canonical = handouts::canonical_of(filled);
    const auto candidates = find_candidates(id, canonical, handouts::language_of(filled));
    if (candidates.empty()) return refused(say(kForeign));
    const auto found = handouts::read_answers(filled, candidates);
    PaperReading reading;
    reading.issues = found.issues;
    if (const auto name = client_form_name(canonical); !name.empty()) {
      reading.response = FormDesk(vault_).begin(id, name);
      reading.typed = over({}, found);
    } else {
      reading.intake = found.form == 0 ? Depth::Whole : Depth::Short;
      const auto stored = IntakeDesk(vault_).open(Form::Intake, id);
      reading.typed = over(stored ? stored->typed : Typed(), found);
    }
    return reading;
  });
}

PaperReading FormPaperDesk::read(const db::ResponseId& id, std::string_view pdf) {
  return read_or_refuse(pdf, [&](const handouts::FilledForm& filled) {
    const auto stored = FormDesk(vault_).open(id);
    if (!stored) return refused(say(kForeign));
    const auto candidates =
        find_candidates(stored->client.id, stored->questions->canonical(), handouts::language_of(filled));
    const auto found = handouts::read_answers(filled, candidates);
    PaperReading reading;
    reading.issues = found.issues;
    reading.response = id;
    reading.typed = over(stored->is_empty ? Typed() : stored->typed, found);
    return reading;
  });
}

std::vector<forms::Questionnaire> FormPaperDesk::find_candidates(const db::ClientId& client,
                                                                 const std::string& canonical,
                                                                 const std::string& language) {
  db::Transaction transaction(vault_);
  const auto form = db::find_client(transaction, client) ? find_form(transaction, canonical, language) : nullptr;
  if (!form) return {};
  if (!client_form_name(canonical).empty()) return {*form};
  if (form->url != forms::intake().url) return {};
  return {*form, forms::short_form(*form)};
}

std::string FormPaperDesk::draw(db::Transaction& transaction, const forms::Questionnaire& form,
                                const forms::QuestionnaireResponse* answers, const PaperChoice& choice) {
  handouts::Setting setting{paper_of(db::load_practice(transaction)), local_day(transaction.now()), choice.variant};
  if (choice.paper == handouts::FormPaper::Fillable) setting.form_mark = handouts::form_mark_of(form, answers);
  const auto day_order = load_place(transaction).is_uk ? handouts::DayOrder::DayFirst : handouts::DayOrder::MonthFirst;
  const auto document = handouts::document_of(form, answers, choice.paper, handouts::FormAudience::Client, day_order);
  return pipeline_.make_pdf(document, handouts::caption_of(form), setting);
}

}  // namespace toolkit

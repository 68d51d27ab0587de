// SPDX-License-Identifier: MIT
#include "toolkit/form_paper_verbs.h"

#include <ostream>

#include "forms/json.h"
#include "forms/shipped.h"
#include "forms/short_form.h"
#include "handouts/form_reading.h"
#include "handouts/typefaces.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

/// Each with its short form.
std::vector<forms::Questionnaire> candidates(const std::optional<std::filesystem::path>& file) {
  std::vector<forms::Questionnaire> forms;
  if (file) {
    forms.push_back(forms::read_questionnaire(read_file(*file)));
    forms.push_back(forms::short_form(forms.front()));
    return forms;
  }
  for (const auto& name : forms::shipped_names()) forms.push_back(forms::shipped(name));
  forms.push_back(forms::short_intake());
  return forms;
}

/// Why this cannot be printed, or empty.
std::string problem_with(const forms::Questionnaire& form, const std::optional<forms::QuestionnaireResponse>& answers,
                         handouts::FormAudience audience) {
  if (handouts::plan_form(form, audience).items.empty())
    return "All questions of this form are for the therapist only. Print it with --own-record.";
  if (answers && !answers->questionnaire.empty() && answers->questionnaire != form.canonical())
    return "The answers are to another form, or to another version of this one. Choose the answers to this form.";
  return "";
}

}  // namespace

int print_form(const FormPrint& print, std::ostream& problems) {
  auto form = forms::read_questionnaire(read_file(print.questionnaire_file), print.language);
  if (print.is_short) form = forms::short_form(form);
  std::optional<forms::QuestionnaireResponse> answers;
  if (print.answers_file) answers = forms::read_response(read_file(*print.answers_file));
  if (const auto problem = problem_with(form, answers, print.audience); !problem.empty()) {
    problems << print.questionnaire_file.string() << ": " << problem << '\n';
    return kInputHasProblems;
  }
  const auto* const filled_in = answers ? &*answers : nullptr;
  handouts::Setting setting{print.paper, local_day(db::SystemClock().now()), print.variant};
  if (print.form_paper == handouts::FormPaper::Fillable)
    setting.form_mark = handouts::form_mark_of(form, filled_in, print.audience);
  const handouts::Typefaces typefaces;
  write_file(print.out_file, handouts::Pipeline(typefaces).make_pdf(
                                 handouts::document_of(form, filled_in, print.form_paper, print.audience),
                                 handouts::caption_of(form), setting));
  return kDone;
}

int read_filled_form(const std::filesystem::path& pdf_file, const std::optional<std::filesystem::path>& questionnaire,
                     std::ostream& out, std::ostream& problems) {
  const auto reading = handouts::read_answers(read_file(pdf_file), candidates(questionnaire));
  out << forms::write_response(reading.response) << '\n';
  for (const auto& issue : reading.issues)
    problems << pdf_file.string() << ": " << issue.link_id << ": " << issue.sentence << '\n';
  return reading.issues.empty() ? kDone : kInputHasProblems;
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/form_paper_verbs.h"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "forms/import.h"
#include "forms/item_index.h"
#include "forms/json.h"
#include "forms/scores.h"
#include "forms/shipped.h"
#include "forms/short_form.h"
#include "handouts/form_question.h"
#include "handouts/form_reading.h"
#include "handouts/form_words.h"
#include "handouts/typefaces.h"
#include "toolkit/answers_on_paper.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

/// The form as it is filled; empty for one that is blocked, and then `problems` says why.
std::optional<forms::Questionnaire> load_form(const std::filesystem::path& file, const std::string& language,
                                              std::ostream& problems) {
  const auto report = forms::import_form(read_file(file));
  if (report.grade != forms::ImportGrade::Blocked) return forms::read_questionnaire(report.to_fill, language);
  for (const auto& finding : report.findings) {
    if (finding.grade == forms::ImportGrade::Blocked)
      problems << file.string() << ": " << finding.place << ": " << finding.sentence << '\n';
  }
  return std::nullopt;
}

/// Each form, and behind it its short form.
std::vector<forms::Questionnaire> with_short_forms(std::vector<forms::Questionnaire> forms) {
  std::vector<forms::Questionnaire> candidates;
  for (auto& form : forms) {
    auto shortened = forms::short_form(form);
    candidates.push_back(std::move(form));
    candidates.push_back(std::move(shortened));
  }
  return candidates;
}

/// The whole form of a candidate: its score may count what a short form does not ask.
const forms::Questionnaire& whole_form(const std::vector<forms::Questionnaire>& candidates, std::size_t candidate) {
  return candidates.at(candidate - candidate % 2);
}

std::vector<forms::Questionnaire> own_forms(const std::string& language) {
  std::vector<forms::Questionnaire> forms;
  for (const auto& name : forms::shipped_names()) forms.push_back(forms::shipped_in(name, language));
  return forms;
}

/// The forms that the paper may be of; none when the one that is named is blocked, and then `problems` says why.
std::vector<forms::Questionnaire> load_candidates(const FormRead& read, const std::string& language,
                                                  std::ostream& problems) {
  if (!read.questionnaire_file) return with_short_forms(own_forms(language));
  auto form = load_form(*read.questionnaire_file, language, problems);
  if (!form) return {};
  return with_short_forms({std::move(*form)});
}

/// Why these are not answers to this form, or empty.
std::string mismatch_of(const forms::Questionnaire& form, const forms::QuestionnaireResponse& answers) {
  if (answers.questionnaire.empty() || answers.questionnaire == form.canonical()) return "";
  return "The answers are to another form, or to another version of this one. Choose the answers to this form.";
}

/// Why this cannot be printed, or empty.
std::string problem_with(const forms::Questionnaire& form, const std::optional<forms::QuestionnaireResponse>& answers,
                         handouts::FormAudience audience) {
  if (handouts::plan_form(form, audience).items.empty())
    return "All questions of this form are for the therapist only. Print it with --own-record.";
  if (!answers) return "";
  auto mismatch = mismatch_of(form, *answers);
  return mismatch.empty() ? problem_on_paper(form, *answers, audience) : mismatch;
}

std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string in_words(const std::vector<forms::Value>& values, const handouts::FormWords& words) {
  if (values.empty()) return "no answer";
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(words.of("value", words.value(value)));
  return in_one_line(words.list(texts, "and"));
}

void write_changes(const std::vector<handouts::AnswerDifference>& changes, const forms::Questionnaire& form,
                   std::ostream& out) {
  const handouts::FormWords words("en-US");
  const forms::ItemIndex index(form.items);
  for (const auto& change : changes) {
    const auto& position = *index.find(change.link_id);
    out << in_one_line(handouts::label_text(*position.item, position.order + 1, words)) << ": "
        << in_words(change.before, words) << " → " << in_words(change.after, words) << '\n';
  }
  if (changes.empty()) out << "Nothing would change.\n";
}

}  // namespace

int print_form(const FormPrint& print, std::ostream& problems) {
  const auto whole = load_form(print.questionnaire_file, print.language, problems);
  if (!whole) return kInputHasProblems;
  const auto form = print.is_short ? forms::short_form(*whole) : *whole;
  std::optional<forms::QuestionnaireResponse> answers;
  if (print.answers_file)
    answers = forms::with_calculated(*whole, forms::read_response(read_file(*print.answers_file)));
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

int read_filled_form(const FormRead& read, std::ostream& out, std::ostream& problems) {
  const auto filled = handouts::read_form(read_file(read.pdf_file));
  const auto candidates = load_candidates(read, handouts::language_of(filled), problems);
  if (candidates.empty()) return kInputHasProblems;
  const auto reading = handouts::read_answers(filled, candidates);
  const auto& whole = whole_form(candidates, reading.form);
  if (!read.against_file) {
    out << forms::write_response(forms::with_calculated(whole, reading.response)) << '\n';
  } else {
    const auto stored = forms::read_response(read_file(*read.against_file));
    if (const auto mismatch = mismatch_of(whole, stored); !mismatch.empty()) {
      problems << read.against_file->string() << ": " << mismatch << '\n';
      return kInputHasProblems;
    }
    write_changes(handouts::differences(stored, reading, whole), whole, out);
  }
  for (const auto& issue : reading.issues)
    problems << read.pdf_file.string() << ": " << issue.link_id << ": " << issue.sentence << '\n';
  return reading.issues.empty() ? kDone : kInputHasProblems;
}

}  // namespace toolkit

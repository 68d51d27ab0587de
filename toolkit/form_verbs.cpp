// SPDX-License-Identifier: MIT
#include "toolkit/form_verbs.h"

#include <algorithm>
#include <ostream>
#include <string>

#include "forms/error.h"
#include "forms/form_warnings.h"
#include "forms/import.h"
#include "forms/json.h"
#include "forms/operation_outcome.h"
#include "forms/scores.h"
#include "forms/validation.h"
#include "toolkit/command_line.h"
#include "toolkit/files.h"

namespace toolkit {
namespace {

using Issues = std::vector<forms::OutcomeIssue>;

int tell(const Issues& issues, std::ostream& out) {
  out << forms::write_outcome(issues) << '\n';
  return std::ranges::any_of(issues, &forms::OutcomeIssue::is_error) ? kInputHasProblems : kDone;
}

Issues issues_of(const forms::ImportReport& report) {
  Issues issues;
  for (const auto& finding : report.findings) issues.push_back(forms::to_outcome(finding));
  return issues;
}

/// FHIR has no place in an issue for the file it is about.
void name_file(Issues& issues, const std::filesystem::path& file) {
  for (auto& issue : issues) issue.diagnostics = file.string() + ": " + issue.diagnostics;
}

forms::OutcomeIssue to_outcome(forms::FormWarning warning) {
  return {"warning", "business-rule", std::string(forms::to_text(warning)), "QuestionnaireResponse.questionnaire"};
}

forms::OutcomeIssue wrong_score(std::string_view link_id) {
  return {"warning", "business-rule",
          "This score is not what the answers come to. Calculate it again, or check the answers it counts.",
          forms::expression_of_item(link_id)};
}

void validate_into(const forms::Questionnaire& form, std::string_view json, Issues& issues) {
  try {
    const auto response = forms::read_response(json);
    for (const auto warning : forms::find_warnings(form, response)) issues.push_back(to_outcome(warning));
    for (const auto& issue : forms::validate(form, response)) issues.push_back(forms::to_outcome(issue));
    for (const auto& link_id : forms::find_wrong_scores(form, response)) issues.push_back(wrong_score(link_id));
  } catch (const forms::Error& error) {
    issues.push_back(forms::to_outcome(error));
  }
}

}  // namespace

int check_forms(const std::vector<std::filesystem::path>& files, std::ostream& out) {
  Issues issues;
  for (const auto& file : files) {
    auto found = issues_of(forms::import_form(read_file(file)));
    if (files.size() > 1) name_file(found, file);
    issues.insert(issues.end(), found.begin(), found.end());
  }
  return tell(issues, out);
}

int validate_answers(const std::filesystem::path& questionnaire, const std::filesystem::path& response,
                     std::ostream& out) {
  const auto form = read_file(questionnaire);
  const auto answers = read_file(response);
  const auto report = forms::import_form(form);
  auto issues = issues_of(report);
  if (report.grade != forms::ImportGrade::Blocked)
    validate_into(forms::read_questionnaire(report.to_fill), answers, issues);
  return tell(issues, out);
}

}  // namespace toolkit

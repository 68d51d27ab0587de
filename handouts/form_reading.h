// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "forms/validation.h"

namespace handouts {

/// What came back on a form's paper.
struct FormReading {
  std::size_t form = 0;  ///< which of the candidates
  /// Completed when nothing is wrong or missing. Answers that do not fit their question are left out and have an issue.
  forms::QuestionnaireResponse response;
  std::vector<forms::Issue> issues;  ///< in the order of the form; none about questions that the paper did not ask
  std::set<std::string> asked;       ///< linkIds
};

/// Reads a PDF that document_of and form_mark_of made and somebody filled in, with whatever viewer. The file may be
/// anything. Throws Error(Form) with a sentence for what read_form refuses, a PDF of somebody else, the form of no
/// candidate, one of another version, and one whose fields are not those it was made with; Error(Layout) for a mark
/// that asks for more than paper holds.
FormReading read_answers(std::string_view pdf, std::span<const forms::Questionnaire> candidates);

/// What would change, to be shown before it is saved.
struct AnswerDifference {
  std::string link_id;
  std::vector<forms::Value> before;
  std::vector<forms::Value> after;

  friend bool operator==(const AnswerDifference&, const AnswerDifference&) = default;
};

/// In the order of the form. Questions that the paper did not ask stay as they are, and codings that mean the same
/// choice do not differ.
std::vector<AnswerDifference> differences(const forms::QuestionnaireResponse& stored, const FormReading& read,
                                          const forms::Questionnaire& questionnaire);

}  // namespace handouts

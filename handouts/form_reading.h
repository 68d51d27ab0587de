// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "forms/validation.h"
#include "handouts/form_reader.h"

namespace handouts {

/// What came back on a form's paper.
struct FormReading {
  std::size_t form = 0;  ///< which of the candidates
  /// With its scores. Completed when nothing is wrong or missing. Answers that do not fit their question are left out
  /// and have an issue.
  forms::QuestionnaireResponse response;
  std::vector<forms::Issue> issues;  ///< in the order of the form; none about what was not on the paper
  std::set<std::string> asked;       ///< linkIds of questions
};

/// What the questions of this paper were printed in, so that the candidates can be read in it; empty when the form does
/// not say. Throws Error(Form) for a PDF of somebody else.
std::string language_of(const FilledForm& filled);

/// Which questionnaire the paper is of, "url|version". Throws as language_of.
std::string canonical_of(const FilledForm& filled);

/// Reads a paper that document_of and form_mark_of made and somebody filled in, with whatever viewer. Throws
/// Error(Form) with a sentence for a PDF of somebody else, the form of no candidate, one of another version, and one
/// whose fields are not those it was made with; Error(Layout) for a mark that asks for more than paper holds.
FormReading read_answers(const FilledForm& filled, std::span<const forms::Questionnaire> candidates);

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

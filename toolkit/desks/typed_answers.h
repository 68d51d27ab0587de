// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "forms/validation.h"

namespace toolkit {

/// What was typed or picked on a form's page, by linkId: a text, or the code of a choice. Nothing here has been
/// checked.
using Typed = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Typed answers as a response to the form, and every issue with them.
struct ReadAnswers {
  forms::QuestionnaireResponse response;  ///< what fits the form; Completed when nothing required is missing
  std::vector<forms::Issue> issues;       ///< of what was typed, in form order; their answers are not in the response
};

/// Empty texts count as not answered, and answers to questions that are not open are left out.
ReadAnswers read_typed(const forms::Questionnaire& form, const Typed& typed);

/// What was typed without what saving would leave out: empty texts and answers to questions that are not open. Answers
/// with issues stay.
Typed worth_saving(const forms::Questionnaire& form, const Typed& typed);

/// The answers of a response as a page shows them.
Typed typed_from(const forms::QuestionnaireResponse& response);

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "handouts/form_plan.h"

namespace toolkit {

/// Why not all of these answers have a place on the form's paper, in a sentence that says what to do; empty when they
/// have. Answers that this audience does not see are not missed. The sentence is in the language of the screen and
/// names questions by the words of this form.
std::string problem_on_paper(const forms::Questionnaire& form, const forms::QuestionnaireResponse& answers,
                             handouts::FormAudience audience);

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

namespace forms {

/// The answers without those to questions labeled X, and without what stands below them. Nothing that was set aside is
/// in it, because it is no answer.
QuestionnaireResponse without_private_answers(const Questionnaire& questionnaire,
                                              const QuestionnaireResponse& response);

}  // namespace forms

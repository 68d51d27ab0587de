// SPDX-License-Identifier: MIT
#pragma once

#include <set>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

namespace forms {

/// The answers without those to questions with these labels, and without what stands below them. A question that this
/// version of the form does not have keeps its answer. Nothing that was set aside is in it, because it is no answer.
QuestionnaireResponse without_labeled_answers(const Questionnaire& questionnaire, const QuestionnaireResponse& response,
                                              const std::set<Sensitivity>& labels);

}  // namespace forms

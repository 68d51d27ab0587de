// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

namespace forms {

/// What is odd about answering this form at all. None of it makes an answer wrong.
enum class FormWarning { OtherForm, OtherVersion, IsDraft, IsRetired, NotYetInEffect, NoLongerInEffect };

/// One sentence for the therapist.
std::string_view to_text(FormWarning warning);

/// Whether the response names this form and this version of it, and whether the form is one to use: neither a draft nor
/// retired, and in effect when the response was authored, as far as it says when.
std::vector<FormWarning> find_warnings(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

}  // namespace forms

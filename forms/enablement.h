// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

namespace forms {

/// The linkIds of the items that are open for these answers (FHIR R4 enableWhen): an item is open when its own
/// conditions hold and every item around it is open. Answers to closed questions count as not given. An unanswered
/// question satisfies != (R4: no answer is equal to the value).
std::set<std::string> open_items(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

}  // namespace forms

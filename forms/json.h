// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

/// FHIR R4 JSON in and out: the only place of this folder where a JSON library is spoken.
/// Limits, checked before anything is built: 2 MiB, depth 64, valid UTF-8, no duplicate keys. All throw forms::Error.
namespace forms {

Questionnaire read_questionnaire(std::string_view json);
QuestionnaireResponse read_response(std::string_view json);
/// Deterministic: the same response gives the same bytes. Reading them back gives an equal response.
std::string write_response(const QuestionnaireResponse& response);

}  // namespace forms

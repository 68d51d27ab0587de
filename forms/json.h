// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

/// FHIR R4 JSON in and out; FORMAT.md says what of it is read. Whatever is not JSON in UTF-8 of at most 2 MiB, has a
/// duplicate key or exceeds a limit of FORMAT.md throws forms::Error, as does every construct that would change the
/// meaning if it were ignored.
namespace forms {

Questionnaire read_questionnaire(std::string_view json);
/// Its texts in this language, such as "es-US", as far as the form is translated: a text without a translation is taken
/// in the base language ("es"), else in the form's own. Questionnaire::language says what they are in.
Questionnaire read_questionnaire(std::string_view json, std::string_view language);
QuestionnaireResponse read_response(std::string_view json);
/// Deterministic: the same response gives the same bytes. Reading them back gives an equal response. Throws when a text
/// is not valid UTF-8 (validate first).
std::string write_response(const QuestionnaireResponse& response);
/// A response that was read from this text: the text itself, byte for byte, as long as the response still says the
/// same. After a change the answers are written anew, and what the text says beside them (who answered, about whom, and
/// what this engine does not know) is kept. Extensions within the answers then are not.
std::string write_response(const QuestionnaireResponse& response, std::string_view original);

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

namespace forms {

/// The values of calculated items by linkId; an item that is not listed stays as the response has it.
using CalculatedValues = std::map<std::string, std::optional<Value>>;

/// What becomes of an open item that has no value: it is left out, as FHIR has it, or an item without answers marks its
/// place, so that an expression finds it there and asks for its value.
enum class Unvalued { LeftOut, Marked };

/// The response with these values wherever their items stand and are open, in the order of the form, and with nothing
/// else under their linkIds. A group around one is added when the response has none, unless it repeats: there are as
/// many repetitions as were filled. Nothing may stand below a listed item.
QuestionnaireResponse with_values(const Questionnaire& questionnaire, const QuestionnaireResponse& response,
                                  const CalculatedValues& values, Unvalued unvalued);

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "forms/json_view.h"
#include "forms/questionnaire.h"

namespace forms {

class TextReader;

/// The codes that a FHIR ValueSet lists, in its expansion or its compose. Throws Error (Unsupported) for one that only
/// says how to find them: this program never asks a server.
std::vector<Option> read_value_set(const JsonView& value_set, TextReader& texts);

/// What an option counts, from an extension of this object: of an option, its coding, or a code of a value set.
std::optional<Decimal> read_ordinal(const JsonView& json);

/// The coding of an option. One without a display shows its code; one without a code throws Error (Unsupported), for
/// `json`.
Coding checked_option_coding(const JsonView& json, Coding coding);

}  // namespace forms

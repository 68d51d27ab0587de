// SPDX-License-Identifier: MIT
#pragma once

#include "forms/json_view.h"
#include "forms/questionnaire.h"

namespace forms {

/// Fills `options` and, from initialSelected, `initial` of a choice: from its answerOption, or from its answerValueSet
/// when that is contained in the form and lists its codes. A value set elsewhere throws Error (Unsupported): this
/// program never asks a server.
void read_options(const JsonView& form, const JsonView& json, Item& item);

}  // namespace forms

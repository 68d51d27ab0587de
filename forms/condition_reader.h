// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "forms/json_view.h"
#include "forms/questionnaire.h"

namespace forms {

/// The conditions under which an item is open, and how many of them must hold: one of several is enough unless the item
/// says otherwise.
std::vector<EnableWhen> read_conditions(const JsonView& item);
EnableBehavior read_behavior(const JsonView& item);

/// The FHIRPath of an extension's valueExpression; empty when it is in another language, which this engine does not
/// run.
std::string read_expression(const JsonView& extension);

}  // namespace forms

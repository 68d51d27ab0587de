// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "forms/json_view.h"
#include "forms/questionnaire.h"

namespace forms {

/// FHIR's value[x]: the one key of this object that is `start` and a type, such as "valueCoding". Throws Error when
/// there is none, more than one, or a type that this engine does not fill.
Value read_value(const JsonView& object, std::string_view start);

Coding read_coding(const JsonView& coding);

}  // namespace forms

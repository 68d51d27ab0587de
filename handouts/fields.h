// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "forms/questionnaire.h"

namespace handouts {

/// A merge field: what a template may name, and who may see it. `is_condition` fields open sections only.
struct Field {
  std::string_view name;
  forms::Sensitivity sensitivity;
  bool is_condition;
  std::string_view meaning;
  /// The questions it follows from, such as "E7 E9"; "practice", "program" or "typed" for what no answer says.
  std::string_view source = "program";
};

/// Every merge field there is. A template that names another does not load.
std::span<const Field> fields();
/// Null when there is none of this name.
const Field* find_field(std::string_view name);

}  // namespace handouts

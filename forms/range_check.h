// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "forms/validation.h"

namespace forms {

/// What is wrong with a value that is of the item's type and exists: its bounds, the digits behind its point, its unit.
std::optional<Issue> check_range(const Item& item, const Value& value);

}  // namespace forms

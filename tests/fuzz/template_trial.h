// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// One template through the whole pipeline, PDF and SVG, with values that reach every field. What is wrong with it may
/// only end in a handouts::Error, which is caught; anything else that it throws is a find.
namespace fuzz {

/// Enough for every block there is; more makes a run slower and not better.
inline constexpr std::size_t kLongestTemplate = 8192;

void try_template(std::string_view text);

}  // namespace fuzz

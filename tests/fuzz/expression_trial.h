// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// An expression that could come from anybody, read and run as the score of a filled form, and once more as a variable
/// that the score asks for. It ends in a value or in a sentence with its place; anything else is a find.
namespace fuzz {

/// Longer ones are refused before they are looked at.
inline constexpr std::size_t kLongestExpression = 2'048;

void try_expression(std::string_view text);

}  // namespace fuzz

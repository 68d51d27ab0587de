// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "forms/expression.h"

namespace forms {

/// A word of FHIRPath. `text` is what it means: a string without its quotes and escapes, a date without its @, the name
/// of a variable without its %.
struct Token {
  enum class Kind { Name, Variable, Number, String, Date, Symbol, End };

  Kind kind;
  std::string text;
  std::size_t place;
};

/// The words of an expression; the last one is End.
std::variant<std::vector<Token>, NotComputed> read_tokens(std::string_view text);

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "forms/validation.h"

namespace forms {

/// That an answer is not of the item's type, with what to write instead.
Issue wrong_type(const Item& item);

/// What is wrong with the characters of a text, before it is known what it says: not UTF-8, control characters, or
/// nothing but blanks.
std::optional<Issue> check_characters(const Item& item, std::string_view text);

/// The place of the option that this value picks, among the item's options; their number when it picks none.
std::size_t option_index(const Item& item, const Value& value);

}  // namespace forms

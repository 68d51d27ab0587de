// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/validation.h"

namespace forms {

/// An issue whose sentence is this pattern with its values, of which {1} and {2} stand for the first and the second.
Issue issue_with(Issue::Kind kind, const Item& item, const std::string& pattern, std::vector<std::string> values);

/// That an answer is not of the item's type, with what to write instead.
Issue wrong_type(const Item& item);

/// What is wrong with the characters of a text, before it is known what it says: not UTF-8, control characters, or
/// nothing but blanks.
std::optional<Issue> check_characters(const Item& item, std::string_view text);

/// The place of the option that this value picks, among the item's options; their number when it picks none.
std::size_t option_index(const Item& item, const Value& value);

}  // namespace forms

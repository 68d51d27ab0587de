// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// A form or answers that could come from anybody. A form is imported, repaired, edited, read and written back; answers
/// are read, written back and validated. What is wrong may only end in a finding or in a forms::Error, which is caught;
/// anything else, and a form that is not what it was, is a find.
namespace fuzz {

/// Enough for every kind of item, with conditions and translations.
inline constexpr std::size_t kLongestQuestionnaire = 16384;

void try_questionnaire(std::string_view text);

}  // namespace fuzz

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "toolkit/desks/outcome_counts.h"

/// The counts in English, as they stand in the file; a page says them (screen_language.h).
namespace toolkit {

/// The words for a code of kCountedSteps, kAnswerParts or kUpsetParts.
std::string_view step_words(std::string_view code);
std::string_view answer_words(std::string_view code);
std::string_view upset_words(std::string_view code);

/// "12", "fewer than 5" or "not shown".
std::string count_words(const Count& count);

}  // namespace toolkit

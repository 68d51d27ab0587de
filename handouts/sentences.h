// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace handouts {

/// A sentence of rules/words.en-US.json, with `reasons` in the place of "{reasons}". Asserts that the sentence exists;
/// that all of them do is checked when the file is first read, which throws Error(Template).
std::string sentence(std::string_view key, std::string_view reasons = {});
/// "being blamed, time and the cost".
std::string reasons_in_words(const std::vector<std::string>& reasons);
/// "November 23, 2026".
std::string date_in_words(std::chrono::sys_days day);

}  // namespace handouts

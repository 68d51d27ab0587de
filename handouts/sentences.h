// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handouts {

/// A sentence of rules/words.en-US.json, for the therapist, with `filling` in the place of what stands in braces.
/// Asserts that the sentence exists; that all of them do is checked when the file is first read, which throws
/// Error(Template).
std::string sentence(std::string_view key, std::string_view filling = {});
bool has_sentence(std::string_view key);
/// "one, two and three".
std::string listed(const std::vector<std::string>& parts);
/// "being blamed, time and the cost".
std::string reasons_in_words(const std::vector<std::string>& reasons);

}  // namespace handouts

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handouts {

/// A sentence of rules/words.en-US.json, for the therapist, with {1} in the place of what stands in braces. Asserts
/// that the sentence exists; that all of them do is checked when the file is first read, which throws Error(Template).
std::string sentence(std::string_view key);
bool has_sentence(std::string_view key);

/// A sentence and what stands in it, apart, for whoever says it in another language.
struct Sentence {
  std::string pattern;               ///< as sentence() gives it
  std::vector<std::string> parts{};  ///< what stands at {1}, each by itself, or the day
  std::optional<std::chrono::sys_days> day{};
  bool is_uk = false;  ///< how the day is written (document_words.h)

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// "This page would have a hole where this belongs: your own name and a telephone number."
std::string in_english(const Sentence& sentence);

/// "being blamed", "time", "the cost".
std::vector<std::string> words_of_reasons(const std::vector<std::string>& reasons);

}  // namespace handouts

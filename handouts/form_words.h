// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"
#include "handouts/rule_words.h"

namespace handouts {

/// The program's own words on a form, in the language of its questions: Spanish for every kind of Spanish, English for
/// all else. Threads may share them.
class FormWords {
 public:
  explicit FormWords(std::string_view language);

  const std::string& of(std::string_view key) const { return words_->find(key)->second; }
  /// With `value` in the place of "{}".
  std::string of(std::string_view key, std::string_view value) const;

  /// "a, b or c".
  std::string list(const std::vector<std::string>& parts, std::string_view last) const;
  /// "Yes", the words of a choice, or the value as it is written.
  std::string value(const forms::Value& value) const;

 private:
  const Words* words_;
};

/// `text` with `value` in the place of every `mark`.
std::string with(std::string text, std::string_view mark, std::string_view value);

}  // namespace handouts

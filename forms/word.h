// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "forms/json_view.h"

namespace forms {

/// One code of a FHIR value set and what it is here.
template <typename T>
struct Word {
  std::string_view text;
  T value;
};

template <typename T, std::size_t N>
std::optional<T> find_word(std::string_view text, const Word<T> (&words)[N]) {
  for (const auto& word : words) {
    if (word.text == text) return word.value;
  }
  return std::nullopt;
}

/// Throws Error (Invalid) with this sentence when the text is none of the words.
template <typename T, std::size_t N>
T read_word(const JsonView& json, const Word<T> (&words)[N], const char* sentence) {
  const auto value = find_word(json.as_string(), words);
  if (!value) json.refuse(Error::Kind::Invalid, sentence);
  return *value;
}

}  // namespace forms

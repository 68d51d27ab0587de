// SPDX-License-Identifier: MIT
#include "handouts/form_words.h"

#include "handouts/assets.h"

namespace handouts {
namespace {

const Words& english() {
  static constexpr std::string_view kFile = "rules/form.en-US.json";
  static const Words kWords = read_words(asset(kFile), kFile);
  return kWords;
}

/// With the keys of the English ones: none is missing.
const Words& spanish() {
  static constexpr std::string_view kFile = "rules/form.es-US.json";
  static const Words kWords = [] {
    std::vector<std::string> keys;
    for (const auto& [key, text] : english()) keys.push_back(key);
    return read_words(asset(kFile), kFile, keys);
  }();
  return kWords;
}

bool is_spanish(std::string_view language) {
  return language == "es" || language.starts_with("es-");
}

}  // namespace

std::string with(std::string text, std::string_view mark, std::string_view value) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
    text.replace(at, mark.size(), value);
  return text;
}

FormWords::FormWords(std::string_view language) : words_(is_spanish(language) ? &spanish() : &english()) {}

std::string FormWords::of(std::string_view key, std::string_view value) const {
  return with(of(key), "{}", value);
}

std::string FormWords::list(const std::vector<std::string>& parts, std::string_view last) const {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? of(last) : of("comma");
    text += parts[i];
  }
  return text;
}

std::string FormWords::value(const forms::Value& value) const {
  if (const auto* const answer = std::get_if<bool>(&value)) return of(*answer ? "yes" : "no");
  return forms::label_of(value);
}

}  // namespace handouts

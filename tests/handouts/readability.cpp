// SPDX-License-Identifier: MIT
#include "readability.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace handouts {
namespace {

bool is_letter(char character) {
  return std::isalpha(static_cast<unsigned char>(character)) != 0;
}

bool is_vowel(char character) {
  return std::string_view("aeiouyAEIOUY").find(character) != std::string_view::npos;
}

int syllables(std::string_view word) {
  int groups = 0;
  bool was_vowel = false;
  for (const char character : word) {
    if (is_vowel(character) && !was_vowel) ++groups;
    was_vowel = is_vowel(character);
  }
  const bool has_silent_e = groups > 1 && word.ends_with('e') && !word.ends_with("le");
  const bool has_silent_ed = groups > 1 && word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
  return std::max(1, groups - (has_silent_e || has_silent_ed ? 1 : 0));
}

/// A line of running text, or empty for a heading, a directive or a rule.
std::string_view running_text(std::string_view line) {
  return line.starts_with('#') || line.starts_with("```") || line.starts_with("---") ? std::string_view() : line;
}

}  // namespace

double reading_grade(std::string_view markdown) {
  double words = 0;
  double sentences = 0;
  double sounds = 0;
  std::string word;
  while (!markdown.empty()) {
    const auto end = std::min(markdown.find('\n'), markdown.size());
    for (const char character : std::string(running_text(markdown.substr(0, end))) + " ") {
      if (is_letter(character)) {
        word += character;
        continue;
      }
      if (std::string_view(".?!:").find(character) != std::string_view::npos && !word.empty()) ++sentences;
      if (!word.empty()) sounds += syllables(word);
      words += word.empty() ? 0 : 1;
      word.clear();
    }
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  return 0.39 * (words / std::max(1.0, sentences)) + 11.8 * (sounds / std::max(1.0, words)) - 15.59;
}

}  // namespace handouts

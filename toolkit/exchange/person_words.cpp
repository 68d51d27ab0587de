// SPDX-License-Identifier: MIT
#include "toolkit/exchange/person_words.h"

#include <algorithm>
#include <cassert>

#include "forms/shipped.h"
#include "toolkit/exchange/content_line.h"

namespace toolkit {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_letter_or_digit(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

const forms::Item& question(std::string_view link_id) {
  const auto* const item = forms::find_item(forms::intake(), link_id);
  assert(item != nullptr);
  return *item;
}

std::string code_for(std::string_view link_id, std::string_view words) {
  for (const auto& option : question(link_id).options) {
    const auto code = forms::key_of(option.value);
    if (lower_ascii(forms::label_of(option.value)) == lower_ascii(words) || lower_ascii(code) == lower_ascii(words)) {
      return code;
    }
  }
  return std::string(words);
}

constexpr std::string_view kPronouns = "A3";
constexpr std::string_view kReads = "A5-read";

}  // namespace

std::string pronouns_code(std::string_view words) {
  return code_for(kPronouns, words);
}

std::string language_code(std::string_view words) {
  return code_for(kReads, words);
}

std::string pronouns_words(std::string_view code) {
  const auto* const option = forms::find_option(question(kPronouns), code);
  return option == nullptr ? std::string(code) : forms::label_of(option->value);
}

bool is_language_code(std::string_view text) {
  for (bool is_first = true; true; is_first = false) {
    const auto word = text.substr(0, text.find('-'));
    const bool fits = is_first ? std::ranges::all_of(word, is_letter) && word.size() >= 2 && word.size() <= 3
                               : std::ranges::all_of(word, is_letter_or_digit) && !word.empty() && word.size() <= 8;
    if (!fits) return false;
    if (word.size() == text.size()) return true;
    text.remove_prefix(word.size() + 1);
  }
}

}  // namespace toolkit

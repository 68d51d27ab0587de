// SPDX-License-Identifier: MIT
#include "toolkit/pages/person.h"

#include <algorithm>
#include <cstddef>

namespace toolkit {
namespace {

// Before the initials, before the name, and behind it.
constexpr char kInitials = '\xFD';
constexpr char kName = '\xFE';
constexpr char kEnd = '\xFF';

bool is_mark(char c) {
  return c == kInitials || c == kName || c == kEnd;
}

/// How many bytes the character that begins with this one has.
std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
}

bool is_letter(std::string_view character) {
  if (character.size() > 1) {
    // General punctuation with its direction marks and quotation marks begins with this byte.
    return !character.starts_with("\xE2\x80") && !character.starts_with("\xE2\x81");
  }
  const char c = character.front();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The first letter of a word with the accents that are written behind it (U+0300 to U+036F), or empty.
std::string_view first_letter(std::string_view word) {
  std::size_t begin = 0;
  while (begin < word.size() && !is_letter(word.substr(begin, length_of(word[begin])))) begin += length_of(word[begin]);
  if (begin >= word.size()) return {};
  auto end = begin + length_of(word[begin]);
  while (end + 1 < word.size() && (word[end] == '\xCC' || (word[end] == '\xCD' && word[end + 1] < '\xB0'))) end += 2;
  return word.substr(begin, end - begin);
}

}  // namespace

std::string initials(std::string_view name) {
  std::string_view first;
  std::string_view last;
  while (!name.empty()) {
    const auto end = name.find(' ');
    if (const auto letter = first_letter(name.substr(0, end)); !letter.empty()) (first.empty() ? first : last) = letter;
    name.remove_prefix(end == std::string_view::npos ? name.size() : end + 1);
  }
  if (first.empty()) return "–";
  auto both = std::string(first) + ".";
  if (!last.empty()) both.append(" ").append(last).append(".");
  return both;
}

std::string person(const std::string& name) {
  if (name.empty()) return {};
  return kInitials + initials(name) + kName + name + kEnd;
}

std::string with_names(std::string_view text, NameStyle style) {
  std::string shown;
  shown.reserve(text.size());
  bool is_shown = true;
  while (!text.empty()) {
    const auto mark = std::ranges::find_if(text, is_mark);
    if (is_shown) shown.append(text.begin(), mark);
    if (mark == text.end()) break;
    is_shown = *mark == kEnd || (*mark == kInitials) == (style == NameStyle::Initials);
    text = std::string_view(mark + 1, text.end());
  }
  return shown;
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "handouts/wording.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "handouts/assets.h"
#include "handouts/rule_words.h"

namespace handouts {
namespace {

struct WordLists {
  std::vector<std::string> flagged;   ///< plain words; a final * stands for any ending
  std::vector<std::string> approved;  ///< plain phrases that may hold flagged words
};

/// Curly quotation marks, dashes and their like (U+2000 to U+206F) are three bytes that begin with these two.
constexpr std::string_view kPunctuation = "\xE2\x80";
constexpr std::string_view kApostrophe = "\u2019";

bool is_letter(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte >= 0x80 || std::isalnum(byte) != 0 || character == '\'';
}

/// The text as plain words: lower-case ASCII letters, straight apostrophes, one space between words and at both ends.
std::string plain(std::string_view text) {
  std::string words = " ";
  while (!text.empty()) {
    const bool is_mark = text.starts_with(kPunctuation);
    if (text.starts_with(kApostrophe)) {
      words += '\'';
    } else if (!is_mark && is_letter(text.front())) {
      words += static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
    } else if (words.back() != ' ') {
      words += ' ';
    }
    text.remove_prefix(std::min<std::size_t>(text.size(), is_mark ? 3 : 1));
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

const WordLists& lists() {
  static const WordLists kLists = [] {
    constexpr std::string_view kFile = "rules/wording.en-US.json";
    WordLists lists;
    for (const auto& [key, text] : read_words(asset(kFile), kFile)) {
      (key.starts_with("approved.") ? lists.approved : lists.flagged).push_back(text);
    }
    return lists;
  }();
  return kLists;
}

/// An approved phrase becomes a word that nothing flags, so that its neighbors do not run together.
std::string without_approved(std::string words) {
  for (const auto& phrase : lists().approved) {
    const std::string needle = plain(phrase);
    for (auto at = words.find(needle); at != std::string::npos; at = words.find(needle))
      words.replace(at, needle.size(), " - ");
  }
  return words;
}

bool has_word(const std::string& words, const std::string& flagged) {
  const bool any_ending = flagged.ends_with('*');
  auto needle = plain(flagged);
  if (any_ending) needle.pop_back();
  return words.find(needle) != std::string::npos;
}

bool has_capitals(std::string_view text) {
  constexpr std::ptrdiff_t kShouting = 4;
  std::ptrdiff_t run = 0;
  for (const char character : text) {
    run = character >= 'A' && character <= 'Z' ? run + 1 : 0;
    if (run >= kShouting) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> flagged_words(std::string_view text) {
  const std::string words = without_approved(plain(text));
  std::vector<std::string> found;
  for (const auto& flagged : lists().flagged) {
    if (has_word(words, flagged)) found.push_back(flagged);
  }
  if (std::ranges::count(text, '!') > 1) found.emplace_back("!");
  if (has_capitals(text)) found.emplace_back("ABCD");
  return found;
}

}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/post.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "forms/validation.h"
#include "handouts/assets.h"
#include "handouts/normalization.h"
#include "handouts/rule_words.h"

namespace handouts {
namespace {

/// Street, place, and what some countries write on a line of its own.
constexpr std::size_t kMostLines = 3;

/// Words of small letters without accents, one space between them and at both ends. Dots leave nothing behind, so that
/// "Ph.D." is one word.
std::string plain(const std::string& text) {
  std::string words = " ";
  for (const char c : without_marks(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      words += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    } else if (c != '.' && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

/// A * stands for more of the word.
std::string needle_of(const std::string& word) {
  auto needle = plain(word);
  if (word.starts_with('*')) needle.erase(0, 1);
  if (word.ends_with('*')) needle.pop_back();
  return needle;
}

const std::vector<std::string>& needles() {
  static const std::vector<std::string> kNeedles = [] {
    constexpr std::string_view kFile = "rules/outside.json";
    std::vector<std::string> result;
    for (const auto& [key, word] : read_words(asset(kFile), kFile)) result.push_back(needle_of(word));
    return result;
  }();
  return kNeedles;
}

bool has_name(const std::string& words, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    const auto needle = plain(name);
    return needle != " " && words.find(needle) != std::string::npos;
  });
}

bool is_electronic(std::string_view line) {
  return std::ranges::any_of(std::initializer_list<std::string_view>{"@", "www.", "://"},
                             [&](auto part) { return line.find(part) != std::string_view::npos; });
}

/// What is wrong with one line; empty when nothing is.
std::string_view fault_of(const std::string& line, const std::vector<std::string>& names) {
  if (forms::find_invalid_utf8(line)) return " is not UTF-8. Enter it again.";
  if (is_electronic(line)) return " is no street or place. Leave out what is for mail or pages on the screen.";
  const auto words = plain(line);
  if (has_name(words, names)) return " says whom it is from. Leave the names out: the street and the place are enough.";
  const bool tells =
      std::ranges::any_of(needles(), [&](const auto& word) { return words.find(word) != std::string::npos; });
  return tells ? " says what kind of practice it is from. Leave that out: the street and the place are enough." : "";
}

}  // namespace

std::vector<std::string> return_address_issues(const Sender& sender) {
  std::vector<std::string> issues;
  if (sender.return_address.size() > kMostLines)
    issues.emplace_back("The return address has more than 3 lines. Give the street and the place only.");
  for (std::size_t i = 0; i < sender.return_address.size(); ++i) {
    const auto fault = fault_of(sender.return_address[i], sender.names);
    if (!fault.empty())
      issues.push_back("Line " + std::to_string(i + 1) + " of the return address" + std::string(fault));
  }
  return issues;
}

}  // namespace handouts

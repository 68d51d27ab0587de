// SPDX-License-Identifier: MIT
#include "toolkit/desks/problem.h"

#include <algorithm>
#include <iterator>

#include "forms/validation.h"

namespace toolkit {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::vector<Problem> text_problems(const std::string& field, std::string_view text, std::size_t longest) {
  if (forms::find_invalid_utf8(text)) {
    return {{field, "This text has characters the program cannot read. Type it again here."}};
  }
  if (const auto length = code_points(text); length > longest) {
    return {{field, "Shorten this to " + std::to_string(longest) + " characters; it has " + std::to_string(length) + "."}};
  }
  return {};
}

std::vector<Problem> needed_text_problems(const std::string& field, std::string_view text, std::size_t longest,
                                          const std::string& sentence) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return {{field, sentence}};
  return text_problems(field, text, longest);
}

void append(std::vector<Problem>& problems, std::vector<Problem> more) {
  std::move(more.begin(), more.end(), std::back_inserter(problems));
}

}  // namespace toolkit

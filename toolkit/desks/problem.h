// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toolkit {

/// Something a person entered that cannot be kept as it is: which field of the page, and a sentence that says what to
/// do. It does not repeat what was entered.
struct Problem {
  std::string field;
  std::string sentence;

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// A problem when the text is longer than `longest` code points or is not valid UTF-8; nothing otherwise.
std::vector<Problem> text_problems(const std::string& field, std::string_view text, std::size_t longest);
/// The same, and a problem with this sentence when nothing but white space was entered.
std::vector<Problem> needed_text_problems(const std::string& field, std::string_view text, std::size_t longest,
                                          const std::string& sentence);
void append(std::vector<Problem>& problems, std::vector<Problem> more);

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/problem.h"

#include <iterator>

#include "forms/validation.h"
#include "toolkit/screen_language.h"

namespace toolkit {

std::vector<Problem> text_problems(const std::string& field, std::string_view text, std::size_t longest) {
  if (forms::find_invalid_utf8(text)) {
    return {{field, say("This text has characters the program cannot read. Type it again here.")}};
  }
  if (const auto length = forms::count_characters(text); length > longest) {
    return {
        {field, say("Shorten this to {1} characters; it has {2}.", {std::to_string(longest), std::to_string(length)})}};
  }
  return {};
}

std::vector<Problem> needed_text_problems(const std::string& field, std::string_view text, std::size_t longest,
                                          const std::string& sentence) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return {{field, sentence}};
  return text_problems(field, text, longest);
}

void append(std::vector<Problem>& problems, std::vector<Problem> more) {
  problems.insert(problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "forms/pattern.h"

namespace forms {

std::string filled(std::string_view pattern, const std::vector<std::string>& values) {
  std::string text;
  while (!pattern.empty()) {
    const bool is_place = pattern.size() > 2 && pattern[0] == '{' && pattern[2] == '}' && pattern[1] > '0' &&
                          pattern[1] <= '0' + static_cast<int>(values.size());
    if (is_place) {
      text += values[static_cast<std::size_t>(pattern[1] - '1')];
    } else {
      text += pattern[0];
    }
    pattern.remove_prefix(is_place ? 3 : 1);
  }
  return text;
}

}  // namespace forms

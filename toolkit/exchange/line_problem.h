// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace toolkit {

/// Something in a file of clients that cannot be read: the line, counted from 1, and a sentence that says what is wrong
/// and what to do. It does not repeat what stands in the file. It is in English, with {1} and {2} for the numbers, so
/// that whoever shows it says it in the language of the screen (desks/import_desk.h).
struct LineProblem {
  std::size_t line = 0;
  std::string sentence;
  std::array<std::size_t, 2> numbers = {};

  friend bool operator==(const LineProblem&, const LineProblem&) = default;
};

}  // namespace toolkit

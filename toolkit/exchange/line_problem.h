// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace toolkit {

/// Something in a file of clients that cannot be read: the line, counted from 1, and a sentence that says what is wrong
/// and what to do. It does not repeat what stands in the file.
struct LineProblem {
  std::size_t line = 0;
  std::string sentence;

  friend bool operator==(const LineProblem&, const LineProblem&) = default;
};

}  // namespace toolkit

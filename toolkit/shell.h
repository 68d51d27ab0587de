// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>

namespace toolkit {

/// Whom a verb speaks to.
struct Shell {
  std::ostream& out;
  std::ostream& problems;
  std::ostream* terminal = nullptr;  ///< where progress is shown; null unless a person watches it
  bool wants_json = false;           ///< what came of it as one JSON object on `out`, in place of sentences
};

}  // namespace toolkit

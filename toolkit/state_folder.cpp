// SPDX-License-Identifier: MIT
#include "toolkit/state_folder.h"

#include <cstdlib>

namespace toolkit {

std::filesystem::path state_folder() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/') {
    return std::filesystem::path(state) / "both-of-us";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr ? home : ".") / ".local/state/both-of-us";
}

}  // namespace toolkit

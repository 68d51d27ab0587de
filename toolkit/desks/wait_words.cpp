// SPDX-License-Identifier: MIT
#include "toolkit/desks/wait_words.h"

namespace toolkit {

std::string wait_words(std::chrono::seconds wait) {
  return std::to_string(wait.count()) + (wait.count() == 1 ? " second" : " seconds");
}

std::string refusal_words(db::Vault::UnlockResult result, std::chrono::seconds wait) {
  using Result = db::Vault::UnlockResult;
  if (result == Result::Unlocked) return {};
  const auto next = "The next try is possible in " + wait_words(wait) + ".";
  if (result == Result::TooSoon) return next;
  return "That is not the passphrase." + (wait.count() > 0 ? " " + next : std::string());
}

}  // namespace toolkit

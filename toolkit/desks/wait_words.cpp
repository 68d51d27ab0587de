// SPDX-License-Identifier: MIT
#include "toolkit/desks/wait_words.h"

namespace toolkit {

std::string wait_words(std::chrono::seconds wait) {
  return std::to_string(wait.count()) + (wait.count() == 1 ? " second" : " seconds");
}

std::string refusal_words(db::Vault::UnlockResult result, std::chrono::seconds wait) {
  using Result = db::Vault::UnlockResult;
  if (result == Result::Unlocked) return {};
  if (result == Result::OlderFile)
    return "These records are an earlier file than the one that was here last. Start the service and unlock them "
           "there: "
           "it says what is missing and lets you decide.";
  const auto next = "The next try is possible in " + wait_words(wait) + ".";
  if (result == Result::TooSoon) return next;
  return "That is not the passphrase." + (wait.count() > 0 ? " " + next : std::string());
}

}  // namespace toolkit

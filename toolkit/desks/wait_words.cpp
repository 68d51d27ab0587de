// SPDX-License-Identifier: MIT
#include "toolkit/desks/wait_words.h"

#include "toolkit/screen_language.h"

namespace toolkit {

std::string wait_words(std::chrono::seconds wait) {
  return say(wait.count() == 1 ? "{1} second" : "{1} seconds", {std::to_string(wait.count())});
}

std::string refusal_words(db::Vault::UnlockResult result, std::chrono::seconds wait) {
  using Result = db::Vault::UnlockResult;
  if (result == Result::Unlocked) return {};
  if (result == Result::OlderFile)
    return say(
        "These records are an earlier file than the one that was here last. Start the service and unlock them there: "
        "it says what is missing and lets you decide.");
  const auto next = say("The next try is possible in {1}.", {wait_words(wait)});
  if (result == Result::TooSoon) return next;
  return say("That is not the passphrase.") + (wait.count() > 0 ? " " + next : "");
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "handouts/case_facts.h"
#include "handouts/sentences.h"

/// The graded invitation ladder (domain.md 2.9): the least pressure first, time between the steps, and an end.
namespace handouts {

enum class LadderStep {
  Screen,       ///< step 0: the private questions first
  AskOnce,      ///< step 1: the client asks once, simply
  GiveNote,     ///< step 2: a short note or page
  WriteOrCall,  ///< step 3: the therapist's letter or one call, with authorization
  Stop,         ///< step 4: no more invitations; the client's own work goes on
  FirstVisit    ///< the partner said yes
};

struct NextRung {
  LadderStep step = LadderStep::Screen;
  /// The day it may come; the day of the facts when nothing has to be waited for.
  std::chrono::sys_days on{};

  friend bool operator==(const NextRung&, const NextRung&) = default;
};

/// "Default wait between steps 14 days; after a clear 'no', 60 days before anything new; after 'don't contact me',
/// never unless the partner reaches out."
inline constexpr std::chrono::days kBetweenSteps{14};
inline constexpr std::chrono::days kAfterNo{60};

/// What comes next in this case. It says nothing of gates: they are asked of every document by itself.
NextRung next_rung(const CaseFacts& facts);
/// The same for the therapist, with its day where there is something to wait for; empty while a gate holds what the
/// step would need, for more than its paper or the time it takes.
std::optional<Sentence> next_step_sentence(const CaseFacts& facts);
std::string next_step_in_words(const CaseFacts& facts);

}  // namespace handouts

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "db/clients.h"
#include "db/vault.h"
#include "toolkit/desks/next_step.h"

namespace toolkit {

/// A case and what it waits for.
struct AwaitedStep {
  db::Client client;
  NextStep step = NextStep::ChooseDocument;
  std::chrono::sys_days on{};  ///< the first day it may come
  std::string words;           ///< of ChooseDocument: the rung of the ladder (handouts/ladder.h), as the screen says it
};

/// Something that ends soon, and with it what it allows.
struct EndingSoon {
  enum class What { Screen, Authorization };

  db::Client client;
  What what = What::Screen;
  std::chrono::sys_days last_day{};
  int days_left = 0;  ///< 0 on its last day
};

/// What waits for the practitioner, over all open cases. Whoever stands in two lists has two things to do.
struct TodayView {
  std::chrono::sys_days today{};
  std::vector<db::Client> talks;   ///< with whom to talk today (CaseFacts::needs_follow_up)
  std::vector<AwaitedStep> now;    ///< as the list of clients has them
  std::vector<AwaitedStep> later;  ///< the soonest first
  std::vector<EndingSoon> ending;  ///< the soonest first
  bool lacks_practice = false;     ///< the practice page is not filled in, and every document needs its name
  bool has_more = false;           ///< there are more open cases than were looked at
  bool is_whole = true;            ///< nobody was left out because their record is damaged
};

/// The day's page: who waits for what. A case says nothing here that a gate holds, and never what a screen found.
class TodayDesk {
 public:
  /// Looking at a case reads all its answers, so a practice with more open cases than this sees those it worked with
  /// last.
  static constexpr std::size_t kMostCases = 300;
  static constexpr std::chrono::days kScreenEndsSoon{7};
  static constexpr std::chrono::days kAuthorizationEndsSoon{14};

  explicit TodayDesk(db::Vault& vault) : vault_(vault) {}

  /// Leaves a View.
  TodayView open();

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "db/vault.h"
#include "toolkit/desks/outcome_counts.h"

namespace toolkit {

/// What happened next, over all clients, as it may be shown.
struct OutcomeView {
  OutcomeCounts counts;
  std::map<std::string, std::string, std::less<>> reasons;  ///< what each code of E7 says
  bool is_empty = true;                                     ///< no number but that of the clients may be shown
  bool is_whole = true;                                     ///< nobody was left out because their record is damaged
};

/// Counting over all clients of the practice: open and closed cases, nobody who is in the trash, and who was merged
/// into another once, as that other. What somebody answered is read and let go again; nothing of it is kept, although
/// keeping it would save reading it for the next look. 10,000 clients with an intake and a form each take 2.2 s, half
/// of it reading JSON, so a practice of a thousand waits for a fifth of a second.
class OutcomeDesk {
 public:
  explicit OutcomeDesk(db::Vault& vault) : vault_(vault) {}

  /// With the reasons in the language of the screen. Leaves a View that is of no client.
  OutcomeView open();
  /// As comma-separated values: exactly what open() shows, in English whatever the screen is in. Leaves an Export.
  std::string take_out();

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "db/practice.h"
#include "db/vault.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

struct PracticeOutcome {
  std::vector<Problem> problems;
  bool changed_meanwhile = false;
  bool took_a4 = false;  ///< the paper is A4 now, although US Letter was sent (proposed_paper)
};

/// The practice: who writes the letters, what stands on the letterhead, and the policies that the documents must tell
/// truly.
class PracticeDesk {
 public:
  explicit PracticeDesk(db::Vault& vault) : vault_(vault) {}

  /// Leaves a View in the audit trail.
  db::Practice open();
  /// Where the practice is; leaves no trail of its own.
  PracticePlace place();
  /// Problems carry the name of the member as their field; "secrets_policy" and "practitioner_name" must be given.
  /// Where the practice is stays as it is unless it is said too.
  PracticeOutcome save(const db::Practice& typed, const std::optional<PracticePlace>& place = std::nullopt);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

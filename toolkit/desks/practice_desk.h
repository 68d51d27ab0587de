// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "db/practice.h"
#include "db/vault.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

struct PracticeOutcome {
  std::vector<Problem> problems;
  bool changed_meanwhile = false;
};

/// The practice: who writes the letters, what stands on the letterhead, and the policies that the documents must tell
/// truly.
class PracticeDesk {
 public:
  explicit PracticeDesk(db::Vault& vault) : vault_(vault) {}

  /// Leaves a View in the audit trail.
  db::Practice open();
  /// Problems carry the name of the member as their field; "secrets_policy" and "practitioner_name" must be given.
  PracticeOutcome save(const db::Practice& typed);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

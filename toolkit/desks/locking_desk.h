// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "db/vault.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// When the records lock by themselves.
class LockingDesk {
 public:
  static constexpr std::chrono::minutes kShortest{1};
  static constexpr std::chrono::minutes kUsual{10};
  static constexpr std::chrono::minutes kLongest{60};

  explicit LockingDesk(db::Vault& vault) : vault_(vault) {}

  /// How long the records stay open without use; kUsual until somebody chose.
  std::chrono::minutes idle();
  /// Leaves a Change in the audit trail when it is another time than before. Problems: "minutes".
  std::vector<Problem> choose(const std::string& minutes);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

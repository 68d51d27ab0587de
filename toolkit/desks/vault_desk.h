// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/vault.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// Opening and closing the records: the first start, unlocking, locking.
class VaultDesk {
 public:
  explicit VaultDesk(db::Vault& vault, db::PassphraseCost cost = {}) : vault_(vault), cost_(cost) {}

  db::Vault::State state() const { return vault_.state(); }
  /// Makes the record store and leaves it unlocked, unless there are problems (fields "passphrase" and "repeat"). The
  /// texts are wiped.
  std::vector<Problem> set_up(std::string passphrase, std::string repeat);
  /// The text is wiped.
  db::Vault::UnlockResult unlock(std::string passphrase);
  void lock() { vault_.lock(); }

 private:
  db::Vault& vault_;
  db::PassphraseCost cost_;
};

}  // namespace toolkit

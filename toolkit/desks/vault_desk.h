// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/vault.h"
#include "toolkit/desks/print_work.h"
#include "toolkit/desks/problem.h"
#include "toolkit/desks/recovery_kit_desk.h"

namespace toolkit {

/// What came of a try to open the records, and how long the next one has to wait.
struct Opening {
  db::Vault::UnlockResult result = db::Vault::UnlockResult::Unlocked;
  std::chrono::seconds wait{0};
};

/// The same with the recovery kit: a group that was mistyped, from 0, is told and counts as no try. Records that are
/// open, in another window, need no kit.
struct Recovery {
  Opening opening;
  std::optional<std::size_t> misfit;
  bool is_open_elsewhere = false;
};

/// Opening and closing the records: the first start, unlocking, locking, and the way back with the recovery kit.
/// Passphrases and codes are wiped before the call returns. Wherever records without a kit on paper are opened, one is
/// made and shown. Whoever locks the records, a person, the screen or the time, does it here.
class VaultDesk {
 public:
  VaultDesk(db::Vault& vault, RecoveryKitDesk& kit, PrintWork& printing, db::PassphraseCost cost = {})
      : vault_(vault), kit_(kit), printing_(printing), cost_(cost) {}

  db::Vault::State state() const { return vault_.state(); }
  /// How long the next try has to wait.
  std::chrono::seconds wait() const { return vault_.wait_before_next_try(); }
  /// Makes the record store and leaves it unlocked, unless there are problems (fields "passphrase" and "repeat").
  std::vector<Problem> set_up(std::string passphrase, std::string repeat);
  /// While the records are open only the passphrase of who opened them will do.
  Opening unlock(std::string passphrase, db::Vault::OlderFileIs older = db::Vault::OlderFileIs::Refused);
  /// What an earlier file that was put back lacks, when the records are one.
  std::optional<db::OlderFile> older_file() const { return vault_.older_file(); }
  /// Opens the records with the groups of a kit; then a passphrase must be chosen before anything else.
  Recovery recover(std::vector<std::string> groups, db::Vault::OlderFileIs older = db::Vault::OlderFileIs::Refused);
  bool must_choose_passphrase() const;
  /// The problems are those of set_up.
  std::vector<Problem> choose_passphrase(std::string passphrase, std::string repeat);
  /// For acts that an unlocked window left alone must not be enough for: why this is not the passphrase of whoever
  /// unlocked the records, as a sentence; empty when it is.
  std::string passphrase_problem(std::string passphrase);
  /// What has to be called before a page shows what was looked at (db::Vault::gather_views); empty when nothing has.
  std::function<void()> gathered_views() { return vault_.gathered_views(); }
  /// What was still to be printed is given up first, so that the trail tells of it.
  void lock();

 private:
  void greet();

  db::Vault& vault_;
  RecoveryKitDesk& kit_;
  PrintWork& printing_;
  db::PassphraseCost cost_;
  bool was_recovered_ = false;
};

}  // namespace toolkit

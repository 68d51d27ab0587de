// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <mutex>
#include <string>

#include "db/vault.h"
#include "toolkit/desks/step_thread.h"

namespace toolkit {

/// Sealing everything again under a new vault key, in the background, a few records at a time.
///
/// Between two steps whoever waits for the vault gets it. The vault keeps how far it is, so it goes on at the next
/// unlocking after a lock, a crash or a full disk. Threads may share it; the vault must outlive it.
class KeyRotation {
 public:
  struct State {
    bool is_running = false;
    std::size_t done = 0;
    std::size_t total = 0;
    std::string problem;  ///< why the last step failed, in a sentence; empty when it did not
  };

  explicit KeyRotation(db::Vault& vault) : vault_(vault) {}

  State state();
  /// One step; false when there is nothing to do: the vault is locked, no rotation runs, or the step failed.
  bool step();

  /// The thread that takes the steps.
  void start();
  void wake() { thread_.call(); }  ///< there is work, perhaps
  void stop() { thread_.stop(); }

 private:
  db::Vault& vault_;
  std::mutex mutex_;
  std::string problem_;
  StepThread thread_;  ///< last, so that it stops before what it uses goes
};

}  // namespace toolkit

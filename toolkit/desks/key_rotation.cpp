// SPDX-License-Identifier: MIT
#include "toolkit/desks/key_rotation.h"

#include <chrono>

#include "db/error.h"
#include "db/transaction.h"

namespace toolkit {
namespace {

/// How often it is looked whether the records were unlocked, or whether a failed step can be taken.
constexpr auto kLook = std::chrono::seconds(2);
/// Between two steps, so that whoever waits for the vault has it first.
constexpr auto kBreath = std::chrono::milliseconds(5);

}  // namespace

KeyRotation::State KeyRotation::state() {
  State state;
  if (vault_.state() == db::Vault::State::Unlocked) {
    const auto progress = vault_.rotation_progress();
    state = {progress.is_rotating, progress.done, progress.total, {}};
  }
  const std::scoped_lock hold(mutex_);
  state.problem = problem_;
  return state;
}

bool KeyRotation::step() {
  std::string problem;
  bool goes_on = false;
  try {
    goes_on = vault_.state() == db::Vault::State::Unlocked && vault_.is_rotating() && vault_.rotate_some();
  } catch (const db::VaultLocked&) {
    goes_on = false;  // Locked between the two.
  } catch (const db::Error& failure) {
    problem = failure.what();
  }
  const std::scoped_lock hold(mutex_);
  problem_ = std::move(problem);
  return goes_on;
}

void KeyRotation::start() {
  thread_ = std::thread([this] { work(); });
}

void KeyRotation::wake() {
  {
    const std::scoped_lock hold(mutex_);
    is_awake_ = true;
  }
  changed_.notify_all();
}

void KeyRotation::stop() {
  {
    const std::scoped_lock hold(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void KeyRotation::work() {
  std::unique_lock hold(mutex_);
  while (!is_stopping_) {
    is_awake_ = false;
    hold.unlock();
    const bool goes_on = step();
    hold.lock();
    if (goes_on) {
      changed_.wait_for(hold, kBreath, [this] { return is_stopping_; });
    } else {
      changed_.wait_for(hold, kLook, [this] { return is_stopping_ || is_awake_; });
    }
  }
}

}  // namespace toolkit

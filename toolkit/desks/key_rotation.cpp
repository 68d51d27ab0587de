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
  thread_.start([this]() -> StepThread::Rest { return step() ? StepThread::Rest(kBreath) : kLook; });
}

}  // namespace toolkit

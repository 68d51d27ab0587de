// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>

namespace toolkit {

/// Calls `lock` whenever this person leaves the computer, as its login manager (logind) tells on the system bus: before
/// it sleeps, when the screen locks, when another user comes to it. Sleep waits until `lock` is done, for as long as
/// the login manager lets it, by default 5 s.
///
/// When the bus is lost, nobody would tell any more, so `lock` is called at once; then the bus is looked for again
/// every two seconds. A login manager that is started again is asked once more to have sleep wait.
///
/// `lock` runs in a thread of this object; what it throws is dropped, since nobody is there to be told. Where there is
/// no bus or no login manager, as in a container, nothing is ever called. Signals that the process waits for must be
/// blocked before.
class LockSignals {
 public:
  explicit LockSignals(std::function<void()> lock);
  ~LockSignals();
  LockSignals(const LockSignals&) = delete;
  LockSignals& operator=(const LockSignals&) = delete;

  /// Whether there is anybody who would tell now.
  bool is_listening() const;

 private:
  struct Listening;
  std::unique_ptr<Listening> listening_;  ///< empty when nobody would tell
};

}  // namespace toolkit

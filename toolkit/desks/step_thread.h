// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace toolkit {

/// A thread that takes one step after another and rests between them. Threads may share it; what the step uses must
/// outlive stop().
class StepThread {
 public:
  /// How long to rest, unless called; nothing: until called.
  using Rest = std::optional<std::chrono::milliseconds>;

  ~StepThread() { stop(); }

  /// Takes the first step at once. The step must not throw.
  void start(std::function<Rest()> step);
  /// There is something to do: a rest ends, and of one that a running step is about to begin nothing comes.
  void call();
  /// Returns when the running step is done; none is taken afterwards.
  void stop();
  bool is_started() const { return thread_.joinable(); }

 private:
  void work(const std::function<Rest()>& step);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;
  bool is_called_ = false;
  bool is_stopping_ = false;
};

}  // namespace toolkit

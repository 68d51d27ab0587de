// SPDX-License-Identifier: MIT
#include "toolkit/desks/step_thread.h"

#include <utility>

namespace toolkit {

void StepThread::start(std::function<Rest()> step) {
  thread_ = std::thread([this, step = std::move(step)] { work(step); });
}

void StepThread::call() {
  {
    const std::scoped_lock hold(mutex_);
    is_called_ = true;
  }
  changed_.notify_all();
}

void StepThread::stop() {
  {
    const std::scoped_lock hold(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void StepThread::work(const std::function<Rest()>& step) {
  std::unique_lock hold(mutex_);
  const auto is_wanted = [this] { return is_stopping_ || is_called_; };
  while (!is_stopping_) {
    is_called_ = false;
    hold.unlock();
    const auto rest = step();
    hold.lock();
    if (rest) {
      changed_.wait_for(hold, *rest, is_wanted);
    } else {
      changed_.wait(hold, is_wanted);
    }
  }
}

}  // namespace toolkit

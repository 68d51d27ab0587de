// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace db {

using Time = std::chrono::sys_seconds;

/// Where the time comes from, so that tests can supply it. Threads may share a clock.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

class SystemClock : public Clock {
 public:
  Time now() const override { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }
};

}  // namespace db

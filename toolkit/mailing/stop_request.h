// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <csignal>

namespace toolkit {

/// While it lives, Ctrl-C, SIGTERM and a terminal that closes ask for an orderly end instead of ending the process:
/// whoever works looks at it between two pieces of work. What was ignored stays ignored, as nohup wants it. One at a
/// time, because the handlers are the process's; threads may ask at once.
class StopRequest {
 public:
  StopRequest();
  ~StopRequest();
  StopRequest(const StopRequest&) = delete;
  StopRequest& operator=(const StopRequest&) = delete;

  bool is_made() const;

 private:
  static constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};

  std::array<struct sigaction, kSignals.size()> usual_{};
};

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/mailing/stop_request.h"

#include <atomic>

namespace toolkit {
namespace {

/// A handler has no other way to say it.
std::atomic<bool> is_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait");

extern "C" void note_stop_request(int) {
  is_asked = true;
}

}  // namespace

StopRequest::StopRequest() {
  is_asked = false;
  struct sigaction ours {};
  ours.sa_handler = note_stop_request;
  sigemptyset(&ours.sa_mask);
  ours.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    sigaction(kSignals[i], nullptr, &usual_[i]);
    if (usual_[i].sa_handler != SIG_IGN) sigaction(kSignals[i], &ours, nullptr);
  }
}

StopRequest::~StopRequest() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &usual_[i], nullptr);
}

bool StopRequest::is_made() const {
  return is_asked;
}

}  // namespace toolkit

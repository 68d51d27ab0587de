// SPDX-License-Identifier: MIT
#include "toolkit/mailing/stop_request.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

TEST(StopRequest, IsMadeByEachSignalThatEndsAProgram) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const StopRequest stop;
    EXPECT_FALSE(stop.is_made()) << signal;
    std::raise(signal);
    EXPECT_TRUE(stop.is_made()) << signal;
  }
}

TEST(StopRequest, LeavesIgnoredWhatWasIgnored) {
  std::signal(SIGHUP, SIG_IGN);
  {
    const StopRequest stop;
    std::raise(SIGHUP);
    EXPECT_FALSE(stop.is_made());
  }
  EXPECT_EQ(std::signal(SIGHUP, SIG_DFL), SIG_IGN);
}

TEST(StopRequest, GivesTheSignalsBack) {
  { const StopRequest stop; }
  EXPECT_EQ(std::signal(SIGINT, SIG_DFL), SIG_DFL);
}

}  // namespace
}  // namespace toolkit

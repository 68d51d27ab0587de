// SPDX-License-Identifier: MIT
#include "toolkit/mailing/progress.h"

#include <sstream>

#include <gtest/gtest.h>

namespace toolkit {
namespace {

using std::chrono::milliseconds;

TEST(Progress, CountsInWords) {
  EXPECT_EQ(count_in_words(0), "0");
  EXPECT_EQ(count_in_words(999), "999");
  EXPECT_EQ(count_in_words(1'200), "1,200");
  EXPECT_EQ(count_in_words(1'234'567), "1,234,567");
}

TEST(Progress, SpeaksOfWhatTakesASecond) {
  std::ostringstream terminal;
  const Progress::Time began{};
  const Progress progress(terminal, began);
  EXPECT_FALSE(progress.is_due(began + milliseconds(999)));
  EXPECT_TRUE(progress.is_due(began + milliseconds(1000)));
}

TEST(Progress, RewritesOneLineAndWipesItAtTheEnd) {
  std::ostringstream terminal;
  {
    Progress progress(terminal, {});
    progress.show(1'200, 5'000);
    progress.show(1'300, std::nullopt);
  }
  EXPECT_EQ(terminal.str(), "\r\x1B[K1,200 of 5,000 documents\r\x1B[K1,300 documents\r\x1B[K");
}

TEST(Progress, LeavesATerminalAloneThatShowedNothing) {
  std::ostringstream terminal;
  { const Progress progress(terminal, {}); }
  EXPECT_EQ(terminal.str(), "");
}

}  // namespace
}  // namespace toolkit

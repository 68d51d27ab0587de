// SPDX-License-Identifier: MIT
#include "toolkit/progress.h"

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
  const Progress progress(&terminal, "documents", began);
  EXPECT_FALSE(progress.is_due(began + milliseconds(999)));
  EXPECT_TRUE(progress.is_due(began + milliseconds(1000)));
}

TEST(Progress, RewritesOneLineAndWipesItAtTheEnd) {
  std::ostringstream terminal;
  {
    Progress progress(&terminal, "documents", {});
    progress.show(1'200, 5'000);
    progress.show(1'300, std::nullopt);
  }
  EXPECT_EQ(terminal.str(), "\r\x1B[K[====                ] 1,200 of 5,000 documents\r\x1B[K1,300 documents\r\x1B[K");
}

TEST(Progress, FillsItsBar) {
  const struct {
    std::size_t done;
    const char* bar;
  } rows[] = {{0, "[                    ]"},
              {49, "[=========           ]"},
              {99, "[=================== ]"},
              {100, "[====================]"},
              {130, "[====================]"}};
  for (const auto& [done, bar] : rows) {
    std::ostringstream terminal;
    Progress(&terminal, "records", {}).show(done, 100);
    EXPECT_NE(terminal.str().find(bar), std::string::npos) << done;
  }
}

TEST(Progress, TellsNobodyWithoutATerminal) {
  Progress progress(nullptr, "records", {});
  progress.tell(1, 2);
}

TEST(Progress, LeavesATerminalAloneThatShowedNothing) {
  std::ostringstream terminal;
  { const Progress progress(&terminal, "records", {}); }
  EXPECT_EQ(terminal.str(), "");
}

}  // namespace
}  // namespace toolkit

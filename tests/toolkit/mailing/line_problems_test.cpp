// SPDX-License-Identifier: MIT
#include "toolkit/mailing/line_problems.h"

#include <sstream>

#include <gtest/gtest.h>

namespace toolkit {
namespace {

std::string listed(const LineProblems& problems) {
  std::ostringstream out;
  problems.list("a.jsonl", out);
  return out.str();
}

TEST(LineProblems, AreListedInTheOrderOfTheLines) {
  LineProblems problems;
  EXPECT_TRUE(problems.is_empty());
  for (const std::size_t line : {10U, 2U, 7U}) problems.add(line, "No.");
  EXPECT_FALSE(problems.is_empty());
  EXPECT_EQ(listed(problems), "a.jsonl:2: No.\na.jsonl:7: No.\na.jsonl:10: No.\n");
}

TEST(LineProblems, KeepTheFirstLinesWhateverTheOrderTheyComeIn) {
  LineProblems problems;
  for (std::size_t line = kMostListedProblems + 1; line > 0; --line) problems.add(line, "No.");
  EXPECT_TRUE(listed(problems).starts_with("a.jsonl:1: No.\n"));
  EXPECT_TRUE(listed(problems).ends_with(":50: No.\nOne more line has a problem.\n")) << listed(problems);
}

}  // namespace
}  // namespace toolkit

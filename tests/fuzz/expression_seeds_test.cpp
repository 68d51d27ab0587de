// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "expression_trial.h"
#include "forms/expression.h"

namespace {

/// What a fuzzer begins with, and what it found: files of expressions/ named for their content or their defect.
TEST(ExpressionSeeds, BecomeScoresOrASentence) {
  int count = 0;
  int computed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(TEST_DATA "/fuzz/expressions")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_LE(text.size(), fuzz::kLongestExpression) << entry.path();
    EXPECT_NO_THROW(fuzz::try_expression(text)) << entry.path();
    ++count;
    computed += std::holds_alternative<forms::Expression>(forms::parse_expression(text)) ? 1 : 0;
  }
  EXPECT_GT(count, 0);
  // Else the fuzzer would only ever see refusals.
  EXPECT_GT(computed, count / 2);
}

}  // namespace

// SPDX-License-Identifier: MIT
#include "toolkit/exchange/formula_guard.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toolkit {
namespace {

TEST(FormulaGuard, PutsAnApostropheBeforeWhatASpreadsheetWouldRun) {
  const struct {
    std::string text;
    std::string guarded;
  } rows[] = {{"=1+1", "'=1+1"},
              {"+1", "'+1"},
              {"-1", "'-1"},
              {"@SUM(A1)", "'@SUM(A1)"},
              {"\t=1", "'\t=1"},
              {"\r=1", "'\r'=1"},
              {"  =1", "'  =1"},
              {"\xC2\xA0 =1", "'\xC2\xA0 =1"},
              {"safe\n=1", "safe\n'=1"},
              {"safe\r\n -1\r\n", "safe\r\n' -1\r\n"},
              {"safe\r@1", "safe\r'@1"},
              {"'=1", "''=1"},
              {"'' =1", "''' =1"}};
  for (const auto& [text, guarded] : rows) EXPECT_EQ(guard_formulas(text), guarded) << text;
}

TEST(FormulaGuard, LeavesEverythingElseAlone) {
  for (const std::string text : {"", " ", "Ana", "a=1", "'", "''", "'Okina", "ʻOkina", "María-José", "1-2", "\n\n"}) {
    EXPECT_EQ(guard_formulas(text), text);
    EXPECT_EQ(unguard_formulas(text), text);
  }
}

/// Every text of up to five characters from an alphabet that holds one of each kind.
TEST(FormulaGuard, ComesBackExactly) {
  const std::string alphabet[] = {"a", "=", "'", " ", "\n", "\r", "\t", "\xC2\xA0"};
  std::vector<std::string> texts{""};
  for (std::size_t begin = 0, length = 1; length <= 5; ++length) {
    const auto end = texts.size();
    for (; begin < end; ++begin) {
      for (const auto& character : alphabet) texts.push_back(texts[begin] + character);
    }
  }
  ASSERT_GT(texts.size(), 37'000U);
  for (const auto& text : texts) ASSERT_EQ(unguard_formulas(guard_formulas(text)), text);
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "forms/calculation_search.h"

#include <string>

#include <gtest/gtest.h>

namespace forms {
namespace {

bool names_a(const std::string& expression) {
  return is_calculated_from(parse_json(R"({"item":[{"expression":")" + expression + "\"}]}", "Form"), {"a"});
}

TEST(Calculation, UsesTheLinkIdsInItsQuotationMarks) {
  EXPECT_TRUE(names_a("where(linkId='a')"));
  EXPECT_TRUE(names_a("where(linkId = 'b' or linkId = 'a').sum()"));
  EXPECT_FALSE(names_a("where(linkId='ab') + a"));
  EXPECT_FALSE(names_a("'"));
  EXPECT_FALSE(names_a(""));
}

TEST(Calculation, DoesNotCountWhereItLeavesToo) {
  const auto form = parse_json(R"([{"expression":"'a'"}, {"expression":"'b'"}])", "Form");
  EXPECT_TRUE(is_calculated_from(form, {"a"}));
  EXPECT_FALSE(is_calculated_from(form, {"a"}, &form.children[0]));
  EXPECT_TRUE(is_calculated_from(form, {"a"}, &form.children[1]));
}

}  // namespace
}  // namespace forms

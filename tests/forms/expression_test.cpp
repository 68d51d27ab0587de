// SPDX-License-Identifier: MIT
#include "forms/expression.h"

#include <gtest/gtest.h>

#include "expression_samples.h"

namespace forms {
namespace {

struct Case {
  std::string expression;
  const char* dump;
};

void expect_all(const std::vector<Case>& cases) {
  for (const auto& [expression, expected] : cases)
    EXPECT_EQ(dump(parse_expression(expression)), expected) << expression;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Expression, BeginsWithAValueOrThePathToOne) {
  expect_all({{"%resource", "%resource"},
              {"%resource.item.answer.value", "%resource .item .answer .value"},
              {"%total", "%total"},
              {"{}", "{}"},
              {"7", "7"},
              {"0.50", "0.50"},
              {"true", "true"},
              {"'text'", "'text'"},
              {"@2026-11-23", "2026-11-23"},
              {"@2026-11", "2026-11"},
              {"@2026", "2026"},
              {" \t\r\n1 ", "1"}});
}

TEST(Expression, KnowsFunctionsAndTheirCriteria) {
  expect_all(
      {{"%a.where(linkId = 'q')", "%a .where($this .linkId =('q'))"},
       {"%a.where($this > 1 and code != 'x')", "%a .where($this >(1) and($this .code !=('x')))"},
       {"%a.where(item.where(linkId = 'q').exists())", "%a .where($this .item .where($this .linkId =('q')) .exists())"},
       {"%a.exists(value > 1)", "%a .exists($this .value >(1))"},
       {"%a.exists()", "%a .exists()"},
       {"%a.ordinal().sum()", "%a .ordinal() .sum()"},
       {"%a.weight().count()", "%a .ordinal() .count()"},
       {"%a.first().not().empty()", "%a .first() .not() .empty()"},
       {"iif(%a, 1)", "iif(%a, 1)"},
       {"iif(%a = 1, 'x', {}) = 2", "iif(%a =(1), 'x', {}) =(2)"}});
}

TEST(Expression, KnowsPrecedence) {
  expect_all({{"1 + 2 * 3", "1 +(2 *(3))"},
              {"(1 + 2) * 3", "1 +(2) *(3)"},
              {"1 - 2 - 3", "1 -(2) -(3)"},
              {"1 - (2 - 3)", "1 -(2 -(3))"},
              {"8 / 4 * 2 div 3 mod 2", "8 /(4) *(2) div(3) mod(2)"},
              {"1 + 2 > 3 = true", "1 +(2) >(3) =(true)"},
              {"%a or %b and %c = 1", "%a or(%b and(%c =(1)))"},
              {"1 <= 2 != 3 >= 4", "1 <=(2) !=(3 >=(4))"},
              {"-1 + 2", "1 negated +(2)"},
              {"1 - -2", "1 -(2 negated)"},
              {"- - 1", "1 negated negated"},
              {"-%a.count()", "%a .count() negated"},
              {"-(1 + 2)", "1 +(2) negated"},
              {"-2 * 3", "2 negated *(3)"}});
}

TEST(Expression, ReadsTheEscapesOfTexts) {
  expect_all({{R"('it\'s')", "'it's'"},
              {R"('\"\`\/\\')", R"('"`/\')"},
              {R"('\r\n\t\f')", "'\r\n\t\f'"},
              {R"('\u00e9\u2014A')", "'é—A'"},
              {"'é — 漢字 🙂'", "'é — 漢字 🙂'"},
              {"'(a+)+$ // ( %x'", "'(a+)+$ // ( %x'"},
              {"''", "''"}});
}

TEST(Expression, SaysWhereTheGrammarEnds) {
  expect_all({{"", "NotInGrammar at 0"},
              {"1 +", "NotInGrammar at 3"},
              {"1 2", "NotInGrammar at 2"},
              {"(1", "NotInGrammar at 2"},
              {"1)", "NotInGrammar at 1"},
              {"()", "NotInGrammar at 1"},
              {"{1}", "NotInGrammar at 1"},
              {"%", "NotInGrammar at 0"},
              {"@", "NotInGrammar at 0"},
              {"1 # 2", "NotInGrammar at 2"},
              {"'text", "NotInGrammar at 0"},
              {R"('\q')", "NotInGrammar at 1"},
              {R"('\u12')", "NotInGrammar at 1"},
              {R"('\u00zz')", "NotInGrammar at 1"},
              {R"('\ud83d\ude42')", "NotInGrammar at 1"},
              {R"('\u0000')", "NotInGrammar at 1"},
              {R"('\)", "NotInGrammar at 1"},
              {"2147483648", "NotInGrammar at 0"},
              {"007", "NotInGrammar at 0"},
              {"1.123456789", "NotInGrammar at 0"},
              {"100000000000000000000.0", "NotInGrammar at 0"},
              {"@2026-02-30", "NotInGrammar at 0"},
              {"@2026-11-23T10:00:00Z", "NotInGrammar at 0"},
              {"item.answer", "NotInGrammar at 0"},
              {"$this", "NotInGrammar at 0"},
              {"QuestionnaireResponse.item", "NotInGrammar at 0"},
              {"%resource.descendants()", "NotInGrammar at 10"},
              {"%resource.subject", "NotInGrammar at 10"},
              {"%resource.item[0]", "NotInGrammar at 14"},
              {"%a.where()", "NotInGrammar at 9"},
              {"%a.sum(1)", "NotInGrammar at 7"},
              {"%a.where", "NotInGrammar at 3"},
              {"%a.value()", "NotInGrammar at 3"},
              {"%a.iif(1, 2)", "NotInGrammar at 3"},
              {"iif(true)", "NotInGrammar at 8"},
              {"iif(true, 1, 2, 3)", "NotInGrammar at 14"},
              {"1 | 2", "NotInGrammar at 2"},
              {"1 in 2", "NotInGrammar at 2"},
              {"1 implies 2", "NotInGrammar at 2"},
              {"'a' & 'b'", "NotInGrammar at 4"},
              {"1 ~ 1", "NotInGrammar at 2"},
              {"4 'kg'", "NotInGrammar at 2"},
              {"+1", "NotInGrammar at 0"},
              {"today()", "NotInGrammar at 0"},
              {"%a.'item'", "NotInGrammar at 3"},
              {"1 'and' 2", "NotInGrammar at 2"}});
}

TEST(Expression, IsAtMost2000BytesLong) {
  const auto longest = repeated("1+", 999) + "11";
  EXPECT_EQ(dump(parse_expression(longest)).substr(0, 8), "1 +(1) +");
  EXPECT_EQ(dump(parse_expression(longest + " ")), "TooManySteps at 2000");
}

TEST(Expression, IsAtMost32Deep) {
  expect_all({{repeated("(", 31) + "1" + repeated(")", 31), "1"},
              {repeated("(", 32) + "1" + repeated(")", 32), "TooManySteps at 32"},
              {repeated("(", 2'000), "TooManySteps at 32"},
              {repeated("iif(", 500), "TooManySteps at 128"},
              {repeated("%a.where(", 200), "TooManySteps at 288"},
              {"(" + repeated("-", 1'900), "NotInGrammar at 1901"}});
}

}  // namespace
}  // namespace forms

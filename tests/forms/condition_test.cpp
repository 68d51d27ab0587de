// SPDX-License-Identifier: MIT
#include "forms/condition.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

Value date(const char* text) {
  return *parse_date(text);
}

struct Case {
  const char* name;
  std::vector<Value> answers;
  Operator op;
  Value expected;
  bool holds;
};

void expect_all(const std::vector<Case>& cases) {
  for (const auto& [name, answers, op, expected, holds] : cases) {
    EXPECT_EQ(holds_for({"q", op, expected}, answers), holds) << name;
  }
}

TEST(Condition, ExistsAsksWhetherThereIsAnAnswer) {
  expect_all({{"answered", {Value(1)}, Operator::Exists, true, true},
              {"answered, but should not be", {Value(1)}, Operator::Exists, false, false},
              {"unanswered", {}, Operator::Exists, true, false},
              {"unanswered, as it should be", {}, Operator::Exists, false, true},
              {"answered with no", {Value(false)}, Operator::Exists, true, true}});
}

TEST(Condition, EqualIsSatisfiedByOneOfTheAnswers) {
  expect_all({{"the same number", {Value(3)}, Operator::Equal, 3, true},
              {"another number", {Value(3)}, Operator::Equal, 4, false},
              {"one of two", {choice("a"), choice("b")}, Operator::Equal, choice("b"), true},
              {"none of two", {choice("a"), choice("b")}, Operator::Equal, choice("c"), false},
              {"yes", {Value(true)}, Operator::Equal, true, true},
              {"text", {Value(std::string("x"))}, Operator::Equal, std::string("x"), true},
              {"free text beside a choice", {Value(std::string("a"))}, Operator::Equal, choice("a"), false},
              {"the same day", {date("2026-11-23")}, Operator::Equal, date("2026-11-23"), true},
              {"a day and its year", {date("2026-11-23")}, Operator::Equal, date("2026"), false},
              {"unanswered", {}, Operator::Equal, 3, false}});
}

TEST(Condition, NotEqualIsSatisfiedWhenNoAnswerIsEqual) {
  expect_all({{"another", {choice("a")}, Operator::NotEqual, choice("b"), true},
              {"the same", {choice("a")}, Operator::NotEqual, choice("a"), false},
              {"one of two is the same", {choice("a"), choice("b")}, Operator::NotEqual, choice("b"), false},
              {"unanswered", {}, Operator::NotEqual, choice("a"), true}});
}

TEST(Condition, OrdersNumbers) {
  expect_all({{"2 > 3", {Value(2)}, Operator::Greater, 3, false},
              {"3 > 3", {Value(3)}, Operator::Greater, 3, false},
              {"4 > 3", {Value(4)}, Operator::Greater, 3, true},
              {"2 < 3", {Value(2)}, Operator::Less, 3, true},
              {"3 < 3", {Value(3)}, Operator::Less, 3, false},
              {"4 < 3", {Value(4)}, Operator::Less, 3, false},
              {"2 >= 3", {Value(2)}, Operator::GreaterOrEqual, 3, false},
              {"3 >= 3", {Value(3)}, Operator::GreaterOrEqual, 3, true},
              {"4 >= 3", {Value(4)}, Operator::GreaterOrEqual, 3, true},
              {"2 <= 3", {Value(2)}, Operator::LessOrEqual, 3, true},
              {"3 <= 3", {Value(3)}, Operator::LessOrEqual, 3, true},
              {"4 <= 3", {Value(4)}, Operator::LessOrEqual, 3, false},
              {"one of two is large enough", {Value(1), Value(9)}, Operator::Greater, 3, true},
              {"unanswered", {}, Operator::LessOrEqual, 3, false}});
}

TEST(Condition, OrdersDatesByThePartsThatBothHave) {
  expect_all({{"a later day", {date("2026-11-24")}, Operator::Greater, date("2026-11-23"), true},
              {"an earlier month", {date("2026-10")}, Operator::Less, date("2026-11-23"), true},
              {"a later year", {date("2027")}, Operator::Greater, date("2026-11-23"), true},
              {"a day of that month is not after it", {date("2026-11-24")}, Operator::Greater, date("2026-11"), false},
              {"and is not known to reach it", {date("2026-11-24")}, Operator::GreaterOrEqual, date("2026-11"), false},
              {"a year is not before one of its days", {date("2026")}, Operator::Less, date("2026-11-23"), false},
              {"the same month", {date("2026-11")}, Operator::GreaterOrEqual, date("2026-11"), true}});
}

TEST(Condition, DoesNotOrderTextsOrChoices) {
  expect_all({{"texts", {Value(std::string("b"))}, Operator::Greater, std::string("a"), false},
              {"choices", {choice("b")}, Operator::GreaterOrEqual, choice("b"), false},
              {"a number and a text", {Value(3)}, Operator::LessOrEqual, std::string("3"), false}});
}

}  // namespace
}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/condition.h"

#include <algorithm>
#include <compare>

namespace forms {
namespace {

std::partial_ordering order(const Value& answer, const Value& expected) {
  return is_ordered(answer) ? compare(answer, expected) : std::partial_ordering::unordered;
}

bool satisfies(Operator op, const Value& answer, const Value& expected) {
  switch (op) {
    case Operator::Exists:
    case Operator::NotEqual:
    case Operator::Equal:
      return std::is_eq(compare(answer, expected));
    case Operator::Greater:
      return std::is_gt(order(answer, expected));
    case Operator::Less:
      return std::is_lt(order(answer, expected));
    case Operator::GreaterOrEqual:
      return std::is_gteq(order(answer, expected));
    case Operator::LessOrEqual:
      return std::is_lteq(order(answer, expected));
  }
  return false;
}

}  // namespace

bool holds_for(const EnableWhen& condition, const std::vector<Value>& answers) {
  if (condition.op == Operator::Exists) return Value(!answers.empty()) == condition.answer;
  const bool one_satisfies = std::any_of(answers.begin(), answers.end(), [&](const Value& answer) {
    return satisfies(condition.op, answer, condition.answer);
  });
  return condition.op == Operator::NotEqual ? !one_satisfies : one_satisfies;
}

}  // namespace forms

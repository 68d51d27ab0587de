// SPDX-License-Identifier: MIT
#include "forms/condition.h"

#include <algorithm>
#include <compare>

namespace forms {
namespace {

bool is_equal(const Value& answer, const Value& expected) {
  const auto* const one = std::get_if<Coding>(&answer);
  const auto* const other = std::get_if<Coding>(&expected);
  return one != nullptr && other != nullptr ? is_same_choice(*one, *other) : answer == expected;
}

std::partial_ordering compare_dates(const Date& one, const Date& other) {
  if (one.year != other.year) return one.year <=> other.year;
  const bool both_have_months = one.month != 0 && other.month != 0;
  if (both_have_months && one.month != other.month) return one.month <=> other.month;
  const bool both_have_days = one.day != 0 && other.day != 0;
  if (both_have_days && one.day != other.day) return one.day <=> other.day;
  return one == other ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
}

std::partial_ordering compare(const Value& answer, const Value& expected) {
  if (const auto* one = std::get_if<std::int32_t>(&answer), *other = std::get_if<std::int32_t>(&expected);
      one && other) {
    return *one <=> *other;
  }
  if (const auto* one = std::get_if<Date>(&answer), *other = std::get_if<Date>(&expected); one && other) {
    return compare_dates(*one, *other);
  }
  return std::partial_ordering::unordered;
}

bool satisfies(Operator op, const Value& answer, const Value& expected) {
  switch (op) {
    case Operator::Exists:
    case Operator::NotEqual:
    case Operator::Equal:
      return is_equal(answer, expected);
    case Operator::Greater:
      return std::is_gt(compare(answer, expected));
    case Operator::Less:
      return std::is_lt(compare(answer, expected));
    case Operator::GreaterOrEqual:
      return std::is_gteq(compare(answer, expected));
    case Operator::LessOrEqual:
      return std::is_lteq(compare(answer, expected));
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

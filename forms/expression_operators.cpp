// SPDX-License-Identifier: MIT
#include "forms/expression_operators.h"

#include <algorithm>
#include <cassert>

namespace forms {
namespace {

using Kind = Link::Kind;

constexpr std::string_view kSeveral = "Several values stand here where one is needed.";
constexpr std::string_view kNoNumber = "A value here is not a number.";
constexpr std::string_view kNoOrder = "These values are not smaller or larger than each other.";
constexpr std::string_view kNoValue = "Only values can be compared, not questions or answers.";

std::optional<Number> calculate(Kind kind, const Number& left, const Number& right) {
  switch (kind) {
    case Kind::Multiply:
      return left.times(right);
    case Kind::Divide:
      return left.divided_by(right);
    case Kind::DivideWhole:
      return left.whole_divided_by(right);
    case Kind::Remainder:
      return left.remainder_by(right);
    case Kind::Add:
      return left.plus(right);
    case Kind::Subtract:
      return left.minus(right);
    default:
      assert(false);
      return std::nullopt;
  }
}

Operated arithmetic(Kind kind, const Element& left, const Element& right) {
  if (left.number() == nullptr || right.number() == nullptr) return kNoNumber;
  return collection_of(calculate(kind, *left.number(), *right.number()));
}

/// What compares with each other: dates with dateTimes, otherwise a kind with itself.
bool are_dates(const Value& one, const Value& other) {
  const auto is_date = [](const Value& value) {
    return std::holds_alternative<Date>(value) || std::holds_alternative<DateTime>(value);
  };
  return is_date(one) && is_date(other);
}

Collection ordered(Kind kind, std::partial_ordering order) {
  if (order == std::partial_ordering::unordered) return {};
  switch (kind) {
    case Kind::Less:
      return collection_of(std::is_lt(order));
    case Kind::Greater:
      return collection_of(std::is_gt(order));
    case Kind::LessOrEqual:
      return collection_of(std::is_lteq(order));
    default:
      return collection_of(std::is_gteq(order));
  }
}

Operated inequality(Kind kind, const Element& left, const Element& right) {
  if (left.number() != nullptr && right.number() != nullptr) return ordered(kind, *left.number() <=> *right.number());
  if (left.value() == nullptr || right.value() == nullptr) return kNoOrder;
  const auto& one = *left.value();
  const auto& other = *right.value();
  const bool are_texts = std::holds_alternative<std::string>(one) && std::holds_alternative<std::string>(other);
  const bool are_same_kind = is_ordered(one) && one.index() == other.index();
  if (!are_texts && !are_same_kind && !are_dates(one, other)) return kNoOrder;
  return ordered(kind, compare(one, other));
}

/// Empty when dates are exact to a different part, and when quantities have different units.
std::optional<bool> are_equal(const Element& left, const Element& right) {
  if (left.number() != nullptr && right.number() != nullptr) return *left.number() == *right.number();
  if (left.value() == nullptr || right.value() == nullptr) return false;
  const auto& one = *left.value();
  const auto& other = *right.value();
  const bool are_same_kind = is_ordered(one) && one.index() == other.index();
  if (!are_same_kind && !are_dates(one, other)) return one == other;
  const auto order = compare(one, other);
  return order == std::partial_ordering::unordered ? std::nullopt : std::optional(std::is_eq(order));
}

bool has_only_values(const Collection& collection) {
  return std::ranges::all_of(
      collection, [](const Element& element) { return element.number() != nullptr || element.value() != nullptr; });
}

/// "If both operands are collections with multiple items, each item must be equal … in the same order."
Operated equality(Kind kind, const Collection& left, const Collection& right) {
  if (left.empty() || right.empty()) return Collection{};
  if (!has_only_values(left) || !has_only_values(right)) return kNoValue;
  bool is_equal = left.size() == right.size();
  for (std::size_t i = 0; is_equal && i < left.size(); ++i) {
    const auto pair = are_equal(left[i], right[i]);
    if (!pair) return Collection{};
    is_equal = *pair;
  }
  return collection_of(is_equal == (kind == Kind::Equal));
}

/// Three-valued: what is missing does not matter when the other side decides.
Operated logic(Kind kind, const Collection& left, const Collection& right) {
  const auto one = truth_of(left);
  const auto other = truth_of(right);
  for (const auto& truth : {one, other}) {
    if (const auto* const sentence = std::get_if<std::string_view>(&truth)) return *sentence;
  }
  const auto& first = std::get<std::optional<bool>>(one);
  const auto& second = std::get<std::optional<bool>>(other);
  const bool decides = kind == Kind::Or;
  if (first == decides || second == decides) return collection_of(decides);
  return first && second ? collection_of(!decides) : Collection{};
}

}  // namespace

Operated operate(Kind kind, const Collection& left, const Collection& right) {
  if (kind == Kind::And || kind == Kind::Or) return logic(kind, left, right);
  if (kind == Kind::Equal || kind == Kind::NotEqual) return equality(kind, left, right);
  if (left.size() > 1 || right.size() > 1) return kSeveral;
  if (left.empty() || right.empty()) return Collection{};
  return kind >= Kind::Less ? inequality(kind, left[0], right[0]) : arithmetic(kind, left[0], right[0]);
}

Operated negate(const Collection& operand) {
  if (operand.empty()) return Collection{};
  if (operand.size() > 1) return kSeveral;
  return operand[0].number() == nullptr ? Operated(kNoNumber) : collection_of(operand[0].number()->negated());
}

Operated sum(const Collection& operand) {
  std::optional<Number> total;
  for (const auto& element : operand) {
    if (element.number() == nullptr) return kNoNumber;
    const bool is_first = &element == &operand.front();
    total = is_first ? *element.number() : total->plus(*element.number());
    if (!total) return Collection{};
  }
  return collection_of(total);
}

std::variant<std::optional<bool>, std::string_view> truth_of(const Collection& collection) {
  if (collection.empty()) return std::optional<bool>();
  if (collection.size() > 1) return kSeveral;
  const auto* const value = collection[0].value();
  const auto* const truth = value == nullptr ? nullptr : std::get_if<bool>(value);
  return std::optional(truth == nullptr || *truth);
}

Collection collection_of(bool truth) {
  return {Element{Value(truth)}};
}

Collection collection_of(const std::optional<Number>& number) {
  return number ? Collection{Element{*number}} : Collection{};
}

std::optional<Element> element_of(const Value& value) {
  if (const auto* const integer = std::get_if<std::int32_t>(&value)) return Element{Number(*integer)};
  // FHIR's uri is a String of FHIRPath.
  if (const auto* const uri = std::get_if<Uri>(&value)) return Element{Value(uri->text)};
  const auto* const decimal = std::get_if<Decimal>(&value);
  if (decimal == nullptr) return Element{value};
  const auto number = Number::from(*decimal);
  return number ? std::optional(Element{*number}) : std::nullopt;
}

}  // namespace forms

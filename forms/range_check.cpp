// SPDX-License-Identifier: MIT
#include "forms/range_check.h"

#include <algorithm>

#include "forms/value_check.h"

namespace forms {
namespace {

using Kind = Issue::Kind;

std::string noun(ItemType type) {
  switch (type) {
    case ItemType::Integer:
      return "a whole number";
    case ItemType::Decimal:
      return "a number";
    case ItemType::Date:
      return "a date";
    case ItemType::DateTime:
      return "a date and time";
    case ItemType::Time:
      return "a time";
    default:
      return "an amount";
  }
}

Issue out_of_range(const Item& item) {
  const auto& low = item.limits.lowest;
  const auto& high = item.limits.highest;
  const auto write = "Write " + noun(item.type);
  if (low && high)
    return issue_with(Kind::OutOfRange, item, write + " from {1} to {2}.", {key_of(*low), key_of(*high)});
  return low ? issue_with(Kind::OutOfRange, item, write + " from {1}.", {key_of(*low)})
             : issue_with(Kind::OutOfRange, item, write + " up to {1}.", {key_of(*high)});
}

/// FHIR's validators refuse a quantity that cannot be compared with its bounds, for want of a unit or in another one.
bool is_comparable(const Value& value, const std::optional<Value>& bound) {
  const bool is_quantity = std::holds_alternative<Quantity>(value);
  return !bound || !is_quantity || compare(value, *bound) != std::partial_ordering::unordered;
}

std::optional<Issue> check_bounds(const Item& item, const Value& value) {
  const auto& low = item.limits.lowest;
  const auto& high = item.limits.highest;
  const bool is_inside = is_comparable(value, low) && is_comparable(value, high) &&
                         !(low && std::is_lt(compare(value, *low))) && !(high && std::is_gt(compare(value, *high)));
  return is_inside ? std::nullopt : std::optional(out_of_range(item));
}

/// FHIR keeps 1.50 apart from 1.5, and maxDecimalPlaces counts what is written. 1e-3 has three places.
int decimal_places(const std::string& digits) {
  const auto exponent_start = std::min(digits.find_first_of("eE"), digits.size());
  const auto point = digits.find('.');
  const auto written = point == std::string::npos ? 0 : static_cast<int>(exponent_start - point) - 1;
  const auto exponent = exponent_start == digits.size() ? 0 : std::stoi(digits.substr(exponent_start + 1));
  return std::max(0, written - exponent);
}

std::optional<Issue> check_decimal_places(const Item& item, const Value& value) {
  const auto* const quantity = std::get_if<Quantity>(&value);
  const auto* const decimal = quantity != nullptr ? &quantity->value : std::get_if<Decimal>(&value);
  const auto& most = item.limits.max_decimal_places;
  if (!most || decimal == nullptr || decimal_places(decimal->digits) <= *most) return std::nullopt;
  if (*most == 0) return Issue{Kind::OutOfRange, item.link_id, "Write a whole number."};
  return issue_with(Kind::OutOfRange, item, "Write at most {1} digits behind the point.", {std::to_string(*most)});
}

/// A unit for people only is recognized by its words.
bool is_in(const Quantity& quantity, const Coding& unit) {
  if (quantity.code.empty()) return quantity.unit == unit.display || quantity.unit == unit.code;
  return is_same_choice({quantity.system, quantity.code, ""}, unit);
}

std::optional<Issue> check_unit(const Item& item, const Value& value) {
  const auto* const quantity = std::get_if<Quantity>(&value);
  const auto& units = item.limits.unit_options;
  if (quantity == nullptr || units.empty()) return std::nullopt;
  if (std::ranges::any_of(units, [&](const Coding& unit) { return is_in(*quantity, unit); })) return std::nullopt;
  std::string listed;
  for (const auto& unit : units) listed += (listed.empty() ? "" : ", ") + unit.display;
  return issue_with(Kind::NotAnOption, item, "Write the amount in one of these units: {1}.", {listed});
}

}  // namespace

std::optional<Issue> check_range(const Item& item, const Value& value) {
  if (auto issue = check_unit(item, value)) return issue;
  if (auto issue = check_decimal_places(item, value)) return issue;
  return check_bounds(item, value);
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/value.h"

#include <algorithm>

#include "forms/date_time.h"

namespace forms {
namespace {

struct Key {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int32_t value) const { return std::to_string(value); }
  std::string operator()(const Date& value) const { return to_text(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const Coding& value) const { return value.code; }
  std::string operator()(const Decimal& value) const { return value.digits; }
  std::string operator()(const DateTime& value) const { return value.text; }
  std::string operator()(const Time& value) const { return value.text; }
  std::string operator()(const Uri& value) const { return value.text; }
  std::string operator()(const Quantity& value) const {
    const auto& unit = value.unit.empty() ? value.code : value.unit;
    return value.value.digits + (unit.empty() ? "" : " ") + unit;
  }
};

bool is_scheme(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto may_follow = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  };
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), may_follow);
}

bool is_blank_or_control(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
}

std::optional<Decimal> as_decimal(const Value& value) {
  if (const auto* const number = std::get_if<std::int32_t>(&value)) return Decimal{std::to_string(*number)};
  if (const auto* const decimal = std::get_if<Decimal>(&value)) return *decimal;
  return std::nullopt;
}

std::optional<DateTime> as_date_time(const Value& value) {
  if (const auto* const date = std::get_if<Date>(&value)) return DateTime{to_text(*date)};
  if (const auto* const date_time = std::get_if<DateTime>(&value)) return *date_time;
  return std::nullopt;
}

bool is_same_unit(const Quantity& one, const Quantity& other) {
  // A unit for people only says the same as another when the words are the same.
  if (one.code.empty() && other.code.empty()) return one.unit == other.unit;
  return one.system == other.system && one.code == other.code;
}

std::partial_ordering equal_or_unordered(bool is_equal) {
  return is_equal ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
}

std::partial_ordering compare_same(const Value& one, const Value& other) {
  if (one.index() != other.index()) return std::partial_ordering::unordered;
  if (const auto* const time = std::get_if<Time>(&one)) return compare_times(*time, std::get<Time>(other));
  if (const auto* const text = std::get_if<std::string>(&one)) return *text <=> std::get<std::string>(other);
  if (const auto* const coding = std::get_if<Coding>(&one))
    return equal_or_unordered(is_same_choice(*coding, std::get<Coding>(other)));
  if (const auto* const quantity = std::get_if<Quantity>(&one)) {
    const auto& second = std::get<Quantity>(other);
    return is_same_unit(*quantity, second) ? std::partial_ordering(compare(quantity->value, second.value))
                                           : std::partial_ordering::unordered;
  }
  return equal_or_unordered(one == other);
}

}  // namespace

bool is_same_choice(const Coding& one, const Coding& other) {
  return one.code == other.code && (one.system == other.system || one.system.empty() || other.system.empty());
}

std::optional<Uri> parse_uri(std::string_view text) {
  const auto colon = text.find(':');
  const bool has_parts = colon != std::string_view::npos && colon + 1 < text.size() && is_scheme(text.substr(0, colon));
  if (!has_parts || std::any_of(text.begin(), text.end(), is_blank_or_control)) return std::nullopt;
  return Uri{std::string(text)};
}

bool is_ordered(const Value& value) {
  return !std::holds_alternative<bool>(value) && !std::holds_alternative<std::string>(value) &&
         !std::holds_alternative<Coding>(value) && !std::holds_alternative<Uri>(value);
}

std::partial_ordering compare(const Value& one, const Value& other) {
  // A question may have 500 whole numbers or dates to choose from and thousands of answers.
  const auto* const whole = std::get_if<std::int32_t>(&one);
  const auto* const other_whole = std::get_if<std::int32_t>(&other);
  if (whole != nullptr && other_whole != nullptr) return *whole <=> *other_whole;
  const auto* const day = std::get_if<Date>(&one);
  const auto* const other_day = std::get_if<Date>(&other);
  if (day != nullptr && other_day != nullptr) return compare_dates(*day, *other_day);
  const auto number = as_decimal(one);
  const auto other_number = as_decimal(other);
  if (number && other_number) return compare(*number, *other_number);
  const auto date = as_date_time(one);
  const auto other_date = as_date_time(other);
  if (date && other_date) return compare_date_times(*date, *other_date);
  return compare_same(one, other);
}

std::string key_of(const Value& value) {
  return std::visit(Key{}, value);
}

std::string label_of(const Value& value) {
  if (const auto* const answer = std::get_if<bool>(&value)) return *answer ? "Yes" : "No";
  const auto* const coding = std::get_if<Coding>(&value);
  return coding != nullptr && !coding->display.empty() ? coding->display : key_of(value);
}

}  // namespace forms

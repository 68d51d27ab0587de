// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <charconv>

#include "forms/value.h"

namespace forms {
namespace {

/// Longer than any measure a form asks for; the standard's own expressions stop at 28 digits.
constexpr std::size_t kLongest = 64;
/// With 64 digits still a number that every JSON library holds; they read numbers as doubles.
constexpr int kLargestExponent = 200;

/// A decimal number as 0.DIGITS × 10^point, without zeros at either end of the digits; zero has none.
struct Parts {
  bool is_negative = false;
  std::string digits;
  int point = 0;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

std::optional<int> take_exponent(std::string_view& text) {
  if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return 0;
  text.remove_prefix(1);
  // from_chars takes no plus.
  if (text.starts_with('+') && text.size() > 1 && is_digit(text[1])) text.remove_prefix(1);
  int exponent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (error != std::errc{} || exponent < -kLargestExponent || exponent > kLargestExponent) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return exponent;
}

Parts normalized(bool is_negative, std::string_view whole, std::string_view fraction, int exponent) {
  Parts parts{is_negative, std::string(whole) + std::string(fraction), static_cast<int>(whole.size()) + exponent};
  const auto first = std::min(parts.digits.find_first_not_of('0'), parts.digits.size());
  parts.digits.erase(0, first);
  parts.point -= static_cast<int>(first);
  parts.digits.erase(parts.digits.find_last_not_of('0') + 1);
  return parts.digits.empty() ? Parts{} : parts;
}

/// FHIR R4 decimal: -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
std::optional<Parts> parse(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const auto whole = take_digits(text);
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return std::nullopt;
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
  }
  const auto exponent = take_exponent(text);
  if (!exponent || !text.empty()) return std::nullopt;
  return normalized(is_negative, whole, fraction, *exponent);
}

std::strong_ordering compare_amounts(const Parts& one, const Parts& other) {
  if (one.digits.empty() || other.digits.empty()) return one.digits.size() <=> other.digits.size();
  if (one.point != other.point) return one.point <=> other.point;
  return one.digits <=> other.digits;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  return parse(text) ? std::optional(Decimal{std::string(text)}) : std::nullopt;
}

std::strong_ordering compare(const Decimal& one, const Decimal& other) {
  const auto left = parse(one.digits);
  const auto right = parse(other.digits);
  assert(left && right);
  if (left->is_negative != right->is_negative) return right->is_negative <=> left->is_negative;
  return left->is_negative ? compare_amounts(*right, *left) : compare_amounts(*left, *right);
}

}  // namespace forms

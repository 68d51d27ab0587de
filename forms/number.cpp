// SPDX-License-Identifier: MIT
#include "forms/number.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace forms {
namespace {

__extension__ typedef __int128 Count;

constexpr int kPlaces = 8;
constexpr Count kOne = 100'000'000;
/// 10^28, in counts of 10^-8.
constexpr Count kEnd = Count(100'000'000'000'000) * 100'000'000'000'000;

bool is_out_of_range(Count count) {
  return count <= -kEnd || count >= kEnd;
}

/// The digits of a decimal without its point, and by how many places they are too large.
struct Digits {
  std::string text;
  int places = 0;
};

/// A text that parse_decimal took, without its sign.
Digits digits_of(std::string_view text) {
  const auto exponent_at = std::min(text.find_first_of("eE"), text.size());
  int exponent = 0;
  const auto exponent_text = text.substr(std::min(text.find_first_of("123456789-", exponent_at), text.size()));
  std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);

  const auto number = text.substr(0, exponent_at);
  const auto point = std::min(number.find('.'), number.size());
  const auto fraction = number.substr(std::min(point + 1, number.size()));
  Digits digits{std::string(number.substr(0, point)) + std::string(fraction),
                static_cast<int>(fraction.size()) - exponent};
  while (digits.text.size() > 1 && digits.text.back() == '0') {
    digits.text.pop_back();
    --digits.places;
  }
  return digits;
}

}  // namespace

Number::Number(std::int32_t integer) : count_(integer * kOne), is_integer_(true) {}

std::optional<Number> Number::in_range(Count count, bool is_integer) {
  constexpr Count kSmallest = std::numeric_limits<std::int32_t>::min();
  constexpr Count kLargest = std::numeric_limits<std::int32_t>::max();
  const bool is_too_long = is_integer && (count < kSmallest * kOne || count > kLargest * kOne);
  if (is_too_long || is_out_of_range(count)) return std::nullopt;
  return Number(count, is_integer);
}

std::optional<Number> Number::from(const Decimal& decimal) {
  const auto parsed = parse_decimal(decimal.digits);
  if (!parsed) return std::nullopt;
  std::string_view text = parsed->digits;
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);

  const auto digits = digits_of(text);
  Count count = 0;
  for (const char digit : digits.text) {
    count = count * 10 + (digit - '0');
    if (is_out_of_range(count)) return std::nullopt;
  }
  if (count == 0) return Number(Count(0), false);
  if (digits.places > kPlaces) return std::nullopt;
  for (int place = digits.places; place < kPlaces; ++place) {
    count *= 10;
    if (is_out_of_range(count)) return std::nullopt;
  }
  return Number(is_negative ? -count : count, false);
}

std::optional<std::int32_t> Number::to_integer() const {
  if (count_ % kOne != 0) return std::nullopt;
  const auto integer = in_range(count_, true);
  return integer ? std::optional(static_cast<std::int32_t>(count_ / kOne)) : std::nullopt;
}

Decimal Number::to_decimal() const {
  auto rest = count_ < 0 ? -count_ : count_;
  std::string backward;
  for (int place = 0; place <= kPlaces || rest != 0; ++place, rest /= 10) {
    const bool is_zero_at_the_end = rest % 10 == 0 && backward.empty() && place < kPlaces;
    if (place == kPlaces && !backward.empty()) backward += '.';
    if (!is_zero_at_the_end) backward += static_cast<char>('0' + static_cast<int>(rest % 10));
  }
  if (count_ < 0) backward += '-';
  return {std::string(backward.rbegin(), backward.rend())};
}

std::optional<Number> Number::negated() const {
  return in_range(-count_, is_integer_);
}

std::optional<Number> Number::plus(const Number& other) const {
  return in_range(count_ + other.count_, is_integer_ && other.is_integer_);
}

std::optional<Number> Number::minus(const Number& other) const {
  return in_range(count_ - other.count_, is_integer_ && other.is_integer_);
}

std::optional<Number> Number::times(const Number& other) const {
  Count product = 0;
  if (__builtin_mul_overflow(count_, other.count_, &product)) return std::nullopt;
  const Count half = product < 0 ? -kOne / 2 : kOne / 2;
  if (__builtin_add_overflow(product, half, &product)) return std::nullopt;
  return in_range(product / kOne, is_integer_ && other.is_integer_);
}

std::optional<Number> Number::divided_by(const Number& other) const {
  if (other.count_ == 0) return std::nullopt;
  const Count dividend = count_ * kOne;
  const Count rest = dividend % other.count_;
  Count quotient = dividend / other.count_;
  const auto amount = [](Count count) { return count < 0 ? -count : count; };
  const bool is_negative = (count_ < 0) != (other.count_ < 0);
  if (amount(rest) * 2 >= amount(other.count_)) quotient += is_negative ? -1 : 1;
  return in_range(quotient, false);
}

std::optional<Number> Number::whole_divided_by(const Number& other) const {
  if (other.count_ == 0) return std::nullopt;
  const Count quotient = count_ / other.count_;
  if (is_out_of_range(quotient)) return std::nullopt;
  return in_range(quotient * kOne, true);
}

std::optional<Number> Number::remainder_by(const Number& other) const {
  if (other.count_ == 0) return std::nullopt;
  return in_range(count_ % other.count_, is_integer_ && other.is_integer_);
}

}  // namespace forms

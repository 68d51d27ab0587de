// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "forms/value.h"

namespace forms {

/// A number of FHIRPath, exact: an Integer of 32 bits, or a Decimal, which is a whole count of 10^-8 "in the range
/// (-10^28+1)/10^8..(10^28-1)/10^8". Counting in 128 bits holds every such number and, because 10^28 × 10^8 is less
/// than 2^127, every product and quotient before it is rounded. Binary fractions would make 0.1 + 0.2 something else
/// than 0.3, and a person on the edge between two bands would fall on either side of it.
///
/// What leaves the range, and a division by zero, has no result. A ninth decimal place is rounded, halves away from
/// zero.
class Number {
 public:
  explicit Number(std::int32_t integer);
  /// Empty when it is out of range or has more than eight decimal places.
  static std::optional<Number> from(const Decimal& decimal);

  bool is_integer() const { return is_integer_; }
  /// Empty when it has a fraction or needs more than 32 bits.
  std::optional<std::int32_t> to_integer() const;
  Decimal to_decimal() const;

  std::optional<Number> negated() const;
  std::optional<Number> plus(const Number& other) const;
  std::optional<Number> minus(const Number& other) const;
  std::optional<Number> times(const Number& other) const;
  std::optional<Number> divided_by(const Number& other) const;
  /// Toward zero; an Integer.
  std::optional<Number> whole_divided_by(const Number& other) const;
  /// What is left then; it has the sign of this number.
  std::optional<Number> remainder_by(const Number& other) const;

  /// As numbers: the Integer 1 and the Decimal 1.0 are equal.
  friend bool operator==(const Number& one, const Number& other) { return one.count_ == other.count_; }
  friend std::strong_ordering operator<=>(const Number& one, const Number& other) {
    return one.count_ <=> other.count_;
  }

 private:
  __extension__ typedef __int128 Count;

  Number(Count count, bool is_integer) : count_(count), is_integer_(is_integer) {}
  static std::optional<Number> in_range(Count count, bool is_integer);

  Count count_;  ///< of 10^-8, for an Integer too
  bool is_integer_;
};

}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/number.h"

#include <gtest/gtest.h>

namespace forms {
namespace {

Number decimal(const char* digits) {
  return Number::from({digits}).value();
}

std::string dump(const std::optional<Number>& number) {
  return number ? number->to_decimal().digits + (number->is_integer() ? "" : "d") : "none";
}

TEST(Number, IsWrittenWithoutMoreDigitsThanItNeeds) {
  for (const auto& [text, expected] : {std::pair{"0", "0d"},
                                       {"-0", "0d"},
                                       {"0.00", "0d"},
                                       {"1.50", "1.5d"},
                                       {"-13.5", "-13.5d"},
                                       {"-0.25", "-0.25d"},
                                       {"100", "100d"},
                                       {"0.00000001", "0.00000001d"},
                                       {"1.2e2", "120d"},
                                       {"5E-3", "0.005d"},
                                       {"5e+3", "5000d"},
                                       {"0e200", "0d"},
                                       {"0.10000000000000000000000000000000", "0.1d"},
                                       {"99999999999999999999.99999999", "99999999999999999999.99999999d"},
                                       {"-99999999999999999999.99999999", "-99999999999999999999.99999999d"}}) {
    EXPECT_EQ(dump(Number::from({text})), expected) << text;
  }
}

TEST(Number, IsNoneBeyondTheRangeOfFhirpath) {
  for (const auto* const text : {"100000000000000000000", "1e20", "-1e20", "1e400", "0.000000001", "1e-9",
                                 "1.123456789", "12345678901234567890123456789012345678901234567890", "x", ""}) {
    EXPECT_EQ(dump(Number::from({text})), "none") << text;
  }
}

TEST(Number, CalculatesExactly) {
  EXPECT_EQ(dump(decimal("0.1").plus(decimal("0.2"))), "0.3d");
  EXPECT_EQ(dump(decimal("0.3").minus(decimal("0.1"))), "0.2d");
  EXPECT_EQ(dump(decimal("1.1").times(decimal("1.1"))), "1.21d");
  EXPECT_EQ(dump(decimal("-1.5").times(Number(3))), "-4.5d");
  EXPECT_EQ(dump(Number(7).divided_by(Number(2))), "3.5d");
  EXPECT_EQ(dump(Number(6).divided_by(Number(2))), "3d");
  EXPECT_EQ(dump(Number(2).plus(Number(3))), "5");
  EXPECT_EQ(dump(Number(2).times(Number(-3))), "-6");
  EXPECT_EQ(dump(Number(2).plus(decimal("3"))), "5d");
  EXPECT_EQ(dump(Number(3).negated()), "-3");
  EXPECT_EQ(dump(decimal("-0.5").negated()), "0.5d");
}

TEST(Number, RoundsTheNinthPlaceWithHalvesAwayFromZero) {
  EXPECT_EQ(dump(Number(1).divided_by(Number(3))), "0.33333333d");
  EXPECT_EQ(dump(Number(2).divided_by(Number(3))), "0.66666667d");
  EXPECT_EQ(dump(Number(-2).divided_by(Number(3))), "-0.66666667d");
  EXPECT_EQ(dump(Number(2).divided_by(Number(-3))), "-0.66666667d");
  EXPECT_EQ(dump(decimal("0.00000001").divided_by(Number(2))), "0.00000001d");
  EXPECT_EQ(dump(decimal("-0.00000001").divided_by(Number(2))), "-0.00000001d");
  EXPECT_EQ(dump(decimal("0.00000001").times(decimal("0.5"))), "0.00000001d");
  EXPECT_EQ(dump(decimal("0.00000001").times(decimal("-0.5"))), "-0.00000001d");
  EXPECT_EQ(dump(decimal("0.00000001").times(decimal("0.4"))), "0d");
}

TEST(Number, DividesTowardZeroInWholes) {
  EXPECT_EQ(dump(Number(7).whole_divided_by(Number(2))), "3");
  EXPECT_EQ(dump(Number(-7).whole_divided_by(Number(2))), "-3");
  EXPECT_EQ(dump(decimal("5.5").whole_divided_by(decimal("0.7"))), "7");
  EXPECT_EQ(dump(Number(7).remainder_by(Number(2))), "1");
  EXPECT_EQ(dump(Number(-7).remainder_by(Number(2))), "-1");
  EXPECT_EQ(dump(decimal("5.5").remainder_by(decimal("0.7"))), "0.6d");
}

TEST(Number, HasNoResultForADivisionByZero) {
  EXPECT_EQ(dump(Number(1).divided_by(Number(0))), "none");
  EXPECT_EQ(dump(Number(1).whole_divided_by(Number(0))), "none");
  EXPECT_EQ(dump(Number(1).remainder_by(decimal("0.0"))), "none");
}

TEST(Number, HasNoResultThatOverflows) {
  const Number smallest(INT32_MIN);
  const Number largest(INT32_MAX);
  EXPECT_EQ(dump(largest.plus(Number(0))), "2147483647");
  EXPECT_EQ(dump(largest.plus(Number(1))), "none");
  EXPECT_EQ(dump(smallest.minus(Number(1))), "none");
  EXPECT_EQ(dump(smallest.negated()), "none");
  EXPECT_EQ(dump(largest.times(Number(2))), "none");
  EXPECT_EQ(dump(largest.times(decimal("2"))), "4294967294d");
  EXPECT_EQ(dump(smallest.whole_divided_by(Number(-1))), "none");

  const auto huge = decimal("99999999999999999999.99999999");
  EXPECT_EQ(dump(huge.plus(decimal("0.00000001"))), "none");
  EXPECT_EQ(dump(huge.negated()->minus(decimal("0.00000001"))), "none");
  EXPECT_EQ(dump(huge.times(huge)), "none");
  EXPECT_EQ(dump(huge.times(huge.negated().value())), "none");
  EXPECT_EQ(dump(huge.divided_by(decimal("0.00000001"))), "none");
  EXPECT_EQ(dump(huge.whole_divided_by(decimal("0.00000001"))), "none");
  EXPECT_EQ(dump(huge.divided_by(huge)), "1d");
}

TEST(Number, IsAnIntegerOnlyWithoutAFractionAndIn32Bits) {
  EXPECT_EQ(decimal("13.0").to_integer(), 13);
  EXPECT_EQ(decimal("-2147483648").to_integer(), INT32_MIN);
  EXPECT_EQ(decimal("13.5").to_integer(), std::nullopt);
  EXPECT_EQ(decimal("2147483648").to_integer(), std::nullopt);
}

TEST(Number, ComparesAsANumber) {
  EXPECT_EQ(Number(1), decimal("1.0"));
  EXPECT_LT(decimal("13.4"), decimal("13.5"));
  EXPECT_GT(Number(-1), decimal("-1.00000001"));
}

}  // namespace
}  // namespace forms

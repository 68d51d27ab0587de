// SPDX-License-Identifier: MIT
#include "forms/value.h"

#include <gtest/gtest.h>

namespace forms {
namespace {

TEST(Decimal, IsWhatFhirWritesAsOne) {
  for (const auto* text : {"0", "-0", "7", "1.50", "-0.001", "1e3", "1E+2", "2.5e-7"})
    EXPECT_TRUE(parse_decimal(text)) << text;
  for (const auto* text : {"", "-", "+1", "01", ".5", "5.", "1,5", "1e", "1e+", "1e201", "1e-201", "1e-2147483648",
                           "1e2147483648", "0x1", " 1", "1 ", "NaN", "--1"})
    EXPECT_FALSE(parse_decimal(text)) << text;
  EXPECT_FALSE(parse_decimal(std::string(65, '1')));
}

TEST(Decimal, IsComparedAsANumber) {
  const char* const ascending[] = {"-1e3", "-2", "-1.5", "-0.1", "0", "1e-9", "0.1", "1.5", "2", "10", "1e3"};
  for (std::size_t i = 0; i < std::size(ascending); ++i) {
    for (std::size_t j = 0; j < std::size(ascending); ++j)
      EXPECT_TRUE(compare(Decimal{ascending[i]}, Decimal{ascending[j]}) == (i <=> j))
          << ascending[i] << " " << ascending[j];
  }
  const char* const equal[][2] = {{"1.50", "1.5"}, {"0", "-0.00"}, {"100", "1e2"}, {"0.10", "1e-1"}, {"0e5", "0"}};
  for (const auto& [one, other] : equal)
    EXPECT_TRUE(std::is_eq(compare(Decimal{one}, Decimal{other}))) << one << " " << other;
  EXPECT_FALSE(Decimal{"1.50"} == Decimal{"1.5"}) << "its digits are kept";
}

TEST(DateTime, IsWhatFhirWritesAsOne) {
  for (const auto* text : {"2026", "2026-11", "2026-11-23", "2026-11-23T14:30:00Z", "2026-11-23T14:30:00.125-06:00",
                           "2016-12-31T23:59:60Z"})
    EXPECT_TRUE(parse_date_time(text)) << text;
  for (const auto* text :
       {"", "2026-13", "2026-02-30", "2026-11-23T14:30:00", "2026-11-23T14:30Z", "2026-11-23 14:30:00Z",
        "2026-11T14:30:00Z", "2026-11-23T24:00:00Z", "2026-11-23T14:60:00Z", "2026-11-23T14:30:00.Z",
        "2026-11-23T14:30:00+6:00", "2026-11-23T14:30:00+15:00", "2026-11-23T14:30:00ZZ"})
    EXPECT_FALSE(parse_date_time(text)) << text;
}

TEST(Time, IsWhatFhirWritesAsOne) {
  for (const auto* text : {"00:00:00", "14:30:00", "23:59:59.999"}) EXPECT_TRUE(parse_time(text)) << text;
  for (const auto* text : {"", "14:30", "24:00:00", "14:30:00Z", "1:30:00", "14.30.00", "14:30:00.", "14:30:00,5"})
    EXPECT_FALSE(parse_time(text)) << text;
}

TEST(Uri, IsAnAddressWithItsScheme) {
  for (const auto* text : {"https://example.org/a?b=c", "urn:oid:1.2.3", "mailto:a@example.org"})
    EXPECT_TRUE(parse_uri(text)) << text;
  for (const auto* text : {"", "example.org", "/a/b", ":a", "https:", "1http://a", "https://a b", "https://a\tb"})
    EXPECT_FALSE(parse_uri(text)) << text;
}

struct Pair {
  Value one;
  Value other;
  std::partial_ordering order;
};

Value kilograms(const char* digits) {
  return Quantity{{digits}, "kg", "http://unitsofmeasure.org", "kg"};
}

std::partial_ordering reversed(std::partial_ordering order) {
  if (std::is_lt(order)) return std::partial_ordering::greater;
  return std::is_gt(order) ? std::partial_ordering::less : order;
}

TEST(Value, IsComparedWithOthersOfItsKind) {
  constexpr auto kLess = std::partial_ordering::less;
  constexpr auto kEqual = std::partial_ordering::equivalent;
  constexpr auto kUnordered = std::partial_ordering::unordered;
  const Pair pairs[] = {
      {3, Decimal{"3.0"}, kEqual},
      {3, Decimal{"3.01"}, kLess},
      {Date{2026, 11, 0}, Date{2026, 12, 1}, kLess},
      {Date{2026, 11, 0}, Date{2026, 11, 23}, kUnordered},
      {Date{2026, 11, 23}, DateTime{"2026-11-23T14:30:00Z"}, kUnordered},
      {Date{2026, 11, 22}, DateTime{"2026-11-23T14:30:00Z"}, kLess},
      {DateTime{"2026-11-23T14:30:00-06:00"}, DateTime{"2026-11-23T20:30:00Z"}, kEqual},
      {DateTime{"2026-11-23T14:30:00.1Z"}, DateTime{"2026-11-23T14:30:00.10Z"}, kEqual},
      {DateTime{"2026-11-23T14:30:00.09Z"}, DateTime{"2026-11-23T14:30:00.1Z"}, kLess},
      {Time{"09:00:00"}, Time{"14:30:00"}, kLess},
      {kilograms("70"), kilograms("70.0"), kEqual},
      {kilograms("70"), kilograms("71"), kLess},
      {kilograms("70"), Quantity{{"71"}, "miles", "http://unitsofmeasure.org", "[mi_i]"}, kUnordered},
      {Quantity{{"1"}, "cups", "", ""}, Quantity{{"2"}, "cups", "", ""}, kLess},
      {Coding{"", "a", ""}, Coding{"urn:test:codes", "a", "A"}, kEqual},
      {Coding{"", "a", ""}, Coding{"", "b", ""}, kUnordered},
      {true, false, kUnordered},
      {true, true, kEqual},
      {3, std::string("3"), kUnordered},
  };
  for (const auto& [one, other, order] : pairs) {
    EXPECT_TRUE(compare(one, other) == order) << key_of(one) << " and " << key_of(other);
    EXPECT_TRUE(compare(other, one) == reversed(order)) << key_of(other) << " and " << key_of(one);
  }
}

TEST(Value, HasAKeyAndALabel) {
  struct Case {
    Value value;
    const char* key;
    const char* label;
  };
  const Case cases[] = {{true, "true", "Yes"},
                        {-3, "-3", "-3"},
                        {Date{2026, 11, 0}, "2026-11", "2026-11"},
                        {Coding{"urn:test:codes", "a", "Apple"}, "a", "Apple"},
                        {Coding{"urn:test:codes", "a", ""}, "a", "a"},
                        {Decimal{"1.50"}, "1.50", "1.50"},
                        {kilograms("70.0"), "70.0 kg", "70.0 kg"},
                        {Quantity{{"3"}, "", "", ""}, "3", "3"}};
  for (const auto& [value, key, label] : cases) {
    EXPECT_EQ(key_of(value), key);
    EXPECT_EQ(label_of(value), label);
  }
}

}  // namespace
}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/range_check.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

Value kilograms(const char* digits) {
  return Quantity{{digits}, "kg", "http://unitsofmeasure.org", "kg"};
}

std::string sentence(const Item& item, const Value& value) {
  const auto issue = check_range(item, value);
  return issue ? issue->sentence : "";
}

TEST(Range, HasBothItsEndsForEveryKindOfValue) {
  struct Case {
    ItemType type;
    Value low;
    Value high;
    std::vector<Value> inside;
    std::vector<Value> outside;
    const char* says;
  };
  const Case cases[] = {
      {ItemType::Decimal,
       Decimal{"0.5"},
       2,
       {Decimal{"0.50"}, Decimal{"2.0"}},
       {Decimal{"0.49"}, Decimal{"2.01"}},
       "Write a number from 0.5 to 2."},
      {ItemType::Date,
       Date{2026, 1, 0},
       Date{2026, 11, 23},
       {Date{2026, 1, 1}, Date{2026, 11, 23}, Date{2026, 11, 0}},
       {Date{2025, 12, 31}, Date{2026, 11, 24}, Date{2027, 0, 0}},
       "Write a date from 2026-01 to 2026-11-23."},
      {ItemType::DateTime,
       Date{2026, 11, 23},
       DateTime{"2026-11-24T12:00:00Z"},
       {DateTime{"2026-11-23T00:00:00Z"}, DateTime{"2026-11-24T06:00:00-06:00"}},
       {DateTime{"2026-11-22T23:00:00Z"}, DateTime{"2026-11-24T06:00:01-06:00"}},
       "Write a date and time from 2026-11-23 to 2026-11-24T12:00:00Z."},
      {ItemType::Time,
       Time{"09:00:00"},
       Time{"17:00:00"},
       {Time{"09:00:00"}, Time{"17:00:00"}},
       {Time{"08:59:59"}, Time{"17:00:01"}},
       "Write a time from 09:00:00 to 17:00:00."},
      {ItemType::Quantity,
       kilograms("40"),
       kilograms("200"),
       {kilograms("40.0"), kilograms("200")},
       {kilograms("39.9"), kilograms("200.1")},
       "Write an amount from 40 kg to 200 kg."},
  };
  for (const auto& [type, low, high, inside, outside, says] : cases) {
    Item item;
    item.type = type;
    item.limits.lowest = low;
    item.limits.highest = high;
    for (const auto& value : inside) EXPECT_EQ(sentence(item, value), "") << key_of(value);
    for (const auto& value : outside) EXPECT_EQ(sentence(item, value), says) << key_of(value);
  }
}

TEST(Range, CannotHoldAQuantityWithoutItsUnit) {
  Item item;
  item.type = ItemType::Quantity;
  item.limits.highest = kilograms("200");
  EXPECT_EQ(sentence(item, Quantity{{"70"}, "kg", "", ""}), "Write an amount up to 200 kg.");
  EXPECT_EQ(sentence(item, Quantity{{"70"}, "kg", "", "kg"}), "Write an amount up to 200 kg.");
  EXPECT_EQ(sentence(item, Quantity{{"70"}, "miles", "http://unitsofmeasure.org", "[mi_i]"}),
            "Write an amount up to 200 kg.");
}

TEST(DecimalPlaces, AreThoseThatAreWritten) {
  Item item;
  item.type = ItemType::Decimal;
  item.limits.max_decimal_places = 2;
  for (const auto* const digits : {"1", "1.5", "1.50", "1.505e1", "150e-2", "1e5"})
    EXPECT_EQ(sentence(item, Decimal{digits}), "") << digits;
  for (const auto* const digits : {"1.500", "-0.001", "1.5e-2", "1e-3"})
    EXPECT_EQ(sentence(item, Decimal{digits}), "Write at most 2 digits behind the point.") << digits;
  EXPECT_EQ(sentence(item, kilograms("70.125")), "Write at most 2 digits behind the point.");
  item.limits.max_decimal_places = 0;
  EXPECT_EQ(sentence(item, Decimal{"1.5"}), "Write a whole number.");
}

TEST(Unit, IsOneOfThoseOfTheQuestion) {
  Item item;
  item.type = ItemType::Quantity;
  item.limits.unit_options = {{"http://unitsofmeasure.org", "kg", "kilograms"},
                              {"http://unitsofmeasure.org", "[lb_av]", "pounds"}};
  const Quantity fits[] = {{{"1"}, "anything", "http://unitsofmeasure.org", "kg"},
                           {{"1"}, "", "", "kg"},
                           {{"1"}, "pounds", "", ""},
                           {{"1"}, "kg", "", ""}};
  for (const auto& quantity : fits) EXPECT_EQ(sentence(item, quantity), "") << key_of(quantity);
  const Quantity others[] = {{{"1"}, "", "", ""},
                             {{"1"}, "stones", "", ""},
                             {{"1"}, "kilograms", "http://unitsofmeasure.org", "g"},
                             {{"1"}, "kilograms", "urn:other", "kg"}};
  for (const auto& quantity : others)
    EXPECT_EQ(sentence(item, quantity), "Write the amount in one of these units: kilograms, pounds.");
}

}  // namespace
}  // namespace forms

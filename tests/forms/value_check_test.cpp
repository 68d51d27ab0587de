// SPDX-License-Identifier: MIT
#include "forms/value_check.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

Item item_of(ItemType type, std::vector<Option> options = {}) {
  Item item;
  item.link_id = "q";
  item.type = type;
  item.options = std::move(options);
  return item;
}

std::string checked(const Item& item, const Value& value) {
  const auto issue = check_value(item, value);
  return issue ? dump(std::vector{*issue}) : "";
}

const std::vector<Option> kColors = {{Coding{"urn:test:codes", "red", "Red"}}, {Coding{"urn:test:codes", "blue", ""}}};

TEST(CheckedValue, RefusesAnotherType) {
  EXPECT_EQ(checked(item_of(ItemType::Integer), std::string("7")), "WrongType q");
  EXPECT_EQ(checked(item_of(ItemType::Choice, kColors), std::string("red")), "WrongType q");
  EXPECT_EQ(checked(item_of(ItemType::OpenChoice, kColors), std::string("green")), "");
}

TEST(CheckedValue, RefusesWhatFhirDoesNotHave) {
  const std::pair<ItemType, Value> cases[] = {{ItemType::Date, Date{2026, 2, 30}},
                                              {ItemType::DateTime, DateTime{"2026-11-23T25:00:00Z"}},
                                              {ItemType::Time, Time{"14:30"}},
                                              {ItemType::Decimal, Decimal{"1."}},
                                              {ItemType::Quantity, Quantity{{"x"}, "", "", ""}},
                                              {ItemType::Url, Uri{"example.org"}}};
  for (const auto& [type, value] : cases) EXPECT_EQ(checked(item_of(type), value), "WrongType q") << to_text(type);
}

TEST(CheckedValue, RefusesACodeOfAnotherSystem) {
  const auto item = item_of(ItemType::Choice, kColors);
  EXPECT_EQ(checked(item, Coding{"", "red", ""}), "");
  EXPECT_EQ(checked(item, Coding{"urn:other", "red", ""}), "NotAnOption q");
}

TEST(CheckedValue, IsOneOfTheOptionsWhateverTheirKind) {
  struct Case {
    ItemType type;
    Value option;
    Value fits;
    Value does_not;
  };
  const Case cases[] = {
      {ItemType::Choice, 7, 7, 8},
      {ItemType::Choice, Time{"09:00:00"}, Time{"09:00:00"}, Time{"10:00:00"}},
      {ItemType::Integer, 7, 7, 8},
      {ItemType::Decimal, 7, Decimal{"7.0"}, Decimal{"7.5"}},
      {ItemType::Date, Date{2026, 11, 23}, Date{2026, 11, 23}, Date{2026, 11, 24}},
      {ItemType::DateTime, Date{2026, 11, 23}, DateTime{"2026-11-23"}, DateTime{"2026-11-24"}},
      {ItemType::String, std::string("a"), std::string("a"), std::string("b")},
      {ItemType::OpenChoice, 7, 7, 8},
  };
  for (const auto& [type, option, fits, does_not] : cases) {
    const auto item = item_of(type, {{option}});
    EXPECT_EQ(checked(item, fits), "") << to_text(type);
    EXPECT_EQ(checked(item, does_not), "NotAnOption q") << to_text(type);
  }
}

TEST(CheckedValue, KeepsToItsLengths) {
  auto item = item_of(ItemType::String);
  item.limits.min_length = 3;
  item.max_length = 5;
  EXPECT_EQ(checked(item, std::string("né")), "TooShort q");
  EXPECT_EQ(checked(item, std::string("née")), "");
  EXPECT_EQ(checked(item, std::string("née no")), "TooLong q");
  EXPECT_EQ(check_value(item, std::string("né"))->sentence, "Write at least 3 characters; this has 2.");
  item.type = ItemType::Integer;
  EXPECT_EQ(checked(item, 123456), "TooLong q");
  EXPECT_EQ(checked(item, 12), "TooShort q");
  item.type = ItemType::Url;
  EXPECT_EQ(checked(item, Uri{"urn:a:b"}), "TooLong q");
}

TEST(CheckedValue, IsNeverLongerThanAStringOfFhir) {
  const auto item = item_of(ItemType::Text);
  EXPECT_EQ(checked(item, std::string(1'048'576, 'x')), "");
  EXPECT_EQ(checked(item, std::string(1'048'577, 'x')), "TooLong q");
}

}  // namespace
}  // namespace forms

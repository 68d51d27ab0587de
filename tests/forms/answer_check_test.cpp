// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/validation.h"
#include "samples.h"

namespace forms {
namespace {

Item item_of(ItemType type) {
  Item item;
  item.link_id = "q";
  item.type = type;
  if (type == ItemType::Choice || type == ItemType::OpenChoice)
    item.options = {{Coding{"urn:test:codes", "red", "Red"}}, {Coding{"urn:test:codes", "blue", "Blue"}}};
  return item;
}

/// The value, or the issue as "Kind: sentence".
std::string parsed(const Item& item, std::string_view text) {
  const auto result = parse_answer(item, text);
  if (const auto* const value = std::get_if<Value>(&result)) return dump(*value);
  const auto& issue = std::get<Issue>(result);
  return dump(std::vector{issue}) + ": " + issue.sentence;
}

struct Case {
  ItemType type;
  std::string text;
  std::string expected;
};

TEST(ParsedAnswer, HasTheTypeOfItsItem) {
  const Case cases[] = {{ItemType::Boolean, "true", "true"},
                        {ItemType::Boolean, "false", "false"},
                        {ItemType::Integer, "-12", "-12"},
                        {ItemType::Integer, " 2147483647 ", "2147483647"},
                        {ItemType::Date, "2026-11-23", "2026-11-23"},
                        {ItemType::Date, "2026-11", "2026-11"},
                        {ItemType::Date, "2026", "2026"},
                        {ItemType::String, "  Iñaki Etxeberria-Muñoz ", "'Iñaki Etxeberria-Muñoz'"},
                        {ItemType::Text, "one\r\ntwo\rthree\n\r\n", "'one\ntwo\nthree'"},
                        {ItemType::Choice, "blue", "blue"},
                        {ItemType::OpenChoice, "red", "red"},
                        {ItemType::OpenChoice, "green", "'green'"}};
  for (const auto& [type, text, expected] : cases) EXPECT_EQ(parsed(item_of(type), text), expected) << text;
}

TEST(ParsedAnswer, SaysWhatIsWrongAndWhatToDo) {
  const Case cases[] = {
      {ItemType::Boolean, "on", "WrongType q: Choose yes or no."},
      {ItemType::Integer, "seven", "WrongType q: Write a whole number in digits, such as 7."},
      {ItemType::Integer, "7.5", "WrongType q: Write a whole number in digits, such as 7."},
      {ItemType::Integer, "2147483648", "WrongType q: Write a whole number in digits, such as 7."},
      {ItemType::Date, "23.11.2026", "WrongType q: Write the date as year-month-day, such as 2026-11-23."},
      {ItemType::Date, "2026-02-29", "WrongType q: Write the date as year-month-day, such as 2026-11-23."},
      {ItemType::Choice, "green", "NotAnOption q: Choose one of the listed answers."},
      {ItemType::String, "", "Missing q: Write an answer, or leave this question out."},
      {ItemType::Text, " \r\n\t", "Missing q: Write an answer, or leave this question out."},
      {ItemType::String, "caf\xC3", "BadText q: Some characters cannot be read; type this answer again."},
      {ItemType::Choice, "re\xFF", "BadText q: Some characters cannot be read; type this answer again."},
      {ItemType::Text, std::string("a\0b", 3), "BadText q: Some characters cannot be read; type this answer again."},
      {ItemType::Text, "a\x1B[2J", "BadText q: Some characters cannot be read; type this answer again."},
      {ItemType::Group, "x", "Misplaced q: This is not a question; leave it without an answer."},
      {ItemType::Display, "x", "Misplaced q: This is not a question; leave it without an answer."}};
  for (const auto& [type, text, expected] : cases) EXPECT_EQ(parsed(item_of(type), text), expected) << text;
}

TEST(ParsedAnswer, IsAChoiceWithItsSystemAndDisplay) {
  const auto result = parse_answer(item_of(ItemType::Choice), "blue");
  EXPECT_EQ(std::get<Value>(result), Value(Coding{"urn:test:codes", "blue", "Blue"}));
}

TEST(ParsedAnswer, CountsCharactersNotBytes) {
  auto item = item_of(ItemType::String);
  item.max_length = 5;
  EXPECT_EQ(parsed(item, "Þórir"), "'Þórir'");
  EXPECT_EQ(parsed(item, "Hélène"), "TooLong q: Shorten this to 5 characters; it has 6.");
}

TEST(ParsedAnswer, TakesTenThousandCharacters) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "é";
  EXPECT_EQ(parsed(item_of(ItemType::Text), text), "'" + text + "'");
}

TEST(ParsedAnswer, StaysWithinTheBoundsOfANumber) {
  auto item = item_of(ItemType::Integer);
  item.limits.lowest = 0;
  item.limits.highest = 10;
  EXPECT_EQ(parsed(item, "0"), "0");
  EXPECT_EQ(parsed(item, "10"), "10");
  EXPECT_EQ(parsed(item, "11"), "OutOfRange q: Write a whole number from 0 to 10.");
  EXPECT_EQ(parsed(item, "-1"), "OutOfRange q: Write a whole number from 0 to 10.");
  item.limits.lowest.reset();
  EXPECT_EQ(parsed(item, "11"), "OutOfRange q: Write a whole number up to 10.");
  item.limits.highest.reset();
  item.limits.lowest = 3;
  EXPECT_EQ(parsed(item, "2"), "OutOfRange q: Write a whole number from 3.");
}

TEST(ParsedAnswer, IsAQuantityInAUnitThatTheQuestionKnows) {
  auto item = item_of(ItemType::Quantity);
  const Coding kilogram{"http://unitsofmeasure.org", "kg", "kilograms"};
  const Coding pound{"http://unitsofmeasure.org", "[lb_av]", "pounds"};
  const auto in = [&](std::string_view text) { return std::get<Quantity>(std::get<Value>(parse_answer(item, text))); };
  EXPECT_EQ(in("70 stones"), (Quantity{{"70"}, "stones", "", ""}));
  item.limits.unit = kilogram;
  EXPECT_EQ(in("70.0"), (Quantity{{"70.0"}, "kilograms", kilogram.system, "kg"}));
  EXPECT_EQ(in("70 kg"), in("70 kilograms"));
  item.limits.unit_options = {pound};
  item.limits.unit.reset();
  EXPECT_EQ(in("154"), (Quantity{{"154"}, "pounds", pound.system, "[lb_av]"}));
  EXPECT_EQ(parsed(item, "70 kg"), "NotAnOption q: Write the amount in one of these units: pounds.");
}

TEST(ParsedAnswer, IsAQuantityInTheUnitOfItsBounds) {
  auto item = item_of(ItemType::Quantity);
  item.options.clear();
  item.limits.lowest = Quantity{{"40"}, "kilograms", "http://unitsofmeasure.org", "kg"};
  EXPECT_EQ(std::get<Value>(parse_answer(item, "70 kg")),
            Value(Quantity{{"70"}, "kilograms", "http://unitsofmeasure.org", "kg"}));
  EXPECT_EQ(parsed(item, "30 kilograms"), "OutOfRange q: Write an amount from 40 kilograms.");
}

TEST(ParsedAnswer, IsOneOfTheOptionsThatAreNoCodes) {
  auto item = item_of(ItemType::Choice);
  item.options = {{Value(1)}, {Value(std::string("many"))}};
  const auto of = [&](std::string_view text) { return std::get<Value>(parse_answer(item, text)); };
  EXPECT_EQ(of("1"), Value(1));
  EXPECT_EQ(of("many"), Value(std::string("many")));
  EXPECT_EQ(parsed(item, "2"), "NotAnOption q: Choose one of the listed answers.");
}

TEST(ParsedAnswer, IsNeverRepeatedInAnIssue) {
  for (const auto type : {ItemType::Boolean, ItemType::Integer, ItemType::Date, ItemType::Choice}) {
    EXPECT_EQ(parsed(item_of(type), "secretword").find("secretword"), std::string::npos);
  }
}

}  // namespace
}  // namespace forms

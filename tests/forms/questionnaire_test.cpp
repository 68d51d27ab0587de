// SPDX-License-Identifier: MIT
#include "forms/questionnaire.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

TEST(Date, IsReadAsYearMonthAndDay) {
  EXPECT_EQ(parse_date("2026"), (Date{2026, 0, 0}));
  EXPECT_EQ(parse_date("2026-11"), (Date{2026, 11, 0}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(Date, MustExist) {
  for (const auto* const text :
       {"", "0000", "202", "20266", "2026-", "2026-1", "2026-00", "2026-13", "2026/11", "2026-11-", "2026-11-00",
        "2026-11-31", "2026-02-29", "2026-11-23T10:00", "2026-11-2x", "+026", "2026-+1", "2026-11 23", "-026-11-23"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(Date, IsWrittenAsItIsRead) {
  for (const auto* const text : {"2026", "0987-06", "2026-01-02"}) EXPECT_EQ(to_text(*parse_date(text)), text);
}

TEST(ItemType, HasTheNameOfTheStandard) {
  EXPECT_EQ(to_text(ItemType::Group), "group");
  EXPECT_EQ(to_text(ItemType::Integer), "integer");
  EXPECT_EQ(to_text(ItemType::OpenChoice), "open-choice");
}

TEST(ItemType, DecidesWhichAnswersFit) {
  const Value values[] = {true, 7, Date{2026, 0, 0}, std::string("x"), Coding{}};
  const std::pair<ItemType, std::string> cases[] = {
      {ItemType::Group, "00000"},   {ItemType::Display, "00000"}, {ItemType::Boolean, "10000"},
      {ItemType::Integer, "01000"}, {ItemType::Date, "00100"},    {ItemType::String, "00010"},
      {ItemType::Text, "00010"},    {ItemType::Choice, "00001"},  {ItemType::OpenChoice, "00011"}};
  for (const auto& [type, expected] : cases) {
    std::string fits;
    for (const auto& value : values) fits += is_answer_of(type, value) ? '1' : '0';
    EXPECT_EQ(fits, expected) << to_text(type);
  }
}

TEST(Item, MayBeAnsweredWithWhatItsOptionsAre) {
  Item item;
  item.type = ItemType::Choice;
  item.options = {{Value(7)}, {Value(Time{"09:00:00"})}};
  EXPECT_TRUE(is_answer_of(item, Value(Coding{})));
  EXPECT_TRUE(is_answer_of(item, Value(8)));
  EXPECT_TRUE(is_answer_of(item, Value(Time{"10:00:00"})));
  EXPECT_FALSE(is_answer_of(item, Value(std::string("x"))));
  item.type = ItemType::String;
  EXPECT_FALSE(is_answer_of(item, Value(7)));
}

TEST(Coding, IsTheSameChoiceByCodeAndSystem) {
  const Coding red{"urn:a", "red", "Red"};
  EXPECT_TRUE(is_same_choice(red, {"urn:a", "red", "Rot"}));
  EXPECT_TRUE(is_same_choice(red, {"", "red", ""}));
  EXPECT_TRUE(is_same_choice({"", "red", ""}, red));
  EXPECT_FALSE(is_same_choice(red, {"urn:b", "red", "Red"}));
  EXPECT_FALSE(is_same_choice(red, {"urn:a", "blue", "Red"}));
}

TEST(Questionnaire, NamesItselfByUrlAndVersion) {
  Questionnaire form;
  form.url = "urn:test:form";
  EXPECT_EQ(form.canonical(), "urn:test:form");
  form.version = "2.0.0";
  EXPECT_EQ(form.canonical(), "urn:test:form|2.0.0");
}

TEST(Questionnaire, FindsAnItemWhereverItStands) {
  const auto form = form_of(R"({"linkId": "g", "type": "group", "item": [
                                {"linkId": "a", "type": "string", "item": [{"linkId": "b", "type": "boolean"}]}]})");
  ASSERT_NE(find_item(form, "b"), nullptr);
  EXPECT_EQ(find_item(form, "b")->type, ItemType::Boolean);
  EXPECT_EQ(find_item(form, "c"), nullptr);
}

TEST(Scale, IsAWholeNumberBetweenTwoBoundsThatAreNear) {
  const auto scale_of = [](const std::string& type, const std::string& low, const std::string& high) {
    const auto bound = [](const char* name, const std::string& value) {
      return value.empty()
                 ? std::string()
                 : std::string(R"({"url": "http://hl7.org/fhir/StructureDefinition/)") + name + "\", " + value + "}";
    };
    const auto both = bound("minValue", low) + (low.empty() || high.empty() ? "" : ", ") + bound("maxValue", high);
    return find_scale(
        form_of(R"({"extension": [)" + both + R"(], "linkId": "q", "type": ")" + type + R"("})").items.front());
  };
  const std::string lowest = R"("valueInteger": -2147483648)";
  const std::string highest = R"("valueInteger": 2147483647)";
  EXPECT_EQ(scale_of("integer", R"("valueInteger": 0)", R"("valueInteger": 10)"), (Scale{0, 10}));
  EXPECT_EQ(scale_of("integer", R"("valueInteger": -1)", R"("valueInteger": 1)"), (Scale{-1, 1}));
  EXPECT_EQ(scale_of("integer", R"("valueInteger": 0)", R"("valueInteger": 11)"), std::nullopt) << "is typed";
  EXPECT_EQ(scale_of("integer", R"("valueInteger": 3)", R"("valueInteger": 3)"), std::nullopt);
  EXPECT_EQ(scale_of("integer", lowest, highest), std::nullopt);
  EXPECT_EQ(scale_of("integer", R"("valueInteger": 0)", ""), std::nullopt);
  EXPECT_EQ(scale_of("decimal", R"("valueInteger": 0)", R"("valueInteger": 10)"), std::nullopt);
}

}  // namespace
}  // namespace forms

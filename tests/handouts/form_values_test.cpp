// SPDX-License-Identifier: MIT
#include "handouts/form_values.h"

#include <gtest/gtest.h>

#include "paper_forms.h"

namespace handouts {
namespace {

using forms::Issue;
using forms::Value;

const std::string kOptions = R"("answerOption":[{"valueCoding":{"system":"s","code":"a","display":"Apples"}},)"
                             R"({"valueCoding":{"system":"s","code":"b","display":"Bread"}}])";
const Value kApples = forms::Coding{"s", "a", "Apples"};
const Value kBread = forms::Coding{"s", "b", "Bread"};

forms::Item item(const std::string& type, const std::string& more = "") {
  return paper_forms::form_of(R"({"linkId":"q","type":")" + type + "\"" + (more.empty() ? "" : "," + more) + "}")
      .items.front();
}

TEST(FormValues, GoThereAndBack) {
  const std::string several = R"(,"repeats":true)";
  const std::string miles = R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit",)"
                            R"("valueCoding":{"system":"u","code":"[mi_i]","display":"miles"}}])";
  const struct {
    forms::Item item;
    std::vector<Value> answers;
    FieldValues fields;
  } cases[] = {
      {item("boolean"), {true}, {{"yes"}, {}}},
      {item("boolean"), {false}, {{"no"}, {}}},
      {item("integer"), {7}, {{"7"}, {}}},
      {item("decimal"), {forms::Decimal{"1.50"}}, {{"1.50"}, {}}},
      {item("date"), {forms::Date{2026, 11, 0}}, {{"2026-11"}, {}}},
      {item("time"), {forms::Time{"14:30:00"}}, {{"14:30"}, {}}},
      {item("time"), {forms::Time{"14:30:07"}}, {{"14:30:07"}, {}}},
      {item("quantity"), {forms::Quantity{{"2"}, "cups", "", ""}}, {{"2 cups"}, {}}},
      {item("quantity", miles), {forms::Quantity{{"2"}, "miles", "u", "[mi_i]"}}, {{"2"}, {}}},
      {item("string"), {"Ánh"}, {{"Ánh"}, {}}},
      {item("string", R"("repeats":true)"), {"one", "two"}, {{"one\ntwo"}, {}}},
      {item("text", R"("repeats":true)"), {"one\nline", "two"}, {{"one\nline\n\ntwo"}, {}}},
      {item("choice", kOptions), {kBread}, {{"o2"}, {}}},
      {item("choice", kOptions + several), {kApples, kBread}, {{"o1", "o2"}, {}}},
      {item("open-choice"), {"Cake"}, {{"Cake"}, {}}},
      {item("open-choice", kOptions), {"Cake"}, {{}, {"Cake"}}},
      {item("open-choice", kOptions), {"a"}, {{}, {"a"}}},
      {item("open-choice", kOptions + several), {kApples, "Cake", "Tea"}, {{"o1"}, {"Cake\nTea"}}},
  };
  for (const auto& [item, answers, fields] : cases) {
    EXPECT_EQ(to_fields(item, answers), fields);
    EXPECT_EQ(from_fields(item, fields).values, answers);
    EXPECT_TRUE(from_fields(item, fields).issues.empty());
  }
}

TEST(FormValues, TellUnitsOfOneNameApart) {
  const auto walk = item("quantity", R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/)"
                                     R"(questionnaire-unit","valueCoding":{"system":"u","code":"[mi_i]",)"
                                     R"("display":"miles"}}])");
  const auto written = [&](const forms::Item& item, const forms::Quantity& quantity) {
    return to_fields(item, {quantity}).values.front();
  };
  EXPECT_EQ(written(walk, {{"2"}, "mi", "u", "[mi_i]"}), "2");
  EXPECT_EQ(written(walk, {{"2"}, "miles", "u", "[nmi_i]"}), "2 [nmi_i]");
  EXPECT_EQ(written(walk, {{"2"}, "miles", "other", "[mi_i]"}), "2 [mi_i]");
  const auto cups = item("quantity", R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/)"
                                     R"(questionnaire-unit","valueCoding":{"display":"cups"}}])");
  EXPECT_EQ(written(cups, {{"2"}, "cups", "", ""}), "2");
  EXPECT_EQ(written(cups, {{"2"}, "spoons", "", ""}), "2 spoons");
}

TEST(FormValues, LeaveEmptyFieldsOut) {
  for (const auto* type : {"string", "date"}) EXPECT_TRUE(from_fields(item(type), {{" \n"}, {}}).values.empty());
  EXPECT_TRUE(from_fields(item("open-choice", kOptions), {{}, {" "}}).issues.empty());
}

TEST(FormValues, TakeAnOptionWrittenOutAsTheOption) {
  EXPECT_EQ(from_fields(item("open-choice", kOptions), {{}, {"Bread"}}).values, std::vector{kBread});
}

TEST(FormValues, SayWhatDoesNotFit) {
  const struct {
    forms::Item item;
    FieldValues fields;
    Issue::Kind kind;
  } cases[] = {
      {item("boolean"), {{"maybe"}, {}}, Issue::Kind::WrongType},
      {item("date"), {{"tomorrow"}, {}}, Issue::Kind::WrongType},
      {item("string", R"("maxLength":3)"), {{"four"}, {}}, Issue::Kind::TooLong},
      {item("choice", kOptions), {{"o3"}, {}}, Issue::Kind::NotAnOption},
      {item("open-choice", kOptions + R"(,"maxLength":3)"), {{}, {"Cake"}}, Issue::Kind::TooLong},
  };
  for (const auto& [item, fields, kind] : cases) {
    const auto read = from_fields(item, fields);
    EXPECT_TRUE(read.values.empty());
    ASSERT_EQ(read.issues.size(), 1U);
    EXPECT_EQ(read.issues.front().kind, kind);
    EXPECT_EQ(read.issues.front().link_id, "q");
  }
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "forms/repair.h"

#include <gtest/gtest.h>

#include "forms/import.h"
#include "forms/json_writer.h"

namespace forms {
namespace {

JsonNode form_tree(const std::string& members) {
  return parse_json(R"({"resourceType":"Questionnaire",)" + members + "}", "Questionnaire", Modifiers::Keep);
}

JsonNode item_tree(const std::string& items) {
  return form_tree(R"("status":"active","item":[)" + items + "]");
}

/// The places of the repairs and the item list once all of them are made.
struct Row {
  const char* items;
  const char* places;
  const char* result;
};

const Row kRows[] = {
    {R"({"linkId":"a","type":"string","maxLength":"200"})", ".item[0].maxLength",
     R"({"linkId":"a","type":"string","maxLength":200})"},
    {R"({"linkId":"a","type":"string","maxLength":"007"})", "", R"({"linkId":"a","type":"string","maxLength":"007"})"},
    {R"({"linkId":"a","type":"string","maxLength":"two"})", "", R"({"linkId":"a","type":"string","maxLength":"two"})"},
    {R"({"initial":[{"valueDecimal":"1.50"},{"valueInteger":"1.5"}]})", ".item[0].initial[0].valueDecimal",
     R"({"initial":[{"valueDecimal":1.50},{"valueInteger":"1.5"}]})"},
    {R"({"enableWhen":[{"answerQuantity":{"value":"70.0","unit":"7"}}]})",
     ".item[0].enableWhen[0].answerQuantity.value", R"({"enableWhen":[{"answerQuantity":{"value":70.0,"unit":"7"}}]})"},
    {R"({"text":"7","value":"7"})", "", R"({"text":"7","value":"7"})"},
    {R"({"a b":{"valueInteger":"1"}})", "", R"({"a b":{"valueInteger":"1"}})"},
    {R"({"type":"coding"},{"type":"coding","answerConstraint":"optionsOrString"})", ".item[0].type .item[1].type",
     R"({"type":"choice"},{"type":"open-choice","answerConstraint":"optionsOrString"})"},
    {R"({"type":"group","item":[{"enableWhen":[{},{}]}]})", ".item[0].item[0].enableWhen",
     R"({"type":"group","item":[{"enableWhen":[{},{}],"enableBehavior":"any"}]})"},
    {R"({"enableWhen":[{}]},{"enableWhen":[{},{}],"enableBehavior":"all"})", "",
     R"({"enableWhen":[{}]},{"enableWhen":[{},{}],"enableBehavior":"all"})"},
    {R"({"initial":[{"valueCoding":{"code":"y"}}],"answerOption":[{"valueCoding":{"system":"urn:s","code":"x"}},)"
     R"({"valueCoding":{"system":"urn:s","code":"y","display":"Y"}}]})",
     ".item[0].initial",
     R"({"answerOption":[{"valueCoding":{"system":"urn:s","code":"x"}},)"
     R"({"valueCoding":{"system":"urn:s","code":"y","display":"Y"},"initialSelected":true}]})"},
    {R"({"initial":[{"valueCoding":{"code":"z"}}],"answerOption":[{"valueCoding":{"code":"x"}}]})", "",
     R"({"initial":[{"valueCoding":{"code":"z"}}],"answerOption":[{"valueCoding":{"code":"x"}}]})"},
    {R"({"initial":[{"valueString":"x"},{"valueString":"y"}],"answerOption":[{"valueString":"x"},{"valueString":"y"}]})",
     "",
     R"({"initial":[{"valueString":"x"},{"valueString":"y"}],"answerOption":[{"valueString":"x"},{"valueString":"y"}]})"},
    {R"({"repeats":true,"initial":[{"valueString":"y"},{"valueString":"x"}],)"
     R"("answerOption":[{"valueString":"x"},{"valueString":"y"}]})",
     ".item[0].initial",
     R"({"repeats":true,"answerOption":[{"valueString":"x","initialSelected":true},)"
     R"({"valueString":"y","initialSelected":true}]})"},
    {R"({"answerOption":[{"valueInteger":"1"}],"initial":[{"valueInteger":"1"}]})",
     ".item[0].answerOption[0].valueInteger .item[0].initial .item[0].initial[0].valueInteger",
     R"({"answerOption":[{"valueInteger":1,"initialSelected":true}]})"},
    {R"({"initial":[{"valueString":"x"}],"answerOption":[{"valueString":"x"}],"maxLength":"5"})",
     ".item[0].initial .item[0].maxLength",
     R"({"answerOption":[{"valueString":"x","initialSelected":true}],"maxLength":5})"},
};

std::string dump(const std::vector<Repair>& repairs) {
  std::string text;
  for (const auto& repair : repairs)
    text += (text.empty() ? "" : " ") + repair.place.substr(std::string("Questionnaire").size());
  return text;
}

TEST(Repair, IsFoundAndMade) {
  for (const auto& [items, places, result] : kRows) {
    const auto form = item_tree(items);
    const auto repairs = find_repairs(form);
    EXPECT_EQ(dump(repairs), places) << items;
    EXPECT_EQ(write_json(repaired(form, repairs)), write_json(item_tree(result)));
  }
}

TEST(Repair, IsMadeOnlyWhenItIsChosen) {
  const auto form = item_tree(R"({"linkId":"a","type":"coding","maxLength":"7"},{"linkId":"b","type":"coding"})");
  EXPECT_EQ(repaired(form, {}), form);
  const auto one = repaired(form, {{"Questionnaire.item[1].type", ""}, {"Questionnaire.item[9]", ""}});
  EXPECT_EQ(write_json(one),
            write_json(item_tree(R"({"linkId":"a","type":"coding","maxLength":"7"},{"linkId":"b","type":"choice"})")));
}

TEST(Repair, GivesAFormWithoutStatusTheStatusDraft) {
  const auto form = form_tree(R"("url":"urn:x")");
  EXPECT_EQ(find_repairs(form).at(0).place, "Questionnaire");
  EXPECT_EQ(write_json(repaired(form, find_repairs(form))),
            R"({"resourceType":"Questionnaire","url":"urn:x","status":"draft"})");
}

TEST(Repair, IsNotOfferedForWhatIsNoForm) {
  EXPECT_TRUE(find_repairs(parse_json("[]", "Questionnaire")).empty());
  EXPECT_TRUE(find_repairs(parse_json(R"({"resourceType":"Patient"})", "Questionnaire")).empty());
}

TEST(Repair, OpensAFormThatWasBlocked) {
  const auto form = form_tree(R"("item":[{"linkId":"a","type":"coding","initial":[{"valueCoding":{"code":"x"}}],)"
                              R"("answerOption":[{"valueCoding":{"code":"x"}},{"valueCoding":{"code":"y"}}]},)"
                              R"({"linkId":"b","type":"string","maxLength":"20","enableWhen":[)"
                              R"({"question":"a","operator":"=","answerCoding":{"code":"x"}},)"
                              R"({"question":"a","operator":"=","answerCoding":{"code":"y"}}]}])");
  EXPECT_EQ(import_form(write_json(form)).grade, ImportGrade::Blocked);
  const auto repairs = find_repairs(form);
  EXPECT_EQ(repairs.at(0).place, "Questionnaire");
  EXPECT_EQ(dump({repairs.begin() + 1, repairs.end()}),
            ".item[0].type .item[0].initial .item[1].maxLength .item[1].enableWhen");
  EXPECT_EQ(import_form(write_json(repaired(form, repairs))).grade, ImportGrade::Ok);
  EXPECT_TRUE(find_repairs(repaired(form, repairs)).empty());
}

}  // namespace
}  // namespace forms

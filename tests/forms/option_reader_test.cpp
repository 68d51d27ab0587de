// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

std::string question(const std::string& type, const std::string& options) {
  return R"({"linkId": "q", "type": ")" + type + R"(", "answerOption": [)" + options + "]}";
}

/// The keys of the options, or what the error says.
std::string options_of(const std::string& items) {
  try {
    const auto form = form_of(items);
    std::string keys;
    for (const auto& option : form.items.at(0).options) keys += key_of(option.value) + " ";
    return keys;
  } catch (const Error& error) {
    return error.what();
  }
}

const std::string kWholeNumber = R"({"valueInteger": 7})";
const std::string kDate = R"({"valueDate": "2026-11-23"})";
const std::string kTime = R"({"valueTime": "09:00:00"})";
const std::string kString = R"({"valueString": "x"})";
const std::string kCode = R"({"valueCoding": {"code": "k"}})";

TEST(Options, AreOfEveryKindOfTheStandard) {
  const auto all = kWholeNumber + "," + kDate + "," + kTime + "," + kString + "," + kCode;
  EXPECT_EQ(options_of(question("choice", all)), "7 2026-11-23 09:00:00 x k ");
  EXPECT_EQ(options_of(question("open-choice", all)), "7 2026-11-23 09:00:00 x k ");
}

TEST(Options, StandWhereThePublishedRulePermits) {
  struct Case {
    const char* type;
    std::string option;
    const char* key;
  };
  const Case fits[] = {{"decimal", kWholeNumber, "7 "}, {"integer", kWholeNumber, "7 "},
                       {"date", kDate, "2026-11-23 "},  {"dateTime", kDate, "2026-11-23 "},
                       {"time", kTime, "09:00:00 "},    {"string", kString, "x "}};
  for (const auto& [type, option, key] : fits) {
    EXPECT_EQ(options_of(question(type, option)), key) << type;
    EXPECT_EQ(options_of(question(type, kCode)),
              "An answer to choose from is not of the item's type; correct one of them.")
        << type;
  }
  for (const auto* const type : {"boolean", "text", "url"})
    EXPECT_EQ(options_of(question(type, kString)),
              "An item of this type has no answers to choose from (que-5); change the type or remove them.")
        << type;
}

TEST(Options, AreNoReferences) {
  EXPECT_EQ(options_of(question("choice", R"({"valueReference": {"reference": "Patient/1"}})")),
            "This program reads no value of this type; use one of R4's types for answers, but no attachment or "
            "reference.");
}

TEST(Condition, MayCompareWithWhatIsChosen) {
  EXPECT_EQ(form_of(question("choice", kWholeNumber) +
                    R"(,{"linkId": "b", "type": "string", "enableWhen": [
                         {"question": "q", "operator": ">", "answerInteger": 3}]})")
                .items.size(),
            2U);
}

std::string form_with(const std::string& value_set, const std::string& reference) {
  return R"({"resourceType": "Questionnaire", "status": "active", "contained": [
             {"resourceType": "ValueSet", "id": "a", "url": "urn:test:colors",
              "compose": {"include": [{"system": "urn:c", "concept": [)" +
         value_set + R"(]}]}}], "item": [{"linkId": "q", "type": "choice", "answerValueSet": ")" + reference + R"("},
                     {"linkId": "r", "type": "choice", "answerValueSet": ")" +
         reference + R"("}]})";
}

TEST(ContainedValueSet, IsNamedByItsIdOrItsAddress) {
  const auto red = R"({"code": "red", "display": "Red"})";
  for (const auto* const reference : {"#a", "urn:test:colors", "urn:test:colors|2"}) {
    const auto form = read_questionnaire(form_with(red, reference));
    EXPECT_EQ(form.items[0].options, (std::vector<Option>{{Coding{"urn:c", "red", "Red"}}})) << reference;
    EXPECT_EQ(form.items[1].options, form.items[0].options);
  }
  EXPECT_THROW(read_questionnaire(form_with(red, "urn:test:shapes")), Error);
  EXPECT_THROW(read_questionnaire(form_with(red, "a")), Error);
}

TEST(ContainedValueSet, MayBeATreeWithHeadings) {
  const auto form = read_questionnaire(R"({"resourceType": "Questionnaire", "status": "active", "contained": [
    {"resourceType": "ValueSet", "id": "a", "expansion": {"contains": [
      {"display": "Warm", "abstract": true, "contains": [{"code": "red"}, {"code": "pink", "contains": [{"code": "rose"}]}]},
      {"code": "blue"}]}}], "item": [{"linkId": "q", "type": "choice", "answerValueSet": "#a"}]})");
  std::string keys;
  for (const auto& option : form.items[0].options) keys += key_of(option.value) + " ";
  EXPECT_EQ(keys, "red pink rose blue ");
}

TEST(ContainedValueSet, CarriesScores) {
  const auto form = read_questionnaire(form_with(
      R"({"code": "red", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue",
                                        "valueDecimal": 1.5}]})",
      "#a"));
  EXPECT_EQ(form.items[0].options[0].ordinal, Decimal{"1.5"});
}

TEST(Option, IsSelectedAloneUnlessItsQuestionRepeats) {
  const auto two = R"({"valueString": "a", "initialSelected": true}, {"valueString": "b", "initialSelected": true})";
  EXPECT_THROW(form_of(question("choice", two)), Error);
  const auto form =
      form_of(R"({"linkId": "q", "type": "choice", "repeats": true, "answerOption": [)" + std::string(two) + "]}");
  EXPECT_EQ(form.items[0].initial.size(), 2U);
}

TEST(Option, HasAPrefixAScoreAndMayStandAlone) {
  const auto form = form_of(question("choice", R"({"valueCoding": {"code": "none"}, "extension": [
    {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix", "valueString": "a."},
    {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean": true},
    {"url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": 0}]})"));
  const auto& option = form.items[0].options[0];
  EXPECT_EQ(option.prefix, "a.");
  EXPECT_TRUE(option.is_exclusive);
  EXPECT_EQ(option.ordinal, Decimal{"0"});
}

}  // namespace
}  // namespace forms

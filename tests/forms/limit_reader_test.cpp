// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/error.h"
#include "samples.h"

namespace forms {
namespace {

const std::string kCore = "http://hl7.org/fhir/StructureDefinition/";
const std::string kSdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

/// "minValue" and "valueInteger": 1 as an extension.
std::string extension(const std::string& url, const std::string& value) {
  return R"({"url": ")" + url + R"(", )" + value + "}";
}

std::string item(const std::string& type, const std::string& extensions, const std::string& rest = "") {
  return R"({"linkId": "q", "type": ")" + type + R"(", "extension": [)" + extensions + "]" + rest + "}";
}

std::string bounds(const std::string& type, const std::string& low, const std::string& high) {
  return item(type, extension(kCore + "minValue", low) + "," + extension(kCore + "maxValue", high));
}

Item read(const std::string& json) {
  return form_of(json).items.at(0);
}

/// What an error says, or "read".
std::string refusal(const std::string& json) {
  try {
    form_of(json);
    return "read";
  } catch (const Error& error) {
    return error.what();
  }
}

TEST(Bounds, AreReadForEveryTypeThatHasAnOrder) {
  const auto whole = read(bounds("integer", R"("valueInteger": -3)", R"("valueInteger": 5)"));
  EXPECT_EQ(whole.limits.lowest, Value(-3));
  EXPECT_EQ(whole.limits.highest, Value(5));
  struct Case {
    const char* type;
    const char* low;
    const char* high;
    const char* expected;
  };
  const Case cases[] = {
      {"integer", R"("valueDecimal": 0.5)", R"("valueDecimal": 1.5)", "0.5 1.5"},
      {"decimal", R"("valueDecimal": 0.50)", R"("valueInteger": 2)", "0.50 2"},
      {"date", R"("valueDate": "2026")", R"("valueDate": "2026-11-23")", "2026 2026-11-23"},
      {"dateTime", R"("valueDate": "2026")", R"("valueDateTime": "2026-11-23T10:00:00Z")", "2026 2026-11-23T10:00:00Z"},
      {"time", R"("valueTime": "09:00:00")", R"("valueTime": "17:00:00")", "09:00:00 17:00:00"}};
  for (const auto& [type, low, high, expected] : cases) {
    const auto limits = read(bounds(type, low, high)).limits;
    EXPECT_EQ(key_of(limits.lowest.value()) + " " + key_of(limits.highest.value()), expected) << type;
  }
}

std::string quantity(const std::string& value, const std::string& rest) {
  return R"("valueQuantity": {"value": )" + value + rest + "}";
}

const std::string kKilograms = R"(, "system": "http://unitsofmeasure.org", "code": "kg")";

TEST(Bounds, OfAQuantityAreQuantities) {
  const auto limits = read(item("quantity", extension(kSdc + "minQuantity", quantity("40", kKilograms)) + "," +
                                                extension(kSdc + "maxQuantity", quantity("200", kKilograms))))
                          .limits;
  EXPECT_EQ(key_of(limits.lowest.value()), "40 kg");
  EXPECT_EQ(key_of(limits.highest.value()), "200 kg");
}

TEST(Limits, AreRefusedWhenNoAnswerCouldKeepToThem) {
  const auto count = [](const std::string& number) { return R"("valueInteger": )" + number; };
  const std::pair<std::string, const char*> cases[] = {
      {bounds("integer", count("2"), count("1")),
       "The smallest value is larger than the largest; correct one of them."},
      {bounds("date", R"("valueDate": "2026-11-23")", R"("valueDate": "2025")"),
       "The smallest value is larger than the largest; correct one of them."},
      {bounds("string", count("1"), count("2")), "This bound is not of the item's type; correct or remove it."},
      {bounds("date", count("1"), count("2")), "This bound is not of the item's type; correct or remove it."},
      {bounds("time", R"("valueDate": "2026")", R"("valueDate": "2026")"),
       "This bound is not of the item's type; correct or remove it."},
      {item("decimal", extension(kCore + "minValue", R"("_valueDate": {})")),
       "There must be exactly one value here; add or remove one."},
      {item("quantity", extension(kSdc + "minQuantity", quantity("40", R"(, "unit": "kg")"))),
       "A bound needs the system and code of its unit; add them."},
      {item("quantity", extension(kSdc + "minQuantity", quantity("40", kKilograms)) + "," +
                            extension(kSdc + "maxQuantity",
                                      quantity("9", R"(, "system": "http://unitsofmeasure.org", "code": "[mi_i]")"))),
       "The smallest and the largest amount are in different units; use one of them."},
      {item("string", extension(kCore + "minLength", count("-1"))), "This must be 0 or more; correct it."},
      {item("string", extension(kCore + "minLength", count("5")), R"(, "maxLength": 4)"),
       "The smallest length is larger than the largest; correct one of them."},
      {item("string", extension(kCore + "questionnaire-minOccurs", count("2"))),
       "Only an item that repeats occurs several times; set repeats or correct minOccurs."},
      {item("string",
            extension(kCore + "questionnaire-minOccurs", count("3")) + "," +
                extension(kCore + "questionnaire-maxOccurs", count("2")),
            R"(, "repeats": true)"),
       "This must occur more often than it may; correct minOccurs or maxOccurs."},
      {item("quantity", extension(kCore + "questionnaire-unit", R"("valueString": "kg")")),
       "A unit is a valueCoding; add it."}};
  for (const auto& [json, says] : cases) EXPECT_EQ(refusal(json), says) << json;
}

TEST(MaxLength, StandsWhereTheStandardPermits) {
  for (const auto* const type : {"boolean", "decimal", "integer", "string", "text", "url", "open-choice"})
    EXPECT_EQ(refusal(item(type, "", R"(, "maxLength": 4)")), "read") << type;
  for (const auto* const type : {"display", "date", "dateTime", "time", "quantity"})
    EXPECT_EQ(refusal(item(type, "", R"(, "maxLength": 4)")),
              "An item of this type has no maxLength (que-10); remove it.")
        << type;
}

TEST(Limits, CountLettersDigitsAndOccurrences) {
  const auto limits = read(item("decimal",
                                extension(kCore + "minLength", R"("valueInteger": 2)") + "," +
                                    extension(kCore + "maxDecimalPlaces", R"("valueInteger": 1)") + "," +
                                    extension(kCore + "questionnaire-minOccurs", R"("valueInteger": 2)") + "," +
                                    extension(kCore + "questionnaire-maxOccurs", R"("valueInteger": 4)"),
                                R"(, "repeats": true)"))
                          .limits;
  EXPECT_EQ(limits.min_length, 2);
  EXPECT_EQ(limits.max_decimal_places, 1);
  EXPECT_EQ(limits.min_occurs, 2);
  EXPECT_EQ(limits.max_occurs, 4);
}

TEST(Units, AreReadWithTheirNames) {
  const auto pound = R"("valueCoding": {"system": "urn:u", "code": "lb", "display": "pounds"})";
  const auto limits =
      read(item("quantity", extension(kCore + "questionnaire-unit", R"("valueCoding": {"code": "kg"})") + "," +
                                extension(kCore + "questionnaire-unitOption", pound) + "," +
                                extension(kCore + "questionnaire-unitOption",
                                          R"("valueCoding": {"system": "urn:u", "code": "kg"})")))
          .limits;
  EXPECT_EQ(limits.unit, (Coding{"", "kg", "kg"}));
  EXPECT_EQ(limits.unit_options, (std::vector<Coding>{{"urn:u", "lb", "pounds"}, {"urn:u", "kg", "kg"}}));
}

TEST(Units, OfAQuantityMayBeListedAsItsOptions) {
  const auto weight = read(item("quantity", "", R"(, "answerOption": [{"valueCoding": {"code": "kg"}}])"));
  EXPECT_TRUE(weight.options.empty());
  EXPECT_EQ(weight.limits.unit_options, (std::vector<Coding>{{"", "kg", "kg"}}));
}

TEST(ReadOnly, IsReadAndChangesNoAnswer) {
  const auto form = form_of(R"({"linkId": "q", "type": "integer", "readOnly": true})");
  EXPECT_TRUE(form.items[0].read_only);
  EXPECT_EQ(dump(validate(form, response_of(R"({"linkId": "q", "answer": [{"valueInteger": 1}]})"))), "");
}

}  // namespace
}  // namespace forms

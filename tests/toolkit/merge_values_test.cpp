// SPDX-License-Identifier: MIT
#include "toolkit/merge_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit {
namespace {

using handouts::mustache::Fields;
using handouts::mustache::find_value;
using handouts::mustache::List;
using handouts::mustache::text_value;

std::string problem_with(const std::string& json) {
  try {
    from_json_text(json);
    return "";
  } catch (const BadRecord& bad) {
    return bad.what();
  }
}

TEST(MergeValues, ReadTextsConditionsListsAndObjects) {
  const auto fields = from_json_text(
      R"({"name": "Iñaki “M”\n", "is_first": true, "minutes": 80, "partner": {"name": "Ana"}, "list": ["a", {"b": "c"}]})");
  EXPECT_EQ(text_value(fields, "name"), "Iñaki “M”\n");
  EXPECT_EQ(std::get<bool>(find_value(fields, "is_first")->get()), true);
  EXPECT_EQ(text_value(fields, "minutes"), "80");
  EXPECT_EQ(text_value(fields, "partner.name"), "Ana");
  EXPECT_EQ(std::get<List>(find_value(fields, "list")->get()).size(), 2U);
}

TEST(MergeValues, KeepEveryDigitOfANumber) {
  for (const std::string number : {"0", "-1", "9223372036854775807", "18446744073709551615", "-9223372036854775808"}) {
    EXPECT_EQ(text_value(from_json_text("{\"n\": " + number + "}"), "n"), number);
  }
}

TEST(MergeValues, TakeDottedNamesAsTheFieldsTheyMean) {
  const auto fields =
      from_json_text(R"({"partner.name": "Ana", "partner": {"called": "wife"}, "a.b.c": "d", "a.b.e": "f"})");
  EXPECT_EQ(text_value(fields, "partner.name"), "Ana");
  EXPECT_EQ(text_value(fields, "partner.called"), "wife");
  EXPECT_EQ(text_value(fields, "a.b.c"), "d");
  EXPECT_EQ(text_value(fields, "a.b.e"), "f");
}

TEST(MergeValues, SayWhatIsWrongWithARecordAndNeverRepeatAValue) {
  const std::pair<std::string, const char*> rows[] = {
      {"", "This is not JSON in UTF-8."},
      {"{\"a\": \"needle\"", "This is not JSON in UTF-8."},
      {"{\"a\": \"needle\xFF\"}", "This is not JSON in UTF-8."},
      {"{\"a\": \"needle\"} {}", "This is not JSON in UTF-8."},
      {"[\"needle\"]", "A record must be a JSON object, such as {\"partner.name\": \"…\"}."},
      {"\"needle\"", "A record must be a JSON object, such as {\"partner.name\": \"…\"}."},
      {R"({"a": {"b": null}})",
       "The value at \"a.b\" must be a text, a whole number, true, false, a list or an object."},
      {R"({"a": 1.5})", "The value at \"a\" must be a text, a whole number, true, false, a list or an object."},
      {R"({"a": "needle", "b": "x", "a": "other needle"})", "\"a\" is there twice. Keep one of the two."},
      {R"({"p": {"a": "x", "a": "y"}})", "\"a\" is there twice. Keep one of the two."},
      {R"({"p": {"a": "x"}, "p.a": "y"})", "\"p.a\" is there twice. Keep one of the two."},
      {R"({"p": "x", "p.a": "y"})", "\"p.a\" is there twice. Keep one of the two."}};
  for (const auto& [json, sentence] : rows) EXPECT_EQ(problem_with(json), sentence) << json;
}

TEST(MergeValues, TakeTheSameNameInTwoObjects) {
  EXPECT_EQ(problem_with(R"({"a": {"n": "x"}, "b": {"n": "y"}, "list": [{"n": "1"}, {"n": "2"}]})"), "");
}

TEST(MergeValues, RefuseWhatIsNestedTooDeeply) {
  std::string nested = "\"x\"";
  for (int i = 0; i < 9; ++i) nested = "[" + nested + "]";
  EXPECT_THAT(problem_with("{\"a\": " + nested + "}"), testing::HasSubstr("nested too deeply"));
  EXPECT_THAT(problem_with("{\"" + std::string(100'000, '.') + "\": \"x\"}"), testing::HasSubstr("nested too deeply"));
  const auto deepest = "{\"a\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  EXPECT_THAT(problem_with(deepest), testing::HasSubstr("nested too deeply"));
}

TEST(MergeValues, ComeBackFromTheirText) {
  const std::string text = R"({"a":"x","b":true,"c":["y",{"d":"z"}],"e":{"f":"ʻokina"}})";
  EXPECT_EQ(to_json_text(from_json_text(text)), text);
}

TEST(MergeValues, AreWrittenWithTheirNamesInOrder) {
  EXPECT_EQ(to_json_text({{"b", "2"}, {"a", "1"}, {"B", "0"}}), R"({"B":"0","a":"1","b":"2"})");
}

}  // namespace
}  // namespace toolkit

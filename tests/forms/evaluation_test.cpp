// SPDX-License-Identifier: MIT
#include "forms/evaluation.h"

#include <gtest/gtest.h>

#include "expression_samples.h"
#include "forms/calculation.h"
#include "samples.h"

namespace forms {
namespace {

/// What a walk was like: a form with one question of each kind.
const char* const kWalk = R"(
  {"linkId": "far", "text": "How far?", "type": "integer"},
  {"linkId": "hours", "type": "decimal"},
  {"linkId": "alone", "type": "boolean"},
  {"linkId": "note", "type": "string", "repeats": true},
  {"linkId": "day", "type": "date"},
  {"linkId": "seen", "type": "dateTime"},
  {"linkId": "load", "type": "quantity"},
  {"linkId": "map", "type": "url"},
  {"linkId": "start", "type": "time"},
  {"linkId": "senses", "type": "group", "item": [
    {"linkId": "sight", "type": "choice", "answerOption": [
      {"valueCoding": {"system": "urn:test:codes", "code": "dim", "display": "Dim"},
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 1}]},
      {"valueCoding": {"system": "urn:test:codes", "code": "clear", "display": "Clear"},
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 2.5}]},
      {"valueCoding": {"system": "urn:test:codes", "code": "unsaid", "display": "Unsaid"}}]},
    {"linkId": "sound", "type": "choice", "repeats": true, "answerOption": [
      {"valueCoding": {"system": "urn:test:codes", "code": "birds"},
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 3}]},
      {"valueCoding": {"system": "urn:test:codes", "code": "wind"},
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 4}]}]}]})";

const char* const kAnswers = R"(
  {"linkId": "far", "text": "How far?", "answer": [{"valueInteger": 7}]},
  {"linkId": "hours", "answer": [{"valueDecimal": 2.50}]},
  {"linkId": "alone", "answer": [{"valueBoolean": false}]},
  {"linkId": "note", "answer": [{"valueString": "a"}, {"valueString": "b"}]},
  {"linkId": "day", "answer": [{"valueDate": "2026-11"}]},
  {"linkId": "seen", "answer": [{"valueDateTime": "2026-11-23T10:00:00Z"}]},
  {"linkId": "load", "answer": [{"valueQuantity": {"value": 4.5, "unit": "kg"}}]},
  {"linkId": "map", "answer": [{"valueUri": "urn:test:map"}]},
  {"linkId": "start", "answer": [{"valueTime": "07:30:00"}]},
  {"linkId": "senses", "item": [
    {"linkId": "sight", "answer": [{"valueCoding": {"system": "urn:test:codes", "code": "clear", "display": "Clear"}}]},
    {"linkId": "sound", "answer": [{"valueCoding": {"system": "urn:test:codes", "code": "birds"}},
                                   {"valueCoding": {"system": "urn:test:codes", "code": "wind"}}]}]})";

/// With %q standing for the answers to a question on the first level: %q'far'.
std::string written_out(std::string expression) {
  const std::string short_form = "%q'";
  for (auto at = expression.find(short_form); at != std::string::npos; at = expression.find(short_form)) {
    const auto end = expression.find('\'', at + short_form.size());
    const auto link_id = expression.substr(at + short_form.size(), end - at - short_form.size());
    expression.replace(at, end - at + 1, "%resource.item.where(linkId = '" + link_id + "').answer.value");
  }
  return expression;
}

std::string result_of(const std::string& expression) {
  const auto form = form_of(kWalk);
  const auto response = response_of(kAnswers);
  const auto parsed = parse_expression(written_out(expression));
  if (const auto* const fault = std::get_if<NotComputed>(&parsed)) return dump(*fault);
  Calculation calculation(form, response, {});
  auto result = dump(evaluate(std::get<Expression>(parsed), calculation));
  // Where a fault is, is asked for by itself.
  return result.substr(0, result.find(" at "));
}

struct Case {
  const char* expression;
  const char* result;
};

void expect_all(const std::vector<Case>& cases) {
  for (const auto& [expression, result] : cases) EXPECT_EQ(result_of(expression), result) << expression;
}

TEST(Evaluation, FollowsPaths) {
  expect_all({{"%resource", "response"},
              {"%resource.item.where(linkId = 'far')", "item far"},
              {"%resource.item.where(linkId = 'far').answer", "answer"},
              {"%resource.item.where(linkId = 'far').text", "'How far?'"},
              {"%resource.item.where(linkId = 'hours').text", "{}"},
              {"%resource.item.item.linkId", "'sight', 'sound'"},
              {"%resource.item.answer.item", "{}"},
              {"%resource.item.where(linkId = 'none').answer.value", "{}"},
              {"%q'far'", "7"},
              {"%q'hours'", "2.5d"},
              {"%q'note'", "'a', 'b'"},
              {"%q'far'.value", "{}"},
              {"%q'load'.value", "4.5d"},
              {"%q'load'.unit", "'kg'"},
              {"%q'load'.code", "{}"},
              {"%resource.item.item.answer.value.code", "'clear', 'birds', 'wind'"},
              {"%resource.value", "{}"},
              {"%resource.linkId", "{}"},
              {"1.item", "{}"}});
}

TEST(Evaluation, Filters) {
  expect_all({{"%q'note'.where($this = 'b')", "'b'"},
              {"%q'note'.where({})", "{}"},
              {"%q'note'.where(true)", "'a', 'b'"},
              {"%q'note'.where($this)", "'a', 'b'"},
              {"%resource.item.where(item.where(linkId = 'sight').exists()).linkId", "'senses'"},
              {"%resource.item.where(linkId = 'far' or linkId = 'day').linkId", "'far', 'day'"},
              {"%resource.item.where(answer.value).linkId", "WrongType"}});
}

TEST(Evaluation, CountsAndAsksWhatIsThere) {
  expect_all({{"{}.count()", "0"},
              {"%q'note'.count()", "2"},
              {"{}.exists()", "false"},
              {"%q'alone'.exists()", "true"},
              {"%q'note'.exists($this = 'b')", "true"},
              {"%q'note'.exists($this = 'c')", "false"},
              {"{}.empty()", "true"},
              {"%q'note'.empty()", "false"},
              {"%q'note'.first()", "'a'"},
              {"{}.first()", "{}"},
              {"true.not()", "false"},
              {"%q'alone'.not()", "true"},
              {"{}.not()", "{}"},
              {"1.not()", "false"},
              {"%q'note'.not()", "WrongType"}});
}

TEST(Evaluation, LooksUpWhatAnAnswerCounts) {
  expect_all({{"%resource.item.item.answer.value.ordinal()", "2.5d, 3d, 4d"},
              {"%resource.item.item.answer.ordinal()", "2.5d, 3d, 4d"},
              {"%resource.item.item.answer.value.weight().sum()", "9.5d"},
              {"%resource.item.item.answer.value.where(code = 'clear').ordinal()", "2.5d"},
              {"%q'far'.ordinal()", "{}"},
              {"1.ordinal()", "{}"},
              {"%resource.ordinal()", "{}"},
              {"{}.ordinal().sum()", "{}"}});
}

TEST(Evaluation, CountsNothingForACodeOfAnotherSystem) {
  const auto form = form_of(kWalk);
  const auto points = [&](const std::string& system) {
    const auto response = response_of(R"({"linkId": "senses", "item": [{"linkId": "sight", "answer": [
        {"valueCoding": {)" + system + R"("code": "clear"}}]}]})");
    Calculation calculation(form, response, {});
    const auto expression = parse_expression("%resource.item.item.answer.value.ordinal()");
    return dump(evaluate(std::get<Expression>(expression), calculation));
  };
  EXPECT_EQ(points(R"("system": "urn:test:codes", )"), "2.5d");
  EXPECT_EQ(points(R"("system": "urn:test:other", )"), "{}");
  EXPECT_EQ(points(""), "2.5d");
}

TEST(Evaluation, Calculates) {
  expect_all({{"1 + 2", "3"},
              {"1 + 2.0", "3d"},
              {"1 - 3", "-2"},
              {"2 * 3.5", "7d"},
              {"6 / 4", "1.5d"},
              {"6 / 3", "2d"},
              {"7 div 2", "3"},
              {"-7 mod 2", "-1"},
              {"1 / 0", "{}"},
              {"1 div 0", "{}"},
              {"1 mod 0", "{}"},
              {"1 + {}", "{}"},
              {"{} * 2", "{}"},
              {"-{}", "{}"},
              {"-%q'far'", "-7"},
              {"2147483647 + 1", "{}"},
              {"-2147483647 - 2", "{}"},
              {"65536 * 65536", "{}"},
              {"65536.0 * 65536", "4294967296d"},
              {"0.1 + 0.2 = 0.3", "true"},
              {"%q'far' / %q'hours'", "2.8d"},
              {"%q'far'.sum()", "7"},
              {"1 + true", "WrongType"},
              {"'a' + 'b'", "WrongType"},
              {"-'a'", "WrongType"},
              {"%q'note'.sum()", "WrongType"},
              {"%q'note' + 1", "WrongType"},
              {"-%q'note'", "WrongType"},
              {"%resource + 1", "WrongType"}});
}

TEST(Evaluation, ComparesEqual) {
  expect_all(
      {{"1 = 1", "true"},
       {"1 = 1.0", "true"},
       {"1 != 1", "false"},
       {"1 = 'a'", "false"},
       {"'a' = 'A'", "false"},
       {"true = true", "true"},
       {"1 = {}", "{}"},
       {"{} = {}", "{}"},
       {"{} != {}", "{}"},
       {"%q'note' = %q'note'", "true"},
       {"%q'note' = 'a'", "false"},
       {"%q'note' != 'a'", "true"},
       {"%q'day' = @2026-11", "true"},
       {"%q'day' = @2026-11-23", "{}"},
       {"%q'day' = @2026-12-23", "false"},
       {"%q'seen' = @2026-11-23", "{}"},
       {"%q'seen' != @2026-11-24", "true"},
       {"%q'load' = %q'load'", "true"},
       {"%q'load' = 4.5", "false"},
       {"%resource.item.item.answer.value.first() = %resource.item.item.answer.value.where(code = 'clear')", "true"},
       {"%resource = %resource", "WrongType"},
       {"%resource.item = 1", "WrongType"}});
}

TEST(Evaluation, ComparesInOrder) {
  expect_all({{"1 < 2", "true"},
              {"2 <= 2.0", "true"},
              {"1 > 2", "false"},
              {"2 >= 2", "true"},
              {"'a' < 'b'", "true"},
              {"'Z' < 'a'", "true"},
              {"'z' < 'é'", "true"},
              {"1 < {}", "{}"},
              {"{} >= 1", "{}"},
              {"%q'day' < @2026-12-01", "true"},
              {"%q'day' >= @2026-11-23", "{}"},
              {"%q'seen' > @2026-11-22", "true"},
              {"%q'load' >= %q'load'", "true"},
              {"1 < 'a'", "WrongType"},
              {"true < false", "WrongType"},
              {"@2026 < 2026", "WrongType"},
              {"%q'note' > 'a'", "WrongType"},
              {"%resource.item.item.answer.value.first() < 'x'", "WrongType"}});
}

TEST(Evaluation, HasThreeTruths) {
  expect_all({{"true and true", "true"},   {"true and false", "false"},
              {"false and true", "false"}, {"false and false", "false"},
              {"true and {}", "{}"},       {"{} and true", "{}"},
              {"false and {}", "false"},   {"{} and false", "false"},
              {"{} and {}", "{}"},         {"true or true", "true"},
              {"true or false", "true"},   {"false or true", "true"},
              {"false or false", "false"}, {"true or {}", "true"},
              {"{} or true", "true"},      {"false or {}", "{}"},
              {"{} or false", "{}"},       {"{} or {}", "{}"},
              {"1 and 'a'", "true"},       {"%q'note' or true", "WrongType"}});
}

TEST(Evaluation, RunsOnlyTheChosenBranch) {
  expect_all({{"iif(true, 1, 2)", "1"},
              {"iif(false, 1, 2)", "2"},
              {"iif({}, 1, 2)", "2"},
              {"iif(false, 1)", "{}"},
              {"iif(true, 1, 1 + 'a')", "1"},
              {"iif(false, 1 + 'a', 2)", "2"},
              {"iif(7, 1, 2)", "1"},
              {"iif(%q'note', 1, 2)", "WrongType"},
              {"iif(%q'far' > 5, 'far', 'near')", "'far'"}});
}

/// Every level asks each of the eight questions again.
TEST(Evaluation, StopsAfter10000Steps) {
  std::string expression = "true";
  for (int level = 0; level < 3; ++level) expression = "%resource.item.where(" + expression + ").exists()";
  EXPECT_EQ(result_of(expression), "true");
  for (int level = 0; level < 25; ++level) expression = "%resource.item.where(" + expression + ").exists()";
  EXPECT_EQ(result_of(expression), "TooManySteps");
}

TEST(Evaluation, SaysWhereAValueIsOfTheWrongKind) {
  const auto form = form_of(kWalk);
  const auto response = response_of(kAnswers);
  Calculation calculation(form, response, {});
  const auto place = [&](const char* expression) {
    return dump(evaluate(std::get<Expression>(parse_expression(expression)), calculation));
  };
  EXPECT_EQ(place("1 + 2 + 'a'"), "WrongType at 6");
  EXPECT_EQ(place("%resource.item.linkId.not()"), "WrongType at 22");
  EXPECT_EQ(place("1 + %missing"), "NotInGrammar at 4");
}

}  // namespace
}  // namespace forms

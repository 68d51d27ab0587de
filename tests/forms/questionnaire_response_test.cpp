// SPDX-License-Identifier: MIT
#include "forms/questionnaire_response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

using testing::ElementsAre;

const char* const kForm = R"(
  {"linkId": "g", "type": "group", "text": "Part", "item": [
    {"linkId": "note", "type": "display", "text": "Read this."},
    {"linkId": "a", "type": "choice", "text": "Color?", "repeats": true,
     "answerOption": [{"valueCoding": {"system": "urn:test:codes", "code": "red"}}],
     "item": [{"linkId": "why", "type": "string", "text": "Why?"}]},
    {"linkId": "b", "type": "integer", "text": "How many?"}]})";

const char* const kAnswers = R"(
  {"linkId": "g", "item": [
    {"linkId": "a", "answer": [
      {"valueCoding": {"code": "red", "display": "Red"}, "item": [{"linkId": "why", "answer": [{"valueString": "warm"}]}]},
      {"valueString": "mauve"},
      {"valueCoding": {"code": "blue"}, "item": [{"linkId": "why", "answer": [{"valueString": "calm"}]}]}]},
    {"linkId": "b", "answer": [{"valueInteger": 7}]},
    {"linkId": "c", "answer": [{"valueBoolean": false}]},
    {"linkId": "d", "answer": [{"valueDate": "2026-11"}]},
    {"linkId": "e", "answer": [{"valueCoding": {"code": "blue"}}]}]})";

TEST(Response, FindsAllValuesOfAQuestionInOrder) {
  EXPECT_THAT(find_answers(response_of(kAnswers), "why"),
              ElementsAre(Value(std::string("warm")), Value(std::string("calm"))));
  EXPECT_TRUE(find_answers(response_of(kAnswers), "z").empty());
}

TEST(Response, FindsCodesWithoutFreeText) {
  EXPECT_THAT(find_codes(response_of(kAnswers), "a"), ElementsAre("red", "blue"));
}

TEST(Response, ReadsTheFirstAnswerAsAPersonWould) {
  const auto response = response_of(kAnswers);
  const std::pair<const char*, const char*> cases[] = {{"a", "Red"},    {"b", "7"},    {"c", "No"}, {"d", "2026-11"},
                                                       {"why", "warm"}, {"e", "blue"}, {"z", ""}};
  for (const auto& [link_id, text] : cases) EXPECT_EQ(find_text(response, link_id), text) << link_id;
}

TEST(ArrangedResponse, HasTheStructureAndOrderOfTheForm) {
  const auto response =
      arrange(form_of(kForm),
              {{"b", {7}}, {"why", {std::string("warm")}}, {"a", {choice("red"), choice("blue")}}, {"gone", {1}}},
              ResponseStatus::Completed);
  EXPECT_EQ(dump(response.items), "g(a=red(why='warm')=blue b=7)");
  EXPECT_EQ(response.questionnaire, "urn:test:form|1");
  EXPECT_EQ(response.status, ResponseStatus::Completed);
  EXPECT_EQ(response.items[0].items[0].text, "Color?");
}

TEST(ArrangedResponse, LeavesOutWhatHasNoAnswer) {
  EXPECT_TRUE(arrange(form_of(kForm), {}, ResponseStatus::InProgress).items.empty());
  EXPECT_TRUE(arrange(form_of(kForm), {{"a", {}}, {"note", {true}}}, ResponseStatus::InProgress).items.empty());
}

TEST(ArrangedResponse, LeavesOutAnswersBelowAnUnansweredQuestion) {
  const auto response =
      arrange(form_of(kForm), {{"why", {std::string("warm")}}, {"b", {7}}}, ResponseStatus::InProgress);
  EXPECT_EQ(dump(response.items), "g(b=7)");
}

TEST(InitialResponse, HasWhatTheQuestionsBeginWith) {
  const auto form = form_of(R"({"linkId": "g", "type": "group", "item": [
      {"linkId": "a", "type": "integer", "initial": [{"valueInteger": 2}]},
      {"linkId": "b", "type": "choice", "answerOption": [{"valueString": "x"},
                                                          {"valueString": "y", "initialSelected": true}]}]},
      {"linkId": "c", "type": "string"})");
  EXPECT_EQ(dump(initial_response(form).items), "g(a=2 b='y')");
  EXPECT_EQ(initial_response(form).status, ResponseStatus::InProgress);
}

TEST(FirstInteger, IsFoundWhereverItStands) {
  const auto response = response_of(R"({"linkId": "g", "item": [
      {"linkId": "a", "answer": [{"valueString": "7"}]}, {"linkId": "b", "answer": [{"valueInteger": 0}]}]})");
  EXPECT_EQ(find_integer(response, "b"), 0);
  EXPECT_EQ(find_integer(response, "a"), std::nullopt);
  EXPECT_EQ(find_integer(response, "c"), std::nullopt);
}

}  // namespace
}  // namespace forms

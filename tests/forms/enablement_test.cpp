// SPDX-License-Identifier: MIT
#include "forms/enablement.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const char* const kAsked = R"({"linkId": "asked", "type": "boolean"},
                              {"linkId": "often", "type": "integer"},
                              {"linkId": "words", "type": "string", "enableWhen": [
                                {"question": "asked", "operator": "=", "answerBoolean": true},
                                {"question": "often", "operator": ">", "answerInteger": 3}])";

const char* const kYes = R"({"linkId": "asked", "answer": [{"valueBoolean": true}]})";
const char* const kYesAndOften = R"({"linkId": "asked", "answer": [{"valueBoolean": true}]},
                                    {"linkId": "often", "answer": [{"valueInteger": 4}]})";

TEST(EnableWhen, WithoutConditionsOpensEveryItem) {
  const auto form = form_of(R"({"linkId": "g", "type": "group", "item": [{"linkId": "a", "type": "string"}]})");
  EXPECT_THAT(open_items(form, {}), ElementsAre("a", "g"));
}

TEST(EnableWhen, HidesAnItemWhenItsConditionFails) {
  const auto form = form_of(R"({"linkId": "a", "type": "boolean"}, {"linkId": "b", "type": "string", "enableWhen": [
                                {"question": "a", "operator": "=", "answerBoolean": true}]})");
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueBoolean": false}]})")),
              ElementsAre("a"));
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueBoolean": true}]})")),
              ElementsAre("a", "b"));
}

TEST(EnableWhen, AllNeedsEveryCondition) {
  const auto form = form_of(std::string(kAsked) + R"(, "enableBehavior": "all"})");
  EXPECT_THAT(open_items(form, response_of(kYes)), Not(Contains("words")));
  EXPECT_THAT(open_items(form, response_of(kYesAndOften)), Contains("words"));
}

TEST(EnableWhen, AnyNeedsOneCondition) {
  const auto form = form_of(std::string(kAsked) + R"(, "enableBehavior": "any"})");
  EXPECT_THAT(open_items(form, response_of(kYes)), Contains("words"));
  EXPECT_THAT(open_items(form, {}), Not(Contains("words")));
}

TEST(EnableWhen, WithoutBehaviorMeansAny) {
  const auto form = form_of(std::string(kAsked) + "}");
  EXPECT_THAT(open_items(form, response_of(kYes)), Contains("words"));
}

TEST(EnableWhen, HidesWhatStandsBelowAHiddenItem) {
  const auto form = form_of(R"({"linkId": "a", "type": "boolean"},
    {"linkId": "g", "type": "group", "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}],
     "item": [{"linkId": "b", "type": "string"}]})");
  EXPECT_THAT(open_items(form, {}), ElementsAre("a"));
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueBoolean": true}]})")),
              ElementsAre("a", "b", "g"));
}

TEST(EnableWhen, TakesAnswersToHiddenQuestionsAsNotGiven) {
  const auto form = form_of(R"({"linkId": "a", "type": "boolean"},
    {"linkId": "b", "type": "boolean", "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]},
    {"linkId": "c", "type": "string", "enableWhen": [{"question": "b", "operator": "exists", "answerBoolean": true}]})");
  const std::string b = R"({"linkId": "b", "answer": [{"valueBoolean": true}]})";
  EXPECT_THAT(open_items(form, response_of(b)), ElementsAre("a"));
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueBoolean": true}]},)" + b)),
              ElementsAre("a", "b", "c"));
}

TEST(EnableWhen, TakesAnswersInAHiddenGroupAsNotGiven) {
  const auto form = form_of(R"({"linkId": "a", "type": "boolean"},
    {"linkId": "g", "type": "group", "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}],
     "item": [{"linkId": "b", "type": "boolean"}]},
    {"linkId": "c", "type": "string", "enableWhen": [{"question": "b", "operator": "exists", "answerBoolean": true}]})");
  const std::string b = R"({"linkId": "g", "item": [{"linkId": "b", "answer": [{"valueBoolean": true}]}]})";
  EXPECT_THAT(open_items(form, response_of(b)), ElementsAre("a"));
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueBoolean": true}]},)" + b)),
              ElementsAre("a", "b", "c", "g"));
}

TEST(EnableWhen, MayNameAQuestionThatComesLater) {
  const auto form = form_of(R"({"linkId": "a", "type": "string", "enableWhen": [
                                {"question": "b", "operator": "exists", "answerBoolean": true}]},
                               {"linkId": "b", "type": "boolean"})");
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "b", "answer": [{"valueBoolean": false}]})")),
              ElementsAre("a", "b"));
}

TEST(EnableWhen, OpensWhatIsBelowAQuestionOnceItIsAnswered) {
  const auto form = form_of(R"({"linkId": "a", "type": "boolean", "item": [
                                {"linkId": "b", "type": "string"}, {"linkId": "note", "type": "display"}]})");
  EXPECT_THAT(open_items(form, {}), ElementsAre("a", "note"));
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueBoolean": true}]})")),
              ElementsAre("a", "b", "note"));
}

/// Two visits, each with a question and its follow-up; `other` stands behind them.
const char* const kVisits = R"(
  {"linkId": "visit", "type": "group", "repeats": true, "item": [
    {"linkId": "late", "type": "boolean"},
    {"linkId": "why", "type": "string", "enableWhen": [{"question": "late", "operator": "=", "answerBoolean": true}]}]},
  {"linkId": "other", "type": "string", "enableWhen": [{"question": "late", "operator": "=", "answerBoolean": true}]})";

std::string visit(const char* late) {
  return R"({"linkId": "visit", "item": [{"linkId": "late", "answer": [{"valueBoolean": )" + std::string(late) +
         "}]}]}";
}
const char* const kSilentVisit =
    R"({"linkId": "visit", "item": [{"linkId": "why", "answer": [{"valueString": "x"}]}]})";

std::vector<bool> open_in_each_visit(const std::string& visits) {
  const auto form = form_of(kVisits);
  const auto response = response_of(visits);
  Enablement enablement(form, response);
  const auto root = enablement.root();
  std::vector<bool> open;
  for (const auto& place : Enablement::places_below(form.items[0], root)) {
    open.push_back(enablement.is_open(form.items[0].items[1], place));
  }
  return open;
}

TEST(EnableWhen, MeansTheQuestionOfTheSameRepetition) {
  EXPECT_THAT(open_in_each_visit(visit("true") + "," + visit("false")), ElementsAre(true, false));
  EXPECT_THAT(open_in_each_visit(visit("false") + "," + visit("true")), ElementsAre(false, true));
}

TEST(EnableWhen, DoesNotBorrowTheAnswerOfAnotherRepetition) {
  EXPECT_THAT(open_in_each_visit(visit("true") + "," + kSilentVisit), ElementsAre(true, false));
}

TEST(EnableWhen, MeansTheLastOfSeveralQuestionsBefore) {
  const auto form = form_of(kVisits);
  EXPECT_THAT(open_items(form, response_of(visit("false") + "," + visit("true"))), Contains("other"));
  EXPECT_THAT(open_items(form, response_of(visit("true") + "," + visit("false"))), Not(Contains("other")));
}

TEST(EnableWhen, MeansTheFirstOfSeveralQuestionsAfter) {
  const auto form = form_of(R"({"linkId": "first", "type": "string", "enableWhen": [
                                {"question": "late", "operator": "=", "answerBoolean": true}]},)" +
                            std::string(kVisits));
  EXPECT_THAT(open_items(form, response_of(visit("true") + "," + visit("false"))), Contains("first"));
  EXPECT_THAT(open_items(form, response_of(visit("false") + "," + visit("true"))), Not(Contains("first")));
}

TEST(EnableWhen, MeansTheQuestionBelowTheLastOfSeveralAnswersBefore) {
  const auto form =
      form_of(R"({"linkId": "tool", "type": "string", "repeats": true, "item": [{"linkId": "own", "type": "boolean"}]},
    {"linkId": "why", "type": "string", "enableWhen": [{"question": "own", "operator": "=", "answerBoolean": true}]})");
  const auto tools = [](const char* first, const char* last) {
    const auto tool = [](const char* own) {
      return R"({"valueString": "x", "item": [{"linkId": "own", "answer": [{"valueBoolean": )" + std::string(own) +
             "}]}]}";
    };
    return response_of(R"({"linkId": "tool", "answer": [)" + tool(first) + "," + tool(last) + "]}");
  };
  EXPECT_THAT(open_items(form, tools("false", "true")), Contains("why"));
  EXPECT_THAT(open_items(form, tools("true", "false")), Not(Contains("why")));
}

TEST(EnableWhen, MayNameTheQuestionAroundIt) {
  const auto form = form_of(R"({"linkId": "a", "type": "integer", "item": [{"linkId": "b", "type": "string",
                                "enableWhen": [{"question": "a", "operator": ">=", "answerInteger": 2}]}]})");
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueInteger": 1}]})")), ElementsAre("a"));
  EXPECT_THAT(open_items(form, response_of(R"({"linkId": "a", "answer": [{"valueInteger": 2}]})")),
              ElementsAre("a", "b"));
}

Item waiting_for(const char* id, const char* other) {
  Item item;
  item.link_id = id;
  item.type = ItemType::String;
  item.enable_when = {{other, Operator::Exists, true}};
  return item;
}

TEST(EnableWhen, EndsInACircleOfConditions) {
  Questionnaire form;
  form.items = {waiting_for("a", "b"), waiting_for("b", "a")};
  const auto response = response_of(R"({"linkId": "a", "answer": [{"valueString": "x"}]},
                                       {"linkId": "b", "answer": [{"valueString": "y"}]})");
  EXPECT_TRUE(open_items(form, response).empty());
}

TEST(EnableWhen, IsClosedWhenItsQuestionIsNotInTheForm) {
  Questionnaire form;
  form.items = {waiting_for("a", "gone")};
  EXPECT_TRUE(open_items(form, {}).empty());
}

/// Each question waits for the two before it: without kept results the cost would double with every second question.
TEST(EnableWhen, AnswersALongChainOfConditionsOnceEach) {
  Questionnaire form;
  for (int i = 1'999; i >= 0; --i) {
    Item item;
    item.link_id = std::to_string(i);
    item.type = ItemType::Boolean;
    item.enable_behavior = EnableBehavior::All;
    for (int before = std::max(0, i - 2); before < i; ++before) {
      item.enable_when.push_back({std::to_string(before), Operator::NotEqual, true});
    }
    form.items.push_back(item);
  }
  EXPECT_EQ(open_items(form, {}).size(), 2'000U);
}

TEST(ClosedAnswers, AreLeftOut) {
  const auto form = form_of(R"({"linkId": "a", "type": "boolean", "item": [{"linkId": "b", "type": "string",
                                 "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]}]},
    {"linkId": "g", "type": "group", "item": [{"linkId": "c", "type": "string",
                                 "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]}]})");
  const auto response = [](const char* a) {
    return response_of(R"({"linkId": "a", "answer": [{"valueBoolean": )" + std::string(a) + R"(,
                            "item": [{"linkId": "b", "answer": [{"valueString": "x"}]}]}]},
                          {"linkId": "g", "item": [{"linkId": "c", "answer": [{"valueString": "y"}]}]})");
  };
  EXPECT_EQ(dump(without_closed_answers(form, response("false")).items), "a=false");
  EXPECT_EQ(without_closed_answers(form, response("true")), response("true"));
}

TEST(ClosedAnswers, AreLeftOutOfTheirRepetitionOnly) {
  const auto kept = without_closed_answers(form_of(kVisits), response_of(visit("true") + "," + kSilentVisit));
  EXPECT_EQ(dump(kept.items), "visit(late=true)");
}

TEST(ClosedAnswers, KeepWhatTheFormDoesNotHaveForTheValidation) {
  const auto kept =
      without_closed_answers(form_of(kVisits), response_of(R"({"linkId": "?", "answer": [{"valueInteger": 1}]})"));
  EXPECT_EQ(dump(kept.items), "?=1");
}

}  // namespace
}  // namespace forms

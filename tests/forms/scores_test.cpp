// SPDX-License-Identifier: MIT
#include "forms/scores.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "expression_samples.h"
#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// An item with this expression, as JSON.
std::string calculated_item(const std::string& link_id, const std::string& type, const std::string& expression,
                            const std::string& more = "") {
  return R"({"linkId": ")" + link_id + R"(", "type": ")" + type + R"(", "extension": [{"url":
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
    "valueExpression": {"language": "text/fhirpath", "expression": ")" +
         expression + R"("}}])" + more + "}";
}

std::string integer_answer(const std::string& link_id, int value) {
  return R"({"linkId": ")" + link_id + R"(", "answer": [{"valueInteger": )" + std::to_string(value) + "}]}";
}

const std::string kOne = R"({"linkId": "one", "type": "integer"})";
const std::string kTwo = R"({"linkId": "two", "type": "integer"})";
const std::string kOfOne = "%resource.item.where(linkId = 'one').answer.value";
const std::string kOfTwo = "%resource.item.where(linkId = 'two').answer.value";

std::string scores_of(const std::string& items, const std::string& answers) {
  return dump(calculated(form_of(items), response_of(answers)));
}

Questionnaire tidy_desk() {
  return read_questionnaire(data("tidy-desk.json"));
}

/// One code for each question; a dash for a skipped one.
QuestionnaireResponse desk_answers(const std::vector<std::string>& codes) {
  ResponseItem group{"desk-items", "In the last week, how often", {}, {}};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] == "-") continue;
    group.items.push_back({"desk-" + std::to_string(i + 1), "", {{choice(codes[i]), {}}}, {}});
  }
  QuestionnaireResponse response;
  response.items.push_back(std::move(group));
  return response;
}

TEST(Scores, AddUpWhatTheAnswersCount) {
  EXPECT_EQ(dump(calculated(tidy_desk(), desk_answers({"never", "seldom", "often", "always"}))),
            "desk-total=6 desk-mean=1.5");
  EXPECT_EQ(dump(calculated(tidy_desk(), desk_answers({"never", "never", "never", "never"}))),
            "desk-total=0 desk-mean=0");
  EXPECT_EQ(dump(calculated(tidy_desk(), desk_answers({"always", "always", "always", "always"}))),
            "desk-total=12 desk-mean=3");
}

TEST(Scores, AreEmptyWhenAnyAnswerIsMissing) {
  for (std::size_t skipped = 0; skipped < 4; ++skipped) {
    std::vector<std::string> codes(4, "often");
    codes[skipped] = "-";
    EXPECT_EQ(dump(calculated(tidy_desk(), desk_answers(codes))), "desk-total=Empty desk-mean=Empty") << skipped;
  }
  EXPECT_EQ(dump(calculated(tidy_desk(), {})), "desk-total=Empty desk-mean=Empty");
}

TEST(Scores, AreOfTheTypeOfTheirItem) {
  const auto one = [](const char* type, const std::string& expression) {
    return scores_of(calculated_item("s", type, expression), "");
  };
  EXPECT_EQ(one("integer", "13.0"), "s=13");
  EXPECT_EQ(one("integer", "13.5"), "s=WrongType");
  EXPECT_EQ(one("integer", "'13'"), "s=WrongType");
  EXPECT_EQ(one("decimal", "13"), "s=13");
  EXPECT_EQ(one("decimal", "13.50"), "s=13.5");
  EXPECT_EQ(one("boolean", "1 < 2"), "s=true");
  EXPECT_EQ(one("string", "'low'"), "s='low'");
  EXPECT_EQ(one("string", "''"), "s=Empty");
  EXPECT_EQ(one("text", "1"), "s=WrongType");
  EXPECT_EQ(one("date", "@2026-11-23"), "s=2026-11-23");
  EXPECT_EQ(one("dateTime", "@2026-11"), "s=2026-11");
  EXPECT_EQ(one("url", "'urn:test:map'"), "s=urn:test:map");
  EXPECT_EQ(one("url", "'a map'"), "s=WrongType");
  EXPECT_EQ(one("quantity", "1"), "s=WrongType");
  EXPECT_EQ(one("integer", "{}"), "s=Empty");
  EXPECT_EQ(one("integer", "%resource"), "s=WrongType");
}

TEST(Scores, AreNotComputedFromSeveralValues) {
  const std::string notes = R"({"linkId": "notes", "type": "string", "repeats": true},)";
  const auto score = calculated_item("s", "string", "%resource.item.where(linkId = 'notes').answer.value");
  EXPECT_EQ(scores_of(notes + score, R"({"linkId": "notes", "answer": [{"valueString": "a"}, {"valueString": "b"}]})"),
            "s=WrongType");
  EXPECT_EQ(scores_of(notes + score, R"({"linkId": "notes", "answer": [{"valueString": "a"}]})"), "s='a'");
}

TEST(Scores, AreNotComputedBeyondTheGrammar) {
  EXPECT_EQ(scores_of(calculated_item("s", "integer", "%resource.descendants().count()"), ""), "s=NotInGrammar");
  EXPECT_EQ(scores_of(calculated_item("s", "integer", "%missing"), ""), "s=NotInGrammar");
  EXPECT_EQ(scores_of(calculated_item("s", "integer", "1", R"(, "item": [{"linkId": "t", "type": "string"}])"), ""),
            "s=NotInGrammar");
  EXPECT_EQ(scores_of(calculated_item("s", "integer", "1", R"(, "item": [{"linkId": "t", "type": "display"}])"), ""),
            "s=1");
}

TEST(Scores, CountEachOther) {
  const auto doubled = calculated_item("two", "integer", kOfOne + " * 2");
  const auto plus_one = calculated_item("sum", "integer", kOfTwo + " + 1");
  EXPECT_EQ(scores_of(kOne + "," + doubled + "," + plus_one, integer_answer("one", 4)), "two=8 sum=9");
  EXPECT_EQ(scores_of(plus_one + "," + doubled + "," + kOne, integer_answer("one", 4)), "sum=9 two=8");
}

TEST(Scores, CountEachOtherByWhatTheyComeToAndNotByWhatIsStored) {
  const auto doubled = calculated_item("two", "integer", kOfOne + " * 2");
  const auto plus_one = calculated_item("sum", "integer", kOfTwo + " + 1");
  EXPECT_EQ(
      scores_of(kOne + "," + doubled + "," + plus_one, integer_answer("one", 4) + "," + integer_answer("two", 99)),
      "two=8 sum=9");
}

TEST(Scores, AreNotThereForEachOtherWhenTheyAreEmpty) {
  const auto doubled = calculated_item("two", "integer", kOfOne + " * 2");
  const auto path = std::string("%resource.item.where(linkId = 'two')");
  const auto there = calculated_item("there", "boolean", path + ".exists()");
  const auto count = calculated_item("count", "integer", path + ".count()");
  EXPECT_EQ(scores_of(kOne + "," + doubled + "," + there + "," + count, integer_answer("one", 4)),
            "two=8 there=true count=1");
  EXPECT_EQ(scores_of(kOne + "," + doubled + "," + there + "," + count, ""), "two=Empty there=false count=0");
}

TEST(Scores, FindACircle) {
  const auto two = calculated_item("two", "integer", "%resource.item.where(linkId = 'three').answer.value + 1");
  const auto three = calculated_item("three", "integer", kOfTwo + " + 1");
  const auto beside = calculated_item("beside", "integer", "1 + 1");
  EXPECT_EQ(scores_of(two + "," + three + "," + beside, ""), "two=Circle three=Circle beside=2");
  EXPECT_EQ(scores_of(calculated_item("two", "integer", kOfTwo + " + 1"), integer_answer("two", 1)), "two=Circle");
}

Questionnaire with_variables(const std::string& items, const std::vector<Variable>& variables) {
  auto form = form_of(items);
  form.variables = variables;
  return form;
}

TEST(Scores, KnowTheVariablesOfTheForm) {
  const auto items = kOne + "," + calculated_item("s", "integer", "%plus + %plus");
  const auto scores = [&](const std::vector<Variable>& variables) {
    return dump(calculated(with_variables(items, variables), response_of(integer_answer("one", 4))));
  };
  EXPECT_EQ(scores({{"plus", "%one + 1"}, {"one", kOfOne}}), "s=10");
  EXPECT_EQ(scores({{"plus", "%other"}, {"other", "%plus"}}), "s=Circle");
  EXPECT_EQ(scores({{"plus", "%plus"}}), "s=Circle");
  EXPECT_EQ(scores({{"plus", "%resource.item.where(linkId = 's').answer.value"}}), "s=Circle");
  EXPECT_EQ(scores({{"plus", "{}"}}), "s=Empty");
  EXPECT_EQ(scores({{"plus", "today()"}}), "s=NotInGrammar");
}

TEST(Scores, DoNotRunAVariableThatNobodyAsksFor) {
  const auto form = with_variables(calculated_item("s", "integer", "1"), {{"bad", "today()"}});
  EXPECT_EQ(dump(calculated(form, {})), "s=1");
}

TEST(Scores, WaitForAtMost32Others) {
  const auto chain = [](int length) {
    std::vector<Variable> variables{{"v0", "1"}};
    for (int i = 1; i < length; ++i) variables.push_back({"v" + std::to_string(i), "%v" + std::to_string(i - 1)});
    const auto items = calculated_item("s", "integer", "%v" + std::to_string(length - 1));
    return dump(calculated(with_variables(items, variables), {}));
  };
  EXPECT_EQ(chain(31), "s=1");
  EXPECT_EQ(chain(32), "s=TooManySteps");
  EXPECT_EQ(chain(2'000), "s=TooManySteps");
}

/// As deep as anything can be: the stack has to bear it.
TEST(Scores, MayBeAsDeepAsTheWaysToThem) {
  std::string inner = "1";
  for (int level = 0; level < 31; ++level) inner = "iif(true, " + inner + ")";
  std::vector<Variable> variables{{"v0", "1"}};
  for (int i = 1; i < 31; ++i) {
    auto expression = inner;
    variables.push_back(
        {"v" + std::to_string(i), expression.replace(expression.find('1'), 1, "%v" + std::to_string(i - 1))});
  }
  EXPECT_EQ(dump(calculated(with_variables(calculated_item("s", "integer", "%v30"), variables), {})), "s=1");
}

TEST(Quantities, AreEqualAsNumbersOfTheSameUnit) {
  const std::string items = R"({"linkId": "a", "type": "quantity"}, {"linkId": "b", "type": "quantity"},)" +
                            calculated_item("s", "boolean",
                                            "%resource.item.where(linkId = 'a').answer.value = "
                                            "%resource.item.where(linkId = 'b').answer.value");
  const auto answers = [](const char* unit) {
    return R"({"linkId": "a", "answer": [{"valueQuantity": {"value": 4.5, "unit": "kg"}}]},
              {"linkId": "b", "answer": [{"valueQuantity": {"value": 4.50, "unit": ")" +
           std::string(unit) + R"("}}]})";
  };
  EXPECT_EQ(scores_of(items, answers("kg")), "s=true");
  EXPECT_EQ(scores_of(items, answers("lb")), "s=Empty");
}

/// Without kept results each variable would cost twice what the one before it costs.
TEST(Scores, RunEachVariableOnce) {
  std::vector<Variable> variables{{"v0", "1.0"}};
  for (int i = 1; i < 30; ++i) {
    const auto before = "%v" + std::to_string(i - 1);
    variables.push_back({"v" + std::to_string(i), before + " + " + before});
  }
  EXPECT_EQ(dump(calculated(with_variables(calculated_item("s", "decimal", "%v29"), variables), {})), "s=536870912");
}

const std::string kTwoIfOneIsLarge = R"({"linkId": "two", "type": "integer", "enableWhen": [
  {"question": "one", "operator": ">", "answerInteger": 5}]})";

TEST(Scores, CountOnlyOpenQuestions) {
  const auto items = kOne + "," + kTwoIfOneIsLarge + "," + calculated_item("s", "integer", kOfTwo + " + 1");
  EXPECT_EQ(scores_of(items, integer_answer("one", 6) + "," + integer_answer("two", 1)), "s=2");
  EXPECT_EQ(scores_of(items, integer_answer("one", 5) + "," + integer_answer("two", 1)), "s=Empty");
}

TEST(Scores, AreEmptyWhereTheirItemIsClosed) {
  const auto items = kOne + "," + calculated_item("s", "integer", "1", R"(, "enableWhen": [
                       {"question": "one", "operator": "exists", "answerBoolean": true}])");
  EXPECT_EQ(scores_of(items, integer_answer("one", 1)), "s=1");
  EXPECT_EQ(scores_of(items, ""), "s=Empty");
  EXPECT_THAT(find_wrong_scores(form_of(items), response_of(integer_answer("s", 1))), ElementsAre("s"));
}

const std::string kTwoIfScoreIsLarge = R"({"linkId": "two", "type": "integer", "enableWhen": [
  {"question": "s", "operator": ">", "answerInteger": 5}]})";

TEST(Scores, OpenQuestionsThatOtherScoresCount) {
  const auto items = kOne + "," + calculated_item("s", "integer", kOfOne) + "," + kTwoIfScoreIsLarge + "," +
                     calculated_item("t", "integer", kOfTwo);
  EXPECT_EQ(scores_of(items, integer_answer("one", 6) + "," + integer_answer("two", 1)), "s=6 t=1");
  EXPECT_EQ(scores_of(items, integer_answer("one", 5) + "," + integer_answer("two", 1)), "s=5 t=Empty");
}

TEST(Scores, AreNotHeldUpByAScoreThatWasWrittenIn) {
  const auto items = kOne + "," +
                     calculated_item("s", "integer", "iif(" + kOfTwo + ".exists(), " + kOfTwo + ", " + kOfOne + ")") +
                     "," + kTwoIfScoreIsLarge;
  const auto answers = integer_answer("one", 1) + "," + integer_answer("s", 9) + "," + integer_answer("two", 9);
  EXPECT_EQ(scores_of(items, answers), "s=1");
}

TEST(Scores, FindACircleThroughWhatTheyOpen) {
  const auto items = kOne + "," + calculated_item("s", "integer", "iif(" + kOfTwo + ".exists(), 0, " + kOfOne + ")") +
                     "," + kTwoIfScoreIsLarge;
  EXPECT_EQ(scores_of(items, integer_answer("one", 6) + "," + integer_answer("two", 1)), "s=Circle");
  EXPECT_EQ(scores_of(items, integer_answer("one", 6)), "s=6");
}

std::string stored(const std::string& items, const std::string& answers) {
  return dump(with_calculated(form_of(items), response_of(answers)).items);
}

TEST(StoredScores, StandInTheOrderOfTheForm) {
  const auto items = kOne + "," + calculated_item("s", "integer", kOfOne + " * 10") + "," + kTwo;
  EXPECT_EQ(stored(items, integer_answer("one", 1) + "," + integer_answer("two", 2)), "one=1 s=10 two=2");
  EXPECT_EQ(stored(items, integer_answer("one", 1)), "one=1 s=10");
  EXPECT_EQ(stored(items, integer_answer("two", 2)), "two=2");
  EXPECT_EQ(stored(items, integer_answer("two", 2) + "," + integer_answer("one", 1)), "s=10 two=2 one=1");
  EXPECT_EQ(stored(items, R"({"linkId": "?", "answer": [{"valueInteger": 1}]},)" + integer_answer("one", 1)),
            "?=1 one=1 s=10");
}

TEST(StoredScores, StandInTheirGroup) {
  const auto group = [](const std::string& more) {
    return kOne + R"(, {"linkId": "g", "type": "group")" + more + R"(, "item": [)" +
           calculated_item("s", "integer", kOfOne) + R"(, {"linkId": "x", "type": "integer"}]})";
  };
  const auto filled = R"(, {"linkId": "g", "item": [{"linkId": "x", "answer": [{"valueInteger": 7}]}]})";
  EXPECT_EQ(stored(group(""), integer_answer("one", 1)), "one=1 g(s=1)");
  EXPECT_EQ(stored(group(""), integer_answer("one", 1) + filled), "one=1 g(s=1 x=7)");
  EXPECT_EQ(stored(group(R"(, "repeats": true)"), integer_answer("one", 1)), "one=1");
  EXPECT_EQ(stored(group(R"(, "repeats": true)"), integer_answer("one", 1) + filled + filled),
            "one=1 g(s=1 x=7) g(s=1 x=7)");
}

TEST(StoredScores, StandOnlyInTheRepetitionsThatTheyAreOpenIn) {
  const auto items =
      R"({"linkId": "g", "type": "group", "repeats": true, "item": [{"linkId": "x", "type": "integer"},)" +
      calculated_item("s", "integer", "1", R"(, "enableWhen": [
                       {"question": "x", "operator": ">", "answerInteger": 5}])") +
      "]}";
  const auto group = [](int value) { return R"({"linkId": "g", "item": [)" + integer_answer("x", value) + "]}"; };
  EXPECT_EQ(stored(items, group(6) + "," + group(5)), "g(x=6 s=1) g(x=5)");
}

/// A list that long is looked up by an index of the response.
/// Reading a variable again and again copies all it holds.
TEST(Scores, CountWhatAVariableBringsAsSteps) {
  std::string answers;
  for (int i = 0; i < 200; ++i) answers += (i == 0 ? "" : ",") + (R"({"valueInteger": )" + std::to_string(i) + "}");
  const auto response = response_of(R"({"linkId": "x", "answer": [)" + answers + "]}");
  const auto form = read_questionnaire(
      R"({"resourceType": "Questionnaire", "status": "active", "extension": [
          {"url": "http://hl7.org/fhir/StructureDefinition/variable", "valueExpression": {"name": "all",
           "language": "text/fhirpath", "expression": "%resource.item.where(linkId = 'x').answer.value"}}], "item": [
          {"linkId": "x", "type": "integer", "repeats": true},)" +
      calculated_item("few", "integer", "%all.count()") + "," +
      calculated_item("many", "integer", "%resource.item.where(linkId = 'x').answer.where({} = %all).count()") + "]}");
  EXPECT_EQ(dump(calculated(form, response)), "few=200 many=TooManySteps");
}

TEST(StoredScores, StandInALongGroupAndInAGroupOfIt) {
  std::string questions;
  std::string answers;
  for (int i = 0; i < 9; ++i) {
    const auto name = "x" + std::to_string(i);
    questions += R"({"linkId": ")" + name + R"(", "type": "integer"},)";
    answers += (i == 0 ? "" : ",") + integer_answer(name.c_str(), i);
  }
  const auto items = R"({"linkId": "g", "type": "group", "item": [)" + questions +
                     calculated_item("s", "integer", "1", R"(, "enableWhen": [
                       {"question": "x8", "operator": ">", "answerInteger": 5}])") +
                     R"(, {"linkId": "h", "type": "group", "item": [)" + calculated_item("t", "integer", "2") + "]}]}";
  EXPECT_EQ(stored(items, R"({"linkId": "g", "item": [)" + answers + "]}"),
            "g(x0=0 x1=1 x2=2 x3=3 x4=4 x5=5 x6=6 x7=7 x8=8 s=1 h(t=2))");
}

TEST(StoredScores, StandBelowTheAnswerOfTheirQuestion) {
  const auto items = R"({"linkId": "q", "type": "integer", "item": [)" + calculated_item("s", "integer", "1") + "]}";
  EXPECT_EQ(stored(items, integer_answer("q", 3)), "q=3(s=1)");
  EXPECT_EQ(stored(items, ""), "");
}

TEST(StoredScores, AreAnswersThatFitTheForm) {
  const auto form = tidy_desk();
  auto response = with_calculated(form, desk_answers({"often", "seldom", "often", "always"}));
  response.status = ResponseStatus::Completed;
  EXPECT_EQ(dump(validate(form, response)), "");
  EXPECT_EQ(dump(response.items),
            "desk-items(desk-1=often desk-2=seldom desk-3=often desk-4=always) desk-total=8 "
            "desk-mean=2");
  EXPECT_EQ(with_calculated(form, response), response);
}

TEST(StoredScores, ReplaceWhatWasThere) {
  const auto items = kOne + "," + calculated_item("s", "integer", kOfOne);
  EXPECT_EQ(stored(items, integer_answer("one", 1) + "," + integer_answer("s", 9)), "one=1 s=1");
  EXPECT_EQ(stored(items, integer_answer("s", 9)), "");
  EXPECT_EQ(stored(items, integer_answer("s", 9) + "," + integer_answer("s", 8) + "," + integer_answer("one", 1)),
            "one=1 s=1");
}

TEST(StoredScores, StayWhenThisProgramDoesNotComputeThem) {
  for (const auto* const expression : {"today()", "%missing", "1 + 'a'", "'x'"}) {
    const auto items = kOne + "," + calculated_item("s", "integer", expression);
    EXPECT_EQ(stored(items, integer_answer("one", 1) + "," + integer_answer("s", 9)), "one=1 s=9") << expression;
    EXPECT_THAT(find_wrong_scores(form_of(items), response_of(integer_answer("s", 9))), IsEmpty()) << expression;
  }
}

TEST(StoredScores, StayWithWhatIsBelowThem) {
  const auto items = calculated_item("s", "integer", "1", R"(, "item": [{"linkId": "t", "type": "integer"}])");
  const auto answers = R"({"linkId": "s", "answer": [{"valueInteger": 9, "item": [)" + integer_answer("t", 3) + "]}]}";
  EXPECT_EQ(stored(items, answers), "s=9(t=3)");
}

TEST(StoredScores, AreNotedWhenTheyAreWrong) {
  const auto form = tidy_desk();
  const auto right = with_calculated(form, desk_answers({"often", "often", "often", "often"}));
  EXPECT_THAT(find_wrong_scores(form, right), IsEmpty());

  auto changed = right;
  changed.items[1].answers[0].value = 7;
  EXPECT_THAT(find_wrong_scores(form, changed), ElementsAre("desk-total"));

  auto other_kind = right;
  other_kind.items[1].answers[0].value = Decimal{"8"};
  EXPECT_THAT(find_wrong_scores(form, other_kind), ElementsAre("desk-total"));

  auto removed = right;
  removed.items.resize(1);
  EXPECT_THAT(find_wrong_scores(form, removed), ElementsAre("desk-total", "desk-mean"));

  auto answer_changed = right;
  answer_changed.items[0].items[0].answers[0].value = choice("never");
  EXPECT_THAT(find_wrong_scores(form, answer_changed), ElementsAre("desk-total", "desk-mean"));

  auto answer_removed = right;
  answer_removed.items[0].items.erase(answer_removed.items[0].items.begin());
  EXPECT_THAT(find_wrong_scores(form, answer_removed), ElementsAre("desk-total", "desk-mean"));
}

TEST(StoredScores, MayHaveMoreZeros) {
  const auto form = tidy_desk();
  auto response = with_calculated(form, desk_answers({"often", "often", "often", "often"}));
  response.items[2].answers[0].value = Decimal{"2.00"};
  EXPECT_THAT(find_wrong_scores(form, response), IsEmpty());
}

TEST(StoredScores, AreNoneInAFormWithoutThem) {
  const auto response = response_of(integer_answer("one", 1) + "," + integer_answer("?", 2));
  EXPECT_EQ(with_calculated(form_of(kOne), response), response);
  EXPECT_THAT(calculated(form_of(kOne), response), IsEmpty());
}

}  // namespace
}  // namespace forms

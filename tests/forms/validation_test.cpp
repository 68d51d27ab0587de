// SPDX-License-Identifier: MIT
#include "forms/validation.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

const char* const kForm = R"(
  {"linkId": "name", "type": "string", "required": true, "maxLength": 3},
  {"linkId": "note", "type": "display", "text": "Read this."},
  {"linkId": "part", "type": "group", "required": true, "item": [
    {"linkId": "color", "type": "choice", "answerOption": [
      {"valueCoding": {"system": "urn:test:codes", "code": "red"}},
      {"valueCoding": {"system": "urn:test:codes", "code": "blue"}}]},
    {"linkId": "why", "type": "text", "required": true, "enableWhen": [
      {"question": "color", "operator": "exists", "answerBoolean": true}]}]},
  {"linkId": "visit", "type": "group", "repeats": true, "item": [
    {"linkId": "day", "type": "date", "item": [{"linkId": "hours", "type": "integer", "required": true}]},
    {"linkId": "tags", "type": "string", "repeats": true}]})";

const char* const kName = R"({"linkId": "name", "answer": [{"valueString": "abc"}]})";
const char* const kPart =
    R"({"linkId": "part", "item": [{"linkId": "color", "answer": [{"valueCoding": {"code": "red"}}]},
                                                         {"linkId": "why", "answer": [{"valueString": "x"}]}]})";

struct Case {
  const char* name;
  std::string answers;
  std::string issues;
};

void expect_all(const std::vector<Case>& cases, ResponseStatus status) {
  const auto form = form_of(kForm);
  for (const auto& [name, answers, issues] : cases) {
    EXPECT_EQ(dump(validate(form, response_of(answers, status))), issues) << name;
  }
}

std::string both(const std::string& one, const std::string& other) {
  return one + "," + other;
}

TEST(Validation, AcceptsAnswersThatFit) {
  expect_all({{"nothing yet", "", ""},
              {"everything", both(both(kName, kPart), R"({"linkId": "visit", "item": [
                  {"linkId": "day", "answer": [{"valueDate": "2026-11-23", "item": [
                    {"linkId": "hours", "answer": [{"valueInteger": 2}]}]}]},
                  {"linkId": "tags", "answer": [{"valueString": "a"}, {"valueString": "b"}]}]},
                {"linkId": "visit", "item": []})"),
               ""},
              {"an empty display", R"({"linkId": "note"})", ""}},
             ResponseStatus::InProgress);
}

TEST(Validation, MissesRequiredAnswersWhenTheResponseIsCompleted) {
  expect_all(
      {{"nothing", "", "Missing name; Missing part"},
       {"an empty part", both(kName, R"({"linkId": "part", "item": [{"linkId": "color"}]})"), "Missing part"},
       {"a follow-up that is open",
        both(kName,
             R"({"linkId": "part", "item": [{"linkId": "color", "answer": [{"valueCoding": {"code": "red"}}]}]})"),
        "Missing why"},
       {"below an answer", both(both(kName, kPart), R"({"linkId": "visit", "item": [
                  {"linkId": "day", "answer": [{"valueDate": "2026"}]}]})"),
        "Missing hours"},
       {"below no answer", both(kName, kPart), ""}},
      ResponseStatus::Completed);
}

TEST(Validation, FindsEachKindOfIssue) {
  expect_all(
      {{"wrong type", R"({"linkId": "name", "answer": [{"valueInteger": 1}]})", "WrongType name"},
       {"too long", R"({"linkId": "name", "answer": [{"valueString": "abcd"}]})", "TooLong name"},
       {"blank", R"({"linkId": "name", "answer": [{"valueString": " "}]})", "Missing name"},
       {"not an option",
        R"({"linkId": "part", "item": [{"linkId": "color", "answer": [{"valueCoding": {"code": "green"}}]}]})",
        "NotAnOption color"},
       {"two answers", R"({"linkId": "name", "answer": [{"valueString": "a"}, {"valueString": "b"}]})", "TooMany name"},
       {"a question twice", both(kName, kName), "TooMany name"},
       {"a part twice", both(kPart, kPart), "TooMany part"},
       {"a closed question", R"({"linkId": "part", "item": [{"linkId": "why", "answer": [{"valueString": "x"}]}]})",
        "NotOpen why"},
       {"a closed question without an answer", R"({"linkId": "part", "item": [{"linkId": "why"}]})", ""},
       {"an unknown question", R"({"linkId": "shoe", "answer": [{"valueString": "x"}]})", "UnknownItem shoe"},
       {"a question of another part", R"({"linkId": "color", "answer": [{"valueCoding": {"code": "red"}}]})",
        "Misplaced color"},
       {"the wrong order", both(kPart, kName), "Misplaced name"},
       {"each that comes too late", both(both(R"({"linkId": "visit"})", kName), kPart),
        "Misplaced name; Misplaced part"},
       {"items below a question", R"({"linkId": "name", "item": [{"linkId": "shoe"}]})", "Misplaced name"},
       {"an answer of a part", R"({"linkId": "part", "answer": [{"valueBoolean": true}]})", "Misplaced part"},
       {"two answers of a part", R"({"linkId": "part", "answer": [{"valueBoolean": true}, {"valueBoolean": true}]})",
        "Misplaced part; Misplaced part"},
       {"an answer of a display", R"({"linkId": "note", "answer": [{"valueBoolean": true}]})", "Misplaced note"}},
      ResponseStatus::InProgress);
}

TEST(Validation, AsksForWhatIsRequiredOnceAResponseIsFinal) {
  const std::pair<ResponseStatus, const char*> cases[] = {{ResponseStatus::InProgress, ""},
                                                          {ResponseStatus::Completed, "Missing name; Missing part"},
                                                          {ResponseStatus::Amended, "Missing name; Missing part"},
                                                          {ResponseStatus::EnteredInError, ""},
                                                          {ResponseStatus::Stopped, ""}};
  for (const auto& [status, issues] : cases) expect_all({{"nothing", "", issues}}, status);
}

const char* const kPicks = R"({"linkId": "q", "type": "open-choice", "repeats": true, "answerOption": [
    {"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}},
    {"valueCoding": {"code": "none"}, "extension": [
      {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean": true}]}]})";

std::string picked(const std::vector<std::string>& codes) {
  std::string answers;
  for (const auto& code : codes) {
    const auto value =
        code.starts_with('"') ? R"("valueString": )" + code : R"("valueCoding": {"code": ")" + code + "\"}";
    answers += (answers.empty() ? "{" : ",{") + value + "}";
  }
  return R"({"linkId": "q", "answer": [)" + answers + "]}";
}

TEST(Validation, LooksAtAllAnswersOfAQuestionTogether) {
  const auto form = form_of(kPicks);
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"a", "b"}, ""},
      {{"none"}, ""},
      {{"none", "a"}, "One of these answers stands alone; keep only that one, or leave it out."},
      {{"a", "none"}, "One of these answers stands alone; keep only that one, or leave it out."},
      {{"none", "\"my own\""}, "One of these answers stands alone; keep only that one, or leave it out."},
      {{"a", "b", "a"}, "Choose each answer only once."},
      {{"none", "none"}, "Choose each answer only once."},
      {{"\"x\"", "\"x\""}, ""}};
  for (const auto& [codes, sentence] : cases) {
    const auto issues = validate(form, response_of(picked(codes)));
    EXPECT_EQ(issues.empty() ? "" : issues.at(0).sentence, sentence) << codes[0];
    EXPECT_LE(issues.size(), 1U) << codes[0];
  }
}

std::string repeating(const std::string& type, const std::string& rest) {
  const std::string base = "http://hl7.org/fhir/StructureDefinition/questionnaire-";
  return R"({"linkId": "q", "type": ")" + type + R"(", "repeats": true, "extension": [
    {"url": ")" +
         base + R"(minOccurs", "valueInteger": 2}, {"url": ")" + base + R"(maxOccurs", "valueInteger": 3}])" + rest +
         "}";
}

std::string times(int count, const std::string& one) {
  std::string all;
  for (int i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + one;
  return all;
}

TEST(Validation, CountsOccurrencesOfQuestionsAndGroups) {
  const auto question = form_of(repeating("integer", ""));
  const auto group = form_of(repeating("group", R"(, "item": [{"linkId": "a", "type": "integer"}])"));
  const std::string in_group = R"({"linkId": "q", "item": [{"linkId": "a", "answer": [{"valueInteger": 1}]}]})";
  const std::pair<int, const char*> cases[] = {{0, "Missing q"}, {1, "Missing q"}, {2, ""}, {3, ""}, {4, "TooMany q"}};
  for (const auto& [count, issues] : cases) {
    const auto answers =
        count == 0 ? "" : R"({"linkId": "q", "answer": [)" + times(count, R"({"valueInteger": 1})") + "]}";
    EXPECT_EQ(dump(validate(question, response_of(answers, ResponseStatus::Completed))), issues) << count;
    EXPECT_EQ(dump(validate(group, response_of(times(count, in_group), ResponseStatus::Completed))), issues) << count;
  }
  EXPECT_EQ(dump(validate(question, response_of(""))), "") << "not before the response is completed";
}

TEST(Validation, FindsEveryIssueInFormOrder) {
  const auto answers = R"({"linkId": "name", "answer": [{"valueString": "abcd"}]},
    {"linkId": "part", "item": [{"linkId": "color", "answer": [{"valueCoding": {"code": "green"}}]},
                                {"linkId": "shoe", "answer": [{"valueInteger": 1}]}]},
    {"linkId": "visit", "item": [{"linkId": "day", "answer": [{"valueString": "x"}]}]})";
  expect_all({{"all", answers,
               "TooLong name; NotAnOption color; Missing why; UnknownItem shoe; WrongType day; Missing hours"}},
             ResponseStatus::Completed);
}

TEST(Validation, FindsTextThatIsNotUtf8) {
  QuestionnaireResponse response;
  response.items = {{"name", "", {{std::string("\xC3("), {}}}, {}}};
  EXPECT_EQ(dump(validate(form_of(kForm), response)), "BadText name");
}

TEST(Validation, SpeaksKindly) {
  const auto form = form_of(kForm);
  const std::pair<std::string, const char*> cases[] = {
      {"", "Answer this question."},
      {both(kName, R"({"linkId": "part"})"), "Answer at least one question of this part."},
      {both(R"({"linkId": "name", "answer": [{"valueString": "a"}, {"valueString": "b"}]})", kPart),
       "Give only one answer."},
      {both(both(kName, kName), kPart), "Answer this only once."},
      {both(both(kName, kPart), R"({"linkId": "shoe"})"), "The form has no such question; remove this answer."}};
  for (const auto& [answers, sentence] : cases) {
    EXPECT_EQ(validate(form, response_of(answers, ResponseStatus::Completed)).at(0).sentence, sentence);
  }
}

}  // namespace
}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/operation_outcome.h"

#include <gtest/gtest.h>

#include "samples.h"

namespace forms {
namespace {

TEST(OperationOutcome, SaysThatAllIsWell) {
  EXPECT_EQ(write_outcome({}),
            R"({"resourceType":"OperationOutcome","issue":[)"
            R"({"severity":"information","code":"informational","diagnostics":"Nothing is wrong here."}]})");
}

TEST(OperationOutcome, SaysWhatIsWrongWithAForm) {
  const auto report = import_form(data("imported/conditions-without-behavior.json"));
  EXPECT_EQ(write_outcome({to_outcome(report.findings.at(0))}),
            R"({"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"invariant","diagnostics":)"
            R"("Several conditions without enableBehavior (que-12): any of them opens the item; say any or all.",)"
            R"("expression":["Questionnaire.item[1].enableWhen"]}]})");
}

TEST(OperationOutcome, SaysWhatIsWrongWithAnswers) {
  const Issue issue{Issue::Kind::Missing, "it's \\ \"a\"\n", "Answer this question."};
  EXPECT_EQ(write_outcome({to_outcome(issue)}),
            R"({"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"required",)"
            R"("diagnostics":"Answer this question.","expression":)"
            R"json(["QuestionnaireResponse.item.where(linkId='it\\'s \\\\ \"a\"\\n')"]}]})json");
}

TEST(OperationOutcome, GradesFindingsAsSeverities) {
  const auto severity = [](ImportGrade grade, Finding::Kind kind) {
    const auto outcome = to_outcome(Finding{grade, kind, "Questionnaire", "x."});
    return std::string(outcome.severity) + " " + std::string(outcome.code) + (outcome.is_error() ? " !" : "");
  };
  EXPECT_EQ(severity(ImportGrade::Ok, Finding::Kind::Invalid), "information invalid");
  EXPECT_EQ(severity(ImportGrade::Degraded, Finding::Kind::NotSupported), "warning not-supported");
  EXPECT_EQ(severity(ImportGrade::Blocked, Finding::Kind::Invariant), "error invariant !");
  EXPECT_EQ(severity(ImportGrade::Blocked, Finding::Kind::Unreadable), "fatal structure !");
}

TEST(OperationOutcome, EndsWithWhatCannotBeRead) {
  const auto outcome = [](Error::Kind kind) {
    const auto issue = to_outcome(Error(kind, "QuestionnaireResponse.status", "x."));
    return std::string(issue.severity) + " " + std::string(issue.code) + " " + issue.expression;
  };
  EXPECT_EQ(outcome(Error::Kind::NotJson), "fatal structure QuestionnaireResponse.status");
  EXPECT_EQ(outcome(Error::Kind::Unsupported), "fatal not-supported QuestionnaireResponse.status");
  EXPECT_EQ(outcome(Error::Kind::Invalid), "fatal invalid QuestionnaireResponse.status");
}

TEST(OperationOutcome, TurnsPlacesIntoFhirPath) {
  const std::pair<const char*, const char*> rows[] = {
      {"Questionnaire", "Questionnaire"},
      {"Questionnaire.item[3].type", "Questionnaire.item[3].type"},
      {"Questionnaire.item[0]._text.extension[1].valueString", "Questionnaire.item[0].text.extension[1].value"},
      {"Questionnaire.item[0].enableWhen[2].answerCoding.code", "Questionnaire.item[0].enableWhen[2].answer.code"},
      {"Questionnaire.item[0].answerOption[1].valueCoding", "Questionnaire.item[0].answerOption[1].value"},
      {"Questionnaire.item[0].answerValueSet", "Questionnaire.item[0].answerValueSet"},
      {"QuestionnaireResponse.item[0].answer[0].valueDate", "QuestionnaireResponse.item[0].answer[0].value"},
      {"Questionnaire.contained[0].compose.include[0].valueSet",
       "Questionnaire.contained[0].compose.include[0].valueSet"},
      {"Questionnaire.?", ""}};
  for (const auto& [place, expression] : rows) EXPECT_EQ(expression_of_place(place), expression);
}

}  // namespace
}  // namespace forms

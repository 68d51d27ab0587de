// SPDX-License-Identifier: MIT
#include "toolkit/form_verbs.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toolkit/command_line.h"
#include "toolkit/files.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

const std::string kForm =
    R"({"resourceType": "Questionnaire", "url": "urn:test:form", "version": "1", "status": "active",
  "item": [{"linkId": "a", "type": "string", "required": true, "maxLength": 3}]})";

std::string response(const std::string& members) {
  return R"({"resourceType": "QuestionnaireResponse", "questionnaire": "urn:test:form|1", "status": "completed")" +
         members + "}";
}

struct Desk {
  TemporaryFolder folder;
  std::ostringstream out;

  int check(const std::vector<std::string>& forms) {
    std::vector<std::filesystem::path> files;
    for (const auto& form : forms) files.push_back(folder.file(std::to_string(files.size()) + ".json", form));
    return check_forms(files, out);
  }
  int validate(const std::string& form, const std::string& answers) {
    return validate_answers(folder.file("form.json", form), folder.file("answers.json", answers), out);
  }
};

TEST(FormCheck, SaysThatAllIsWell) {
  Desk desk;
  EXPECT_EQ(desk.check({kForm, kForm}), kDone);
  EXPECT_EQ(desk.out.str(),
            R"({"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational",)"
            R"("diagnostics":"Nothing is wrong here."}]})"
            "\n");
}

TEST(FormCheck, ListsEveryFindingWithItsPlace) {
  Desk desk;
  auto form = kForm;
  form.replace(form.find("\"string\""), 8, "\"coding\"");
  EXPECT_EQ(desk.check({form}), kInputHasProblems);
  EXPECT_THAT(desk.out.str(), AllOf(HasSubstr(R"("severity":"error")"), HasSubstr("Questionnaire.item[0].type"),
                                    Not(HasSubstr("0.json"))));
}

TEST(FormCheck, IsDoneWithAFormThatIsOnlyDegraded) {
  Desk desk;
  auto form = kForm;
  form.insert(1, R"("extension": [{"url": "urn:test:unknown"}], )");
  EXPECT_EQ(desk.check({form}), kDone);
  EXPECT_THAT(desk.out.str(), HasSubstr(R"("severity":"warning")"));
}

TEST(FormCheck, NamesTheFileWhenThereAreSeveral) {
  Desk desk;
  EXPECT_EQ(desk.check({kForm, "{"}), kInputHasProblems);
  EXPECT_THAT(desk.out.str(), AllOf(HasSubstr("1.json: This is not valid JSON"), Not(HasSubstr("0.json"))));
}

TEST(FormCheck, StopsAtAFileThatIsNotThere) {
  std::ostringstream out;
  EXPECT_THROW(check_forms({"missing.json"}, out), FileError);
  EXPECT_EQ(out.str(), "");
}

TEST(FormValidate, SaysThatAnswersFit) {
  Desk desk;
  EXPECT_EQ(desk.validate(kForm, response(R"(, "item": [{"linkId": "a", "answer": [{"valueString": "yes"}]}])")),
            kDone);
  EXPECT_THAT(desk.out.str(), HasSubstr("Nothing is wrong here."));
}

TEST(FormValidate, ListsEveryIssueWithItsItemAndWithoutTheAnswer) {
  Desk desk;
  EXPECT_EQ(desk.validate(kForm, response(R"(, "item": [{"linkId": "a", "answer": [{"valueString": "needle"}]},
                                                       {"linkId": "b", "answer": [{"valueString": "needle"}]}])")),
            kInputHasProblems);
  EXPECT_THAT(desk.out.str(),
              AllOf(HasSubstr("QuestionnaireResponse.item.where(linkId='a')"),
                    HasSubstr("QuestionnaireResponse.item.where(linkId='b')"), Not(HasSubstr("needle"))));
}

TEST(FormValidate, WarnsOfAnswersToAnotherForm) {
  Desk desk;
  auto answers = response(R"(, "item": [{"linkId": "a", "answer": [{"valueString": "yes"}]}])");
  answers.replace(answers.find("|1"), 2, "|2");
  EXPECT_EQ(desk.validate(kForm, answers), kDone);
  EXPECT_THAT(desk.out.str(), HasSubstr("another version"));
}

TEST(FormValidate, WarnsOfScoresThatTheAnswersDoNotComeTo) {
  const std::string form =
      R"({"resourceType": "Questionnaire", "url": "urn:test:form", "version": "1", "status": "active",
  "item": [{"linkId": "a", "type": "integer"}, {"linkId": "sum", "type": "integer", "extension": [{"url":
  "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression", "valueExpression":
  {"language": "text/fhirpath", "expression": "%resource.item.where(linkId='a').answer.value + 1"}}]}]})";
  const auto answers = [](const std::string& sum) {
    return response(R"(, "item": [{"linkId": "a", "answer": [{"valueInteger": 2}]},
                                  {"linkId": "sum", "answer": [{"valueInteger": )" +
                    sum + "}]}]");
  };
  Desk desk;
  EXPECT_EQ(desk.validate(form, answers("3")), kDone);
  EXPECT_THAT(desk.out.str(), HasSubstr("Nothing is wrong here."));
  EXPECT_EQ(desk.validate(form, answers("7")), kDone);
  EXPECT_THAT(desk.out.str(), AllOf(HasSubstr(R"("severity":"warning")"), HasSubstr("where(linkId='sum')")));
}

TEST(FormValidate, EndsWithAnswersThatCannotBeRead) {
  Desk desk;
  EXPECT_EQ(desk.validate(kForm, "[]"), kInputHasProblems);
  EXPECT_THAT(desk.out.str(), AllOf(HasSubstr(R"("severity":"fatal")"), HasSubstr("not a FHIR QuestionnaireResponse")));
}

TEST(FormValidate, EndsWithAFormThatIsBlocked) {
  Desk desk;
  EXPECT_EQ(desk.validate("{}", response("")), kInputHasProblems);
  EXPECT_THAT(desk.out.str(), HasSubstr("not a FHIR Questionnaire"));
}

}  // namespace
}  // namespace toolkit

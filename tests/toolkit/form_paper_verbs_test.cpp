// SPDX-License-Identifier: MIT
#include "toolkit/form_paper_verbs.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/json.h"
#include "forms/shipped.h"
#include "printed.h"
#include "toolkit/command_line.h"
#include "workplace.h"

namespace toolkit {
namespace {

using testing::HasSubstr;

std::filesystem::path own_form(const std::string& name) {
  return std::filesystem::path(TEST_DATA).parent_path() / "forms/questionnaires" / (name + ".json");
}

/// What a verb said and how it ended.
struct CommandOutput {
  int exit_code;
  std::string out;
  std::string problems;
};

CommandOutput print(const FormPrint& print) {
  std::ostringstream problems;
  const int exit_code = print_form(print, problems);
  return {exit_code, "", problems.str()};
}

CommandOutput read(const std::filesystem::path& pdf, const std::optional<std::filesystem::path>& form = {},
                   const std::optional<std::filesystem::path>& against = {}) {
  std::ostringstream out;
  std::ostringstream problems;
  const int exit_code = read_filled_form({pdf, form, against}, out, problems);
  return {exit_code, out.str(), problems.str()};
}

TEST(FormPaperVerbs, PrintAnswersAndReadThemBack) {
  const test::TemporaryFolder folder;
  const auto answers = folder.file(
      "answers.json", R"({"resourceType":"QuestionnaireResponse","status":"in-progress","item":[{"linkId":"you",)"
                      R"("item":[{"linkId":"A1","answer":[{"valueString":"Nguyễn Thị Ánh"}]}]}]})");
  const auto pdf = folder.path() / "intake.pdf";
  FormPrint intake{own_form("intake"), pdf, answers};
  intake.is_short = true;
  EXPECT_EQ(print(intake).exit_code, kDone);
  const auto said = read(pdf);
  EXPECT_EQ(said.exit_code, kInputHasProblems);
  EXPECT_THAT(said.problems, HasSubstr(pdf.string() + ": C2: Answer this question.\n"));
  EXPECT_EQ(forms::find_text(forms::read_response(said.out), "A1"), "Nguyễn Thị Ánh");
}

TEST(FormPaperVerbs, SayWhyAFormIsNotPrinted) {
  const test::TemporaryFolder folder;
  const auto pdf = folder.path() / "form.pdf";
  EXPECT_THAT(print({own_form("screening"), pdf}).problems, HasSubstr("--own-record"));
  FormPrint own{own_form("screening"), pdf};
  own.audience = handouts::FormAudience::OwnRecord;
  EXPECT_EQ(print(own).exit_code, kDone);
  const auto answers = folder.file(
      "answers.json", R"({"resourceType":"QuestionnaireResponse","status":"in-progress","questionnaire":"urn:other"})");
  const auto said = print({own_form("intake"), pdf, answers});
  EXPECT_EQ(said.exit_code, kInputHasProblems);
  EXPECT_THAT(said.problems, HasSubstr("another form"));
}

TEST(FormPaperVerbs, ReadWithTheQuestionnaireThatIsNamed) {
  const test::TemporaryFolder folder;
  const auto form = folder.file(
      "form.json", R"({"resourceType":"Questionnaire","status":"active","url":"urn:test:form","version":"1",)"
                   R"("item":[{"linkId":"a","text":"Asked","type":"string"}]})");
  const auto pdf = folder.path() / "form.pdf";
  EXPECT_EQ(print({form, pdf}).exit_code, kDone);
  EXPECT_EQ(read(pdf, form).exit_code, kDone);
  EXPECT_ANY_THROW(read(pdf));
}

/// Two questions and their sum; what else the form has is `members`.
std::string scored_form(const std::string& members = "") {
  const auto question = [](const std::string& id) {
    return R"({"linkId":")" + id + R"(","text":"Asked","type":"integer"},)";
  };
  return R"({"resourceType":"Questionnaire","status":"active","url":"urn:test:scored","version":"1",)" + members +
         R"("item":[)" + question("a") + question("b") +
         R"({"linkId":"sum","text":"Sum","type":"integer","readOnly":true,"extension":[{"url":)"
         R"("http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",)"
         R"("valueExpression":{"language":"text/fhirpath","expression":)"
         R"("%resource.item.where(linkId='a').answer.value + %resource.item.where(linkId='b').answer.value"}}]}]})";
}

/// Answers to it, with a sum that is wrong.
const std::string kScoredAnswers =
    R"({"resourceType":"QuestionnaireResponse","status":"in-progress","item":[)"
    R"({"linkId":"a","answer":[{"valueInteger":2}]},{"linkId":"b","answer":[{"valueInteger":3}]},)"
    R"({"linkId":"sum","answer":[{"valueInteger":99}]}]})";

TEST(FormPaperVerbs, TakeAFormOfWhichSomethingIsLeftOut) {
  const test::TemporaryFolder folder;
  const auto form =
      folder.file("form.json", R"({"resourceType":"Questionnaire","status":"active","url":"urn:test:form","item":[)"
                               R"({"linkId":"photo","text":"A photo","type":"attachment"},)"
                               R"({"linkId":"a","text":"Asked","type":"string"}]})");
  const auto pdf = folder.path() / "form.pdf";
  EXPECT_EQ(print({form, pdf}).exit_code, kDone);
  EXPECT_EQ(read(pdf, form).exit_code, kDone);
}

TEST(FormPaperVerbs, ReadAnswersInTheLanguageThatWasPrinted) {
  const test::TemporaryFolder folder;
  const auto pdf = folder.path() / "form.pdf";
  const auto answers = folder.file(
      "answers.json", R"({"resourceType":"QuestionnaireResponse","status":"in-progress","item":[{"linkId":"you",)"
                      R"("item":[{"linkId":"A1","answer":[{"valueString":"Ana"}]}]}]})");
  FormPrint spanish{own_form("intake"), pdf, answers};
  spanish.language = "es-US";
  EXPECT_EQ(print(spanish).exit_code, kDone);
  for (const auto& form : {std::optional<std::filesystem::path>{}, std::optional(own_form("intake"))}) {
    const auto response = forms::read_response(read(pdf, form).out);
    EXPECT_EQ(response.language, "es-US");
    EXPECT_EQ(response.items.front().items.front().text,
              forms::find_item(forms::shipped_in("intake", "es-US"), "A1")->text);
  }
}

TEST(FormPaperVerbs, SayWhyAFormIsBlocked) {
  const test::TemporaryFolder folder;
  const auto form =
      folder.file("form.json", R"({"resourceType":"Questionnaire","status":"active","url":"urn:test:form","item":[)"
                               R"({"linkId":"a","text":"A photo","type":"attachment","required":true}]})");
  const auto pdf = folder.path() / "form.pdf";
  const auto printed = print({form, pdf});
  EXPECT_EQ(printed.exit_code, kInputHasProblems);
  EXPECT_THAT(printed.problems, HasSubstr(form.string() + ": Questionnaire.item[0]"));
  EXPECT_FALSE(std::filesystem::exists(pdf));
  EXPECT_EQ(print({folder.file("good.json", scored_form()), pdf}).exit_code, kDone);
  const auto said = read(pdf, form);
  EXPECT_EQ(said.exit_code, kInputHasProblems);
  EXPECT_EQ(said.problems, printed.problems);
  EXPECT_EQ(said.out, "");
}

TEST(FormPaperVerbs, CalculateScoresThemselves) {
  const test::TemporaryFolder folder;
  const auto form = folder.file("form.json", scored_form());
  const auto pdf = folder.path() / "form.pdf";
  EXPECT_EQ(print({form, pdf, folder.file("answers.json", kScoredAnswers)}).exit_code, kDone);
  const auto text = test::extracted_text(pdf);
  EXPECT_THAT(text, HasSubstr("Sum: 5"));
  const auto said = read(pdf, form);
  EXPECT_EQ(said.exit_code, kDone);
  EXPECT_EQ(forms::find_integer(forms::read_response(said.out), "sum"), 5);
}

TEST(FormPaperVerbs, SayInWordsWhatAPaperWouldChange) {
  const test::TemporaryFolder folder;
  const auto form = folder.file("form.json", scored_form());
  const auto pdf = folder.path() / "form.pdf";
  const auto stored = folder.file("stored.json", kScoredAnswers);
  EXPECT_EQ(print({form, pdf, stored}).exit_code, kDone);
  EXPECT_EQ(read(pdf, form, stored).out, "Nothing would change.\n");
  EXPECT_EQ(print({form, pdf}).exit_code, kDone);
  const auto said = read(pdf, form, stored);
  EXPECT_EQ(said.exit_code, kDone);
  EXPECT_EQ(said.out, "Asked: “2” → no answer\nAsked: “3” → no answer\n");
  const auto other = folder.file(
      "other.json", R"({"resourceType":"QuestionnaireResponse","status":"in-progress","questionnaire":"urn:other"})");
  const auto refused = read(pdf, form, other);
  EXPECT_EQ(refused.exit_code, kInputHasProblems);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.problems, HasSubstr("another form"));
}

}  // namespace
}  // namespace toolkit

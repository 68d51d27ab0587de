// SPDX-License-Identifier: MIT
#include "toolkit/form_paper_verbs.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/json.h"
#include "toolkit/command_line.h"
#include "workplace.h"

namespace toolkit {
namespace {

using testing::HasSubstr;

std::filesystem::path own_form(const std::string& name) {
  return std::filesystem::path(TEST_DATA).parent_path() / "forms/questionnaires" / (name + ".json");
}

/// What a verb said and how it ended.
struct Said {
  int exit_code;
  std::string out;
  std::string problems;
};

Said print(const FormPrint& print) {
  std::ostringstream problems;
  const int exit_code = print_form(print, problems);
  return {exit_code, "", problems.str()};
}

Said read(const std::filesystem::path& pdf, const std::optional<std::filesystem::path>& form = {}) {
  std::ostringstream out;
  std::ostringstream problems;
  const int exit_code = read_filled_form(pdf, form, out, problems);
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

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "forms/form_warnings.h"

#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "forms/validation.h"
#include "samples.h"

namespace forms {
namespace {

Questionnaire form(const std::string& status, const std::string& period = "{}") {
  return read_questionnaire(R"({"resourceType": "Questionnaire", "url": "urn:test:form", "version": "2", "status": ")" +
                            status + R"(", "effectivePeriod": )" + period +
                            R"(, "item": [{"linkId": "a", "type": "string"}]})");
}

QuestionnaireResponse response(const std::string& form, const std::string& authored = "") {
  QuestionnaireResponse answers;
  answers.questionnaire = form;
  answers.authored = authored;
  return answers;
}

std::string warnings(const Questionnaire& questionnaire, const QuestionnaireResponse& answers) {
  std::string text;
  for (const auto warning : find_warnings(questionnaire, answers)) text += to_text(warning);
  return text;
}

TEST(FormWarning, IsNoneForTheFormThatIsNamed) {
  EXPECT_EQ(warnings(form("active"), response("urn:test:form|2")), "");
  EXPECT_EQ(warnings(form("active"), response("urn:test:form")), "");
  EXPECT_EQ(warnings(form("unknown"), response("urn:test:form")), "");
}

TEST(FormWarning, SaysThatAnotherFormIsNamed) {
  EXPECT_EQ(warnings(form("active"), response("urn:test:other|2")), "These answers name another form.");
  EXPECT_EQ(warnings(form("active"), response("")), "These answers name another form.");
  EXPECT_EQ(warnings(form("active"), response("urn:test:form|1")), "These answers name another version of this form.");
}

TEST(FormWarning, SaysThatTheFormIsNotOneToUse) {
  EXPECT_EQ(warnings(form("draft"), response("urn:test:form")), "This form is a draft.");
  EXPECT_EQ(warnings(form("retired"), response("urn:test:form")), "This form is retired.");
}

TEST(FormWarning, SaysThatTheFormWasNotInEffect) {
  const auto in_2026 = form("active", R"({"start": "2026-02-01", "end": "2026-11"})");
  const std::pair<const char*, const char*> cases[] = {
      {"2026-01-31T10:00:00Z", "This form was not yet in effect when these answers were given."},
      {"2026-02-01T10:00:00Z", ""},
      {"2026-11-30", ""},
      {"2026-12-01", "This form was no longer in effect when these answers were given."},
      {"", ""},
      {"someday", ""}};
  for (const auto& [authored, expected] : cases)
    EXPECT_EQ(warnings(in_2026, response("urn:test:form", authored)), expected) << authored;
}

TEST(FormWarning, IsNoIssueOfAnAnswer) {
  const auto past = form("retired", R"({"end": "2020"})");
  auto answers = response("urn:test:other", "2026-11-23");
  answers.items = {{"a", "", {{std::string("x"), {}}}, {}}};
  EXPECT_EQ(dump(validate(past, answers)), "");
}

TEST(EffectivePeriod, HasDatesThatExist) {
  EXPECT_THROW(form("active", R"({"start": "2026-02-30"})"), Error);
}

}  // namespace
}  // namespace forms

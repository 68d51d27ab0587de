// SPDX-License-Identifier: MIT
#include "toolkit/answers_on_paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/json.h"
#include "screen.h"

namespace toolkit {
namespace {

using handouts::FormAudience;
using testing::HasSubstr;

/// A question that repeats with one below it, and a group of which there are at most two.
forms::Questionnaire form(const std::string& below = "") {
  return forms::read_questionnaire(
      R"({"resourceType":"Questionnaire","status":"active","url":"urn:test:form","item":[)"
      R"({"linkId":"name","text":"Who?","type":"string","repeats":true,"item":[)"
      R"({"linkId":"age","text":"How old?","type":"integer")" +
      below +
      R"(}]},{"linkId":"g","text":"Visits","type":"group","repeats":true,"extension":[)"
      R"({"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs","valueInteger":2}],"item":[)"
      R"({"linkId":"when","text":"When?","type":"date"}]}]})");
}

forms::Answer answer(const std::string& name, bool has_age) {
  if (!has_age) return {name, {}};
  return {name, {{"age", "", {{7, {}}}, {}}}};
}

forms::QuestionnaireResponse of(std::vector<forms::ResponseItem> items) {
  return {"urn:test:form", {}, "", "", std::move(items)};
}

TEST(AnswersOnPaper, HaveRoomBelowTheFirstAnswerOnly) {
  const auto first = of({{"name", "", {answer("Zoë", true), answer("王小明", false)}, {}}});
  EXPECT_EQ(problem_on_paper(form(), first, FormAudience::Client), "");
  const auto both = of({{"name", "", {answer("Zoë", true), answer("王小明", true)}, {}}});
  EXPECT_THAT(problem_on_paper(form(), both, FormAudience::Client),
              AllOf(HasSubstr("“Who?” has several"), HasSubstr("Print the form without answers")));
  const auto own = form(R"(,"extension":[{"url":"urn:both-of-us:sensitivity","valueCode":"W"}])");
  EXPECT_EQ(problem_on_paper(own, both, FormAudience::Client), "");
  EXPECT_NE(problem_on_paper(own, both, FormAudience::OwnRecord), "");
}

TEST(AnswersOnPaper, HaveRoomForAsManyPartsAsTheFormAllows) {
  const forms::ResponseItem visit{"g", "", {}, {{"when", "", {{forms::Date{2026, 11, 23}, {}}}, {}}}};
  EXPECT_EQ(problem_on_paper(form(), of({visit, visit}), FormAudience::Client), "");
  EXPECT_THAT(problem_on_paper(form(), of({visit, visit, visit}), FormAudience::Client),
              HasSubstr("“Visits” is answered more often"));
}

TEST(AnswersOnPaper, NameAQuestionWithoutWordsInTheLanguageOfTheScreen) {
  const auto without_words = forms::read_questionnaire(
      R"({"resourceType":"Questionnaire","status":"active","url":"urn:test:form","item":[)"
      R"({"linkId":"name","type":"string","repeats":true,"item":[{"linkId":"age","type":"integer"}]}]})");
  const auto both = of({{"name", "", {answer("Zoë", true), answer("王小明", true)}, {}}});
  EXPECT_THAT(problem_on_paper(without_words, both, FormAudience::Client), HasSubstr("“Question 1”"));
  const test::Screen spanish(Language::Spanish);
  EXPECT_THAT(problem_on_paper(without_words, both, FormAudience::Client), HasSubstr("“Pregunta 1”"));
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/answer_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "toolkit/desks/intake_desk.h"

namespace toolkit {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::string written(Form form, const Typed& typed) {
  return forms::write_response(read_typed(questionnaire(form), typed).response);
}

TEST(AnswerTexts, AreWhatWasPickedAndWritten) {
  const auto texts = answer_texts(written(Form::Intake, test::maria_intake()));
  EXPECT_THAT(texts, AllOf(Contains(test::kMaria), Contains("that we eat together again")));
  // Choices as a person reads them, not their codes.
  EXPECT_THAT(texts, Not(Contains("R13")));
  EXPECT_THAT(texts, Contains(testing::HasSubstr("blame")));
}

TEST(AnswerTexts, HaveNothingOfTheSafetyCompartment) {
  EXPECT_THAT(answer_texts(written(Form::Screening, test::priya_screening())), IsEmpty());
}

TEST(AnswerTexts, HaveNothingThatWasSetAside) {
  const auto json =
      written(Form::Intake, {{"E1", {"yes-ok"}}, {"E2", {"no"}}, {"N3", {"phone"}}, {"A4", {"12 March"}}});
  ASSERT_THAT(json, testing::HasSubstr("urn:both-of-us:set-aside"));
  EXPECT_THAT(answer_texts(json), IsEmpty()) << "E1 is private, the others are no answers";
}

TEST(AnswerTexts, SayWhatWasWrittenWithItsMarksAndLines) {
  const std::string text = "“He said: \"no\"”,\nback\\slash, tab\t, 💛 Kaʻiulani";
  auto texts = answer_texts(written(Form::Intake, {{"D4", {text}}}));
  EXPECT_THAT(texts, ElementsAre("“He said: \"no\"”,\nback\\slash, tab , 💛 Kaʻiulani"));
}

TEST(AnswerTexts, AreNoneWhereNothingCanBeRead) {
  for (const char* json : {"", "{", "\"", "\"display", "\"display\":", "\"display\":\"cut sho", "\"a\\"})
    EXPECT_THAT(answer_texts(json), IsEmpty()) << json;
}

}  // namespace
}  // namespace toolkit

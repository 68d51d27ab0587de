// SPDX-License-Identifier: MIT
#include "handouts/form_conditions.h"

#include <gtest/gtest.h>

#include "paper_forms.h"

namespace handouts {
namespace {

/// What is said of the last item of a form with a question of each kind before it.
std::string sentence(const std::string& conditions, const std::string& behavior = "any",
                     const std::string& language = "en-US") {
  const auto form = paper_forms::form_of(
      R"({"linkId":"yes","prefix":"1","text":"Known?","type":"boolean"},)"
      R"({"linkId":"pick","prefix":"2.","text":"Pick","type":"choice","answerOption":[)"
      R"({"valueCoding":{"code":"a","display":"Apples"}},{"valueCoding":{"code":"b","display":"Bread"}}]},)"
      R"({"linkId":"many","text":"How many?","type":"integer"},{"linkId":"day","prefix":"4","type":"date"},)"
      R"({"linkId":"nameless","type":"boolean"},)"
      R"({"linkId":"last","text":"Last","type":"string","enableBehavior":")" +
          behavior + R"(","enableWhen":[)" + conditions + "]}",
      language);
  return condition_sentence(plan_form(form, FormAudience::Client).items.back(), forms::ItemIndex(form.items),
                            FormWords(language));
}

std::string when(const std::string& question, const std::string& op, const std::string& answer) {
  return R"({"question":")" + question + R"(","operator":")" + op + R"(",)" + answer + "}";
}

const std::string kApples = R"("answerCoding":{"code":"a"})";
const std::string kBread = R"("answerCoding":{"code":"b"})";

TEST(FormConditions, SaysEachKindInWords) {
  const struct {
    std::string conditions;
    std::string english;
    std::string spanish;
  } cases[] = {
      {when("yes", "=", R"("answerBoolean":true)"), "Only if you answered “Yes” to question 1.",
       "Solo si respondió «Sí» a la pregunta 1."},
      {when("pick", "=", kApples), "Only if you answered “Apples” to question 2.",
       "Solo si respondió «Apples» a la pregunta 2."},
      {when("pick", "!=", kApples), "Only if your answer to question 2 is not “Apples”.",
       "Solo si su respuesta a la pregunta 2 no es «Apples»."},
      {when("pick", "exists", R"("answerBoolean":true)"), "Only if you answered question 2.",
       "Solo si respondió la pregunta 2."},
      {when("pick", "exists", R"("answerBoolean":false)"), "Only if you left question 2 empty.",
       "Solo si dejó en blanco la pregunta 2."},
      {when("many", ">", R"("answerInteger":3)"), "Only if your answer to the question “How many?” is more than 3.",
       "Solo si su respuesta a la pregunta «How many?» es más de 3."},
      {when("many", "<=", R"("answerInteger":3)"), "Only if your answer to the question “How many?” is 3 or less.",
       "Solo si su respuesta a la pregunta «How many?» es 3 o menos."},
      {when("day", ">=", R"("answerDate":"2026-11-23")"), "Only if your answer to question 4 is 2026-11-23 or later.",
       "Solo si su respuesta a la pregunta 4 es 2026-11-23 o posterior."},
      {when("day", "<", R"("answerDate":"2026-11-23")"),
       "Only if your answer to question 4 is earlier than 2026-11-23.",
       "Solo si su respuesta a la pregunta 4 es anterior a 2026-11-23."},
      {when("nameless", "=", R"("answerBoolean":true)"), "Only if you answered “Yes” to question 5.",
       "Solo si respondió «Sí» a la pregunta 5."},
  };
  for (const auto& [conditions, english, spanish] : cases) {
    EXPECT_EQ(sentence(conditions), english);
    EXPECT_EQ(sentence(conditions, "any", "es-MX"), spanish);
  }
}

TEST(FormConditions, JoinsSeveral) {
  const auto yes = when("yes", "=", R"("answerBoolean":true)");
  const auto apples = when("pick", "=", kApples);
  const auto bread = when("pick", "=", kBread);
  EXPECT_EQ(sentence(yes + "," + apples, "all"),
            "Only if you answered “Yes” to question 1 and you answered “Apples” to question 2.");
  EXPECT_EQ(sentence(yes + "," + apples + "," + bread),
            "Only if you answered “Yes” to question 1 or you answered “Apples” or “Bread” to question 2.");
  EXPECT_EQ(sentence(when("pick", "!=", kApples) + "," + when("pick", "!=", kBread), "all"),
            "Only if your answer to question 2 is not “Apples” or “Bread”.");
}

TEST(FormConditions, LeavesOutWhatIsSaidAnyway) {
  const auto answered = when("pick", "exists", R"("answerBoolean":true)");
  EXPECT_EQ(sentence(answered + "," + when("pick", "!=", kApples), "all"),
            "Only if your answer to question 2 is not “Apples”.");
}

}  // namespace
}  // namespace handouts

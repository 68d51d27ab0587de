// SPDX-License-Identifier: MIT
#include "handouts/form_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/json.h"
#include "forms/shipped.h"
#include "paper_forms.h"
#include "workbench.h"

namespace handouts {
namespace {

using paper_forms::form_of;
using testing::HasSubstr;
using testing::Not;

/// What stands under the title.
std::string dump(const std::string& items, FormPaper paper = FormPaper::Fillable,
                 const forms::QuestionnaireResponse* answers = nullptr, std::string_view language = "en-US") {
  const auto text = to_text(document_of(form_of(items, language), answers, paper));
  const std::string title = "heading 1 \"A form\"\n";
  EXPECT_EQ(text.substr(0, title.size()), title);
  return text.substr(title.size());
}

std::string item(const std::string& type, const std::string& more = "") {
  return R"({"linkId":"a","text":"Asked","type":")" + type + "\"" + (more.empty() ? "" : "," + more) + "}";
}

/// Options "Word 1", "Word 2" and so on.
std::string options(int count) {
  std::string list;
  for (int i = 1; i <= count; ++i) {
    const auto number = std::to_string(i);
    list += (i > 1 ? "," : "") + (R"({"valueCoding":{"code":"c/)" + number + R"(","display":"Word )" + number + "\"}}");
  }
  return R"("answerOption":[)" + list + "]";
}

std::string listed(int count) {
  std::string list;
  for (int i = 1; i <= count; ++i) list += "  option o" + std::to_string(i) + " \"Word " + std::to_string(i) + "\"\n";
  return list;
}

const std::string kScale =
    R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},)"
    R"({"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":10}])";
const std::string kMiles = R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit",)"
                           R"("valueCoding":{"code":"[mi_i]","display":"miles"}}])";

std::string numbers_to_ten() {
  std::string list;
  for (int i = 0; i <= 10; ++i) list += "  option " + std::to_string(i) + " \"" + std::to_string(i) + "\"\n";
  return list;
}

TEST(FormDocument, AsksForTheDayFirstWhereThatIsUsual) {
  for (const auto& [language, hint, with_time] :
       {std::tuple{"en-US", "Day, month and year.", "Day, month, year and time."},
        std::tuple{"es-US", "Día, mes y año.", "Día, mes, año y hora."}}) {
    const auto text = [&](const char* type, FormPaper paper) {
      return to_text(
          document_of(form_of(item(type), language), nullptr, paper, FormAudience::Client, DayOrder::DayFirst));
    };
    EXPECT_THAT(text("date", FormPaper::Pen), HasSubstr(hint));
    EXPECT_THAT(text("dateTime", FormPaper::Pen), HasSubstr(with_time));
    EXPECT_THAT(text("date", FormPaper::Fillable), HasSubstr("2026-11-23"));
  }
}

TEST(FormDocument, SetsEachKindOfQuestionForScreenAndPen) {
  const std::string date = "  note \"Year, month and day, such as 2026-11-23.\"\n";
  const std::string yes_and_no = "  option yes \"Yes\"\n  option no \"No\"\n";
  const struct {
    std::string item;
    std::string screen;
    std::string pen;
  } cases[] = {
      {item("boolean"), "field radio q1 \"Asked\" row\n" + yes_and_no,
       "field radio q1 \"Asked\" pen row\n" + yes_and_no},
      {item("string"), "field text q1 \"Asked\"\n", "field text q1 \"Asked\" pen\n"},
      {item("text"), "field multiline q1 4 \"Asked\"\n", "field multiline q1 4 \"Asked\" pen\n"},
      {item("text", R"("maxLength":200)"), "field multiline q1 2 \"Asked\"\n", "field multiline q1 2 \"Asked\" pen\n"},
      {item("date"), "field text q1 \"Asked\" short\n" + date,
       "field text q1 \"Asked\" pen short\n  note \"Month, day and year.\"\n"},
      {item("dateTime"), "field text q1 \"Asked\" short\n" + date,
       "field text q1 \"Asked\" pen short\n  note \"Month, day, year and time.\"\n"},
      {item("time"), "field text q1 \"Asked\" short\n  note \"Hours and minutes, such as 14:30.\"\n",
       "field text q1 \"Asked\" pen short\n  note \"Hours and minutes.\"\n"},
      {item("integer"), "field text q1 \"Asked\" short\n", "field text q1 \"Asked\" pen short\n"},
      {item("integer", kScale), "field choice q1 \"Asked\" scale\n" + numbers_to_ten(),
       "field radio q1 \"Asked\" pen scale\n" + numbers_to_ten()},
      {item("decimal"), "field text q1 \"Asked\" short\n  note \"A number, such as 7.5.\"\n",
       "field text q1 \"Asked\" pen short\n"},
      {item("quantity"), "field text q1 \"Asked\" short\n  note \"A number and what it counts, such as 7.5 kg.\"\n",
       "field text q1 \"Asked\" pen short\n  note \"A number and what it counts, such as 7.5 kg.\"\n"},
      {item("quantity", kMiles), "field text q1 \"Asked\" unit \"miles\" short\n",
       "field text q1 \"Asked\" unit \"miles\" pen short\n"},
      {item("url"), "field text q1 \"Asked\"\n  note \"The whole address, such as https://example.org.\"\n",
       "field text q1 \"Asked\" pen\n"},
      {item("choice", options(2)), "field radio q1 \"Asked\" row\n" + listed(2),
       "field radio q1 \"Asked\" pen row\n" + listed(2)},
      {item("choice", options(8)), "field radio q1 \"Asked\"\n" + listed(8),
       "field radio q1 \"Asked\" pen\n" + listed(8)},
      {item("choice", options(9)), "field choice q1 \"Asked\" row\n" + listed(9),
       "field radio q1 \"Asked\" pen row\n" + listed(9)},
      {item("choice", options(5) + R"(,"repeats":true)"),
       "field check q1 \"Asked\"\n  note \"Choose all that fit.\"\n" + listed(5),
       "field check q1 \"Asked\" pen\n  note \"Choose all that fit.\"\n" + listed(5)},
      {item("open-choice", options(5)),
       "field radio q1 \"Asked\"\n" + listed(5) + "field text q1-own \"Something else:\" below\n",
       "field radio q1 \"Asked\" pen\n" + listed(5) + "field text q1-own \"Something else:\" pen below\n"},
      {item("open-choice"), "field text q1 \"Asked\"\n", "field text q1 \"Asked\" pen\n"},
      {item("string", R"("repeats":true)"), "field multiline q1 3 \"Asked\"\n  note \"One on each line.\"\n",
       "field multiline q1 3 \"Asked\" pen\n  note \"One on each line.\"\n"},
      {item("display"), "paragraph \"Asked\"\n", "paragraph \"Asked\"\n"},
  };
  for (const auto& [item, screen, pen] : cases) {
    EXPECT_EQ(dump(item), screen);
    EXPECT_EQ(dump(item, FormPaper::Pen), pen);
  }
}

TEST(FormDocument, SaysWhenToAnswerUnderTheQuestion) {
  EXPECT_EQ(dump(R"({"linkId":"a","prefix":"4.","text":"First","type":"boolean"},)"
                 R"({"linkId":"b","text":"Second","type":"string","enableWhen":[)"
                 R"({"question":"a","operator":"=","answerBoolean":true}]})"),
            "field radio q1 number \"4.\" \"First\" row\n  option yes \"Yes\"\n  option no \"No\"\n"
            "field text q2 number \"\" \"Second\"\n  note \"*Only if you answered “Yes” to question 4.*\"\n");
}

TEST(FormDocument, PrintsARepeatingGroupThreeTimes) {
  EXPECT_EQ(dump(R"({"linkId":"g","text":"Children","type":"group","repeats":true,"item":[)"
                 R"({"linkId":"a","text":"Age","type":"integer"},{"linkId":"b","text":"Name","type":"string"}]})",
                 FormPaper::Pen),
            "heading 2 \"Children (1)\"\nnote \"There is room for 3. Leave empty what you do not need.\"\n"
            "field text q2-1 \"Age\" pen short stays\nfield text q3-1 \"Name\" pen\n"
            "heading 2 \"Children (2)\"\nfield text q2-2 \"Age\" pen short stays\nfield text q3-2 \"Name\" pen\n"
            "heading 2 \"Children (3)\"\nfield text q2-3 \"Age\" pen short stays\nfield text q3-3 \"Name\" pen\n");
}

TEST(FormDocument, MakesRoomForEveryRepetitionThatIsAnswered) {
  forms::QuestionnaireResponse answers;
  for (int i = 0; i < 5; ++i) answers.items.push_back({"g", "", {}, {{"a", "", {{i, {}}}, {}}}});
  const auto text = dump(R"({"linkId":"g","text":"Children","type":"group","repeats":true,"item":[)"
                         R"({"linkId":"a","text":"Age","type":"integer"}]})",
                         FormPaper::Fillable, &answers);
  EXPECT_THAT(text, HasSubstr("heading 2 \"Children (5)\"\nfield text q2-5 \"Age\" short\n  value \"4\"\n"));
  EXPECT_THAT(text, HasSubstr("There is room for 5."));
}

TEST(FormDocument, EndsASignedPartWithALineToSignOn) {
  EXPECT_EQ(dump(R"({"linkId":"g","text":"Agreement","type":"group","extension":[{"url":)"
                 R"("http://hl7.org/fhir/StructureDefinition/questionnaire-signatureRequired",)"
                 R"("valueCodeableConcept":{"coding":[{"code":"1.2.840.10065.1.12.1.7"}]}}],"item":[)"
                 R"({"linkId":"a","text":"Name","type":"string"}]})"),
            "heading 2 \"Agreement\"\nfield text q2 \"Name\" beside\nfield text signature \"Signature\" pen beside\n");
}

TEST(FormDocument, LeavesRoomForNoMoreThanMayBeAnswered) {
  const std::string twice =
      R"("repeats":true,"extension":[)"
      R"({"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs","valueInteger":)";
  EXPECT_EQ(dump(item("string", twice + "2}]")), "field multiline q1 2 \"Asked\"\n  note \"One on each line.\"\n");
  const auto group = [&](const std::string& count) {
    return R"({"linkId":"g","text":"Children","type":"group","item":[{"linkId":"a","text":"Age","type":"integer"}],)" +
           twice + count + "}]}";
  };
  EXPECT_EQ(dump(group("2")),
            "heading 2 \"Children (1)\"\nnote \"There is room for 2. Leave empty what you do not need.\"\n"
            "field text q2-1 \"Age\" short\nheading 2 \"Children (2)\"\nfield text q2-2 \"Age\" short\n");
  EXPECT_EQ(dump(group("1")), "heading 2 \"Children\"\nfield text q2-1 \"Age\" short\n");
}

TEST(FormDocument, SetsALineToSignOnUnderASignedQuestion) {
  const std::string is_signed =
      R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-signatureRequired",)"
      R"("valueCodeableConcept":{"coding":[{"code":"1.2.840.10065.1.12.1.7"}]}}])";
  EXPECT_EQ(dump(item("string", is_signed + R"(,"item":[{"linkId":"b","text":"Below","type":"string"}])") +
                 R"(,{"linkId":"c","text":"Next","type":"string"})"),
            "field text q1 \"Asked\" stays\nfield text signature \"Signature\" pen beside\n"
            "field text q2 \"Below\"\n  note \"*Only if you answered the question “Asked”.*\"\n"
            "field text q3 \"Next\"\n");
  EXPECT_EQ(dump(item("display", is_signed)), "paragraph \"Asked\"\nfield text signature \"Signature\" pen beside\n");
}

TEST(FormDocument, LaysAnswersPlainly) {
  const std::string odd = "one\ttwo\r\nthree\vfour";
  const forms::QuestionnaireResponse answers{"", {}, "", "", {{"a", "", {{odd, {}}}, {}}}};
  EXPECT_THAT(dump(item("text"), FormPaper::Pen, &answers), HasSubstr("  value \"one two\\nthreefour\"\n"));
  EXPECT_EQ(dump(item("string", R"("readOnly":true)"), FormPaper::Fillable, &answers),
            "paragraph \"Asked: **one two\\nthreefour**\"\n");
}

TEST(FormDocument, CallsAScoreWithoutTextByItsNumber) {
  const forms::QuestionnaireResponse answers{"", {}, "", "", {{"s", "", {{7, {}}}, {}}}};
  EXPECT_EQ(dump(R"({"linkId":"a","type":"display","text":"Words"},{"linkId":"s","type":"integer","readOnly":true})",
                 FormPaper::Fillable, &answers),
            "paragraph \"Words\"\nparagraph \"Question 2: **7**\"\n");
}

TEST(FormDocument, LeavesOutWhatIsHiddenOrComputed) {
  const std::string items =
      R"({"linkId":"h","text":"Hidden","type":"string","extension":[)"
      R"({"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden","valueBoolean":true}]},)"
      R"({"linkId":"s","text":"Total","type":"integer","readOnly":true})";
  EXPECT_EQ(dump(items), "");
  const forms::QuestionnaireResponse answers{"", {}, "", "", {{"s", "", {{7, {}}}, {}}}};
  EXPECT_EQ(dump(items, FormPaper::Fillable, &answers), "paragraph \"Total: **7**\"\n");
  EXPECT_EQ(dump(items, FormPaper::Pen, &answers), "");
  EXPECT_EQ(dump(R"({"linkId":"g","text":"Score","type":"group","item":[)" + items + "]}"), "");
}

TEST(FormDocument, SaysHelpAndWhatStandsBelowUnderTheQuestion) {
  EXPECT_EQ(
      dump(R"({"linkId":"a","text":"Asked","type":"string","item":[{"linkId":"b","text":"More.","type":"display"},)"
           R"({"linkId":"c","text":"Help.","type":"display","extension":[)"
           R"({"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":)"
           R"({"coding":[{"code":"help"}]}}]}]})"),
      "field text q1 \"Asked\"\n  note \"Help.\"\n  note \"More.\"\n");
}

TEST(FormDocument, FillsInAnswers) {
  const auto answers = paper_forms::every_kind_answers();
  for (const auto paper : {FormPaper::Fillable, FormPaper::Pen}) {
    const auto text = to_text(document_of(paper_forms::every_kind(), &answers, paper));
    for (const char* value : {"\"Nguyễn Thị Ánh\"",
                              "\"1987-03-09\"",
                              "\"yes\"",
                              "\"Слушать.\\nA second line, שלום.\"",
                              "\"ze/hir\"",
                              "\"o3\"",
                              "\"mailto:anh@example.org\"",
                              "\"14:30\"",
                              "\"2026-12-01\"",
                              "\"Ελένη\"",
                              "\"41\"",
                              "\"Zoë\"",
                              "\"7\"",
                              "\"6\"",
                              "\"An evening a week\"",
                              "\"o6\"",
                              "\"We cook\\nWe walk\"",
                              "\"6.50\"",
                              "\"1.5\"",
                              "\"Iñaki\\nمحمد\"",
                              "\"2026-11-27\""})
      EXPECT_THAT(text, HasSubstr(std::string("  value ") + value + "\n"));
  }
}

TEST(FormDocument, KeepsTheTherapistsQuestionsOffAClientsPaper) {
  const auto form = paper_forms::every_kind();
  const auto clients = to_text(document_of(form, nullptr, FormPaper::Pen));
  const auto own = to_text(document_of(form, nullptr, FormPaper::Pen, FormAudience::OwnRecord));
  for (const char* words : {"For the therapist", "Your first impression", "Is it safe to write?", "not safe"}) {
    EXPECT_THAT(clients, Not(HasSubstr(words)));
    EXPECT_THAT(own, HasSubstr(words));
  }
  const auto screening = to_text(document_of(forms::screening(), nullptr, FormPaper::Pen));
  EXPECT_THAT(screening, Not(HasSubstr("field")));
  for (const char* question : {"Is the client alone", "Does your partner know you are here?", "Would it be safe"})
    EXPECT_THAT(to_text(document_of(forms::short_intake(), nullptr, FormPaper::Pen)), Not(HasSubstr(question)));
}

TEST(FormDocument, SpeaksTheLanguageOfTheForm) {
  const auto form = paper_forms::every_kind("es-US");
  const auto text = to_text(document_of(form, nullptr, FormPaper::Fillable));
  for (const char* words :
       {"heading 1 \"Antes de su primera visita\"", "option yes \"Sí\"",
        "Solo si respondió «Un mensaje de texto» o «Un correo electrónico» a la pregunta 6.", "unit \"millas\"",
        "Otra cosa:", "Una en cada línea.", "\"Personas en su casa (2)\"", "signature number \"\" \"Firma\""})
    EXPECT_THAT(text, HasSubstr(words));
  EXPECT_EQ(caption_of(form).language, "es-US");
  EXPECT_EQ(caption_of(form).title, "Hoja informativa");
  EXPECT_EQ(caption_of(paper_forms::every_kind()).title, "Information sheet");
}

TEST(FormDocument, NamesAQuestionThatHasNoText) {
  EXPECT_EQ(dump(R"({"linkId":"a","type":"string"})"), "field text q1 \"Question 1\"\n");
}

TEST(FormDocument, RefusesMoreThanPaperHolds) {
  std::string items = R"({"linkId":"q","text":"Asked","type":"string"})";
  for (int i = 0; i < 12; ++i)
    items = R"({"linkId":"g)" + std::to_string(i) + R"(","type":"group","repeats":true,"item":[)" + items + "]}";
  EXPECT_EQ(error_of([&] { document_of(form_of(items), nullptr, FormPaper::Pen); }), "Layout urn:test:form");
}

}  // namespace
}  // namespace handouts

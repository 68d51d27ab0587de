// SPDX-License-Identifier: MIT
#include "handouts/form_reading.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_filler.h"
#include "form_samples.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "handouts/form_document.h"
#include "handouts/protected_copy.h"
#include "paper_forms.h"
#include "workbench.h"

namespace handouts {
namespace {

using forms::Issue;
using testing::HasSubstr;

std::string pdf_of_form(const forms::Questionnaire& form, const forms::QuestionnaireResponse* answers = nullptr,
                        FormAudience audience = FormAudience::Client) {
  Setting setting;
  setting.form_mark = form_mark_of(form, answers, audience);
  return Pipeline(test_typefaces())
      .make_pdf(document_of(form, answers, FormPaper::Fillable, audience), caption_of(form), setting);
}

FormReading read(const std::string& pdf, const forms::Questionnaire& form) {
  return read_answers(read_form(pdf), std::span(&form, 1));
}

const forms::Questionnaire& every_kind() {
  static const auto form = paper_forms::every_kind();
  return form;
}

const std::string& empty_pdf() {
  static const auto pdf = pdf_of_form(every_kind());
  return pdf;
}

/// What somebody with a viewer puts into the fields, as every_kind_answers has it.
const std::map<std::string, std::string> kFilled = {{"q3", "Nguyễn Thị Ánh"},
                                                    {"q4", "1987-03-09"},
                                                    {"q5", "/yes"},
                                                    {"q6", "Слушать.\nA second line, שלום."},
                                                    {"q7-own", "ze/hir"},
                                                    {"q8", "/o3"},
                                                    {"q10.o2", "/o2"},
                                                    {"q10.o3", "/o3"},
                                                    {"q11", "mailto:anh@example.org"},
                                                    {"q12", "14:30"},
                                                    {"q13", "2026-12-01"},
                                                    {"q15-1", "Ελένη"},
                                                    {"q16-1", "41"},
                                                    {"q15-3", "Zoë"},
                                                    {"q16-3", "7"},
                                                    {"q18", "6"},
                                                    {"q19", "An evening a week"},
                                                    {"q20", "Who does what at home"},
                                                    {"q21.o1", "/o1"},
                                                    {"q21.o3", "/o3"},
                                                    {"q21-own", "We cook\nWe walk"},
                                                    {"q22", "6.50"},
                                                    {"q23", "1.5"},
                                                    {"q24", "Iñaki\nمحمد"},
                                                    {"q33", "Nguyễn Thị Ánh"},
                                                    {"q34", "2026-11-27"}};

/// "born: WrongType" and so on.
std::vector<std::string> issues_of(const FormReading& reading) {
  constexpr const char* kKinds[] = {"Missing", "WrongType", "NotAnOption", "TooLong", "TooMany"};
  std::vector<std::string> found;
  for (const auto& issue : reading.issues) {
    const auto kind = static_cast<std::size_t>(issue.kind);
    const std::string name = issue.kind == Issue::Kind::NotOpen ? "NotOpen"
                             : kind < std::size(kKinds)         ? kKinds[kind]
                                                                : "another";
    found.push_back(issue.link_id + ": " + name);
  }
  return found;
}

TEST(FormReading, GivesBackWhatWasTypedTickedAndChosen) {
  for (const auto form : {TextForm::Utf16, TextForm::Utf8}) {
    const auto reading = read(fill(empty_pdf(), kFilled, form), every_kind());
    EXPECT_EQ(issues_of(reading), std::vector<std::string>{});
    EXPECT_EQ(forms::write_response(reading.response), forms::write_response(paper_forms::every_kind_answers()));
  }
}

TEST(FormReading, ReadsWhatViewersWriteInPdfsOwnLetters) {
  const auto reading = read(fill(empty_pdf(), {{"q3", "Señora Müller – “d’accord”"}}, TextForm::PdfDoc), every_kind());
  EXPECT_EQ(forms::find_text(reading.response, "name"), "Señora Müller – “d’accord”");
}

TEST(FormReading, GivesBackWhatAFormWasMadeWith) {
  for (const char* language : {"en-US", "es-US"}) {
    const auto form = paper_forms::every_kind(language);
    const auto answers = paper_forms::every_kind_answers();
    const auto reading = read(pdf_of_form(form, &answers), form);
    EXPECT_EQ(issues_of(reading), std::vector<std::string>{});
    EXPECT_TRUE(differences(answers, reading, form).empty());
    EXPECT_EQ(reading.response.language, language);
  }
}

TEST(FormReading, KnowsTheLanguageThatWasPrinted) {
  const auto spanish = pdf_of_form(paper_forms::every_kind("es-US"));
  EXPECT_EQ(language_of(read_form(spanish)), "es-US");
  EXPECT_EQ(read(spanish, every_kind()).response.language, "es-US");
  EXPECT_EQ(language_of(read_form(pdf_of_form(paper_forms::form_of(R"({"linkId":"a","type":"string"})", "")))), "");
}

TEST(FormReading, OpensWhatAScoreOpens) {
  const auto form = paper_forms::form_of(
      R"({"linkId":"a","text":"Asked","type":"integer"},{"linkId":"sum","type":"integer","readOnly":true,)"
      R"("extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",)"
      R"("valueExpression":{"language":"text/fhirpath","expression":)"
      R"("%resource.item.where(linkId='a').answer.value + 1"}}]},)"
      R"({"linkId":"b","text":"Why?","type":"string","enableWhen":[)"
      R"({"question":"sum","operator":">","answerInteger":5}]})");
  const auto reading = read(fill(pdf_of_form(form), {{"q1", "7"}, {"q3", "Words"}}), form);
  EXPECT_EQ(issues_of(reading), std::vector<std::string>{});
  EXPECT_EQ(forms::find_integer(reading.response, "sum"), 8);
}

TEST(FormReading, ReadsAnEmptyFormAsNoAnswers) {
  const auto reading = read(empty_pdf(), every_kind());
  EXPECT_TRUE(reading.response.items.empty());
  EXPECT_EQ(reading.response.status, forms::ResponseStatus::InProgress);
  EXPECT_EQ(issues_of(reading), std::vector<std::string>{"name: Missing"});
}

TEST(FormReading, TakesNoNoticeOfWhatViewersAdd) {
  auto pdf = rewritten(empty_pdf(), "/AcroForm <<", "/AcroForm << /NeedAppearances true /XFA (<xdp/>)");
  pdf = fill(pdf, {{"q3", "Ánh"}});
  EXPECT_EQ(forms::find_text(read(pdf, every_kind()).response, "name"), "Ánh");
}

TEST(FormReading, ReadsABoxWhateverItsStateIsCalled) {
  const auto form = paper_forms::form_of(
      R"({"linkId":"a","text":"Asked","type":"choice","repeats":true,"answerOption":[{"valueCoding":{"code":"x"}}]})");
  const auto pdf = rewritten(pdf_of_form(form), "/o1 ", "/On ");
  EXPECT_EQ(forms::find_codes(read(fill(pdf, {{"q1.o1", "/On"}}), form).response, "a"), std::vector<std::string>{"x"});
  EXPECT_TRUE(read(pdf, form).response.items.empty());
}

TEST(FormReading, SaysEverythingThatIsWrong) {
  const struct {
    std::map<std::string, std::string> filled;
    std::vector<std::string> issues;
  } cases[] = {
      {{{"q3", "Ánh"}, {"q4", "soon"}, {"q22", "many"}}, {"born: WrongType", "sleep: WrongType"}},
      {{{"q4", "1987-03-09"}}, {"name: Missing"}},
      {{{"q3", "Ánh"}, {"q5", "/no"}, {"q6", "Words"}}, {"before-when: NotOpen"}},
      {{{"q3", "Ánh"}, {"q6", "Words"}}, {"before-when: NotOpen"}},
      {{{"q3", "Ánh"}, {"q7", "/o1"}, {"q7-own", "ze"}}, {"pronouns: TooMany"}},
      {{{"q3", "Ánh"}, {"q7", "/o9"}}, {"pronouns: NotAnOption"}},
      {{{"q3", std::string(121, 'a')}}, {"name: TooLong"}},
  };
  for (const auto& [filled, issues] : cases) {
    const auto reading = read(fill(empty_pdf(), filled), every_kind());
    EXPECT_EQ(issues_of(reading), issues);
    EXPECT_EQ(reading.response.status, forms::ResponseStatus::InProgress);
  }
}

/// The field that asks this.
std::string field_for(const forms::Questionnaire& form, const std::string& link_id) {
  const auto plan = plan_form(form, FormAudience::Client);
  for (const auto* const planned : asked_items(plan))
    if (planned->item->link_id == link_id) return planned->field;
  return "";
}

TEST(FormReading, AsksForNothingThatWasNotOnThePaper) {
  const auto form = paper_forms::form_of(R"({"linkId":"name","text":"Name","type":"string","required":true},)"
                                         R"({"linkId":"own","text":"Alone?","type":"boolean","required":true,)"
                                         R"("extension":[{"url":"urn:both-of-us:sensitivity","valueCode":"X"}]})");
  const auto reading = read(fill(pdf_of_form(form), {{"q1", "Ánh"}}), form);
  EXPECT_EQ(issues_of(reading), std::vector<std::string>{});
  EXPECT_EQ(reading.response.status, forms::ResponseStatus::InProgress);
  EXPECT_EQ(reading.asked, std::set<std::string>{"name"});
  const auto own = read(fill(pdf_of_form(form, nullptr, FormAudience::OwnRecord), {{"q1", "Ánh"}}), form);
  EXPECT_EQ(issues_of(own), std::vector<std::string>{"own: Missing"});
}

TEST(FormReading, SaysWhatIsMissingFromWholeParts) {
  const std::string name = R"({"linkId":"name","text":"Name","type":"string"})";
  const auto required = paper_forms::form_of(R"({"linkId":"g","type":"group","required":true,"item":[)" + name + "]}");
  EXPECT_EQ(issues_of(read(pdf_of_form(required), required)), std::vector<std::string>{"g: Missing"});
  const auto twice = paper_forms::form_of(
      R"({"linkId":"g","type":"group","repeats":true,"extension":[{"url":)"
      R"("http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs","valueInteger":2}],"item":[)" +
      name + "]}");
  EXPECT_EQ(issues_of(read(fill(pdf_of_form(twice), {{"q2-1", "Ánh"}}), twice)),
            std::vector<std::string>{"g: Missing"});
  const auto own = paper_forms::form_of(
      name +
      R"(,{"linkId":"g","type":"group","required":true,"item":[{"linkId":"own","type":"string","extension":[)"
      R"({"url":"urn:both-of-us:sensitivity","valueCode":"X"}]},{"linkId":"d","text":"Say","type":"display"}]})");
  EXPECT_EQ(issues_of(read(pdf_of_form(own), own)), std::vector<std::string>{});
}

TEST(FormReading, FindsTheFormAmongSeveral) {
  const std::vector<forms::Questionnaire> candidates = {forms::short_intake(), every_kind()};
  EXPECT_EQ(read_answers(read_form(empty_pdf()), candidates).form, 1U);
  const std::vector<forms::Questionnaire> whole_and_short = {forms::intake(), forms::short_intake()};
  EXPECT_EQ(read_answers(read_form(pdf_of_form(forms::short_intake())), whole_and_short).form, 1U);
  EXPECT_EQ(read_answers(read_form(pdf_of_form(forms::intake())), whole_and_short).form, 0U);
}

TEST(FormReading, SaysInASentenceWhyAPaperIsRefused) {
  const auto changed = [](const std::function<void(forms::Questionnaire&)>& change) {
    auto form = every_kind();
    change(form);
    return form;
  };
  const auto same = every_kind();
  const struct {
    std::string pdf;
    forms::Questionnaire form;
    const char* expected;
  } cases[] = {
      {"Not a PDF", same, "not a PDF"},
      {protect(empty_pdf(), "a password"), same, "protected by a password"},
      {every_field_pdf(), same, "not made by this program"},
      {empty_pdf(), forms::short_intake(), "paper of another form"},
      {empty_pdf(), changed([](auto& form) { form.version = "2"; }), "another version"},
      {empty_pdf(), changed([](auto& form) { form.items.pop_back(); }), "other questions under the same version"},
      {rewritten(empty_pdf(), "/T (q3)", "/T (q99)"), same, "added or taken out"},
      {rewritten(empty_pdf(), "/Fields [", "/Fields [ << /FT /Tx /T (extra) >>"), same, "added or taken out"},
      {rewritten(empty_pdf(), "form-1 client 3 ", "form-1 record 3 "), same, "other questions under the same version"},
      {rewritten(empty_pdf(), "/AcroForm <<", "/Flattened <<"), same, "no form"},
  };
  for (const auto& [pdf, form, expected] : cases) {
    EXPECT_EQ(error_of([&] { read(pdf, form); }), "Form the form") << expected;
    EXPECT_THAT(sentence_of([&] { read(pdf, form); }), HasSubstr(expected));
  }
}

/// Answers or a sentence, whatever is in the file. The sanitizers watch.
TEST(FormReading, SurvivesBytesThatFlip) {
  const auto form = paper_forms::form_of(
      R"({"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"a","text":"Asked","type":"open-choice",)"
      R"("repeats":true,"answerOption":[{"valueCoding":{"code":"x"}}]},{"linkId":"b","text":"When?","type":"date"}]})");
  const auto pdf =
      TemporaryFile("a.pdf", fill(pdf_of_form(form), {{"q2-1.o1", "/o1"}, {"q2-2-own", "Words"}, {"q3-3", "2026"}}))
          .output_of("qpdf --qdf --object-streams=disable --no-original-object-ids % -");
  const auto begin = pdf.find("/AcroForm");
  std::mt19937 random(20261127);
  int read_well = 0;
  for (int i = 0; i < 300; ++i) {
    auto broken = pdf;
    for (auto flips = 1 + random() % 4; flips > 0; --flips)
      broken[begin + random() % std::min<std::size_t>(6000, pdf.size() - begin)] = static_cast<char>(random());
    const auto outcome = error_of([&] { read(broken, form); });
    EXPECT_THAT(outcome, testing::AnyOf("no error", "Form the form", "Layout urn:test:form"));
    read_well += outcome == "no error" ? 1 : 0;
  }
  EXPECT_GT(read_well, 20);
  EXPECT_LT(read_well, 300);
}

TEST(FormReading, ShowsWhatWouldChange) {
  const auto& form = forms::short_intake();
  const forms::Value alone = forms::Coding{"urn:both-of-us:codes", "yes", "Yes"};
  const forms::Value many = forms::Coding{"", "many", "Many times, in other words"};
  const auto stored = forms::arrange(form, {{"A1", {"Ann"}}, {"B2", {alone}}, {"C2", {"Vikram"}}, {"E3", {many}}},
                                     forms::ResponseStatus::Completed);
  const auto made = pdf_of_form(form, &stored);
  EXPECT_TRUE(differences(stored, read(made, form), form).empty());
  const std::map<std::string, std::string> changes = {{field_for(form, "A1"), "Ánh"}, {field_for(form, "C2"), ""}};
  const auto found = differences(stored, read(fill(made, changes), form), form);
  EXPECT_EQ(found, (std::vector<AnswerDifference>{{"A1", {"Ann"}, {"Ánh"}}, {"C2", {"Vikram"}, {}}}));
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "forms/form_edit.h"

#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "forms/json_writer.h"
#include "samples.h"

namespace forms {
namespace {

using Kind = EditRefusal::Kind;

constexpr const char* kKinds[] = {"NoSuchItem",         "NoSuchOption",     "NamedByCondition",
                                  "NamedByCalculation", "AnswersElsewhere", "NotTranslated",
                                  "BadPlace",           "SameVersion",      "BreaksForm"};

/// A form with what this program does not know, digits to keep, conditions and a calculation.
const std::string kForm = R"({
  "resourceType": "Questionnaire", "id": "kept", "url": "urn:test:form", "version": "1", "language": "en-US",
  "title": "Form", "status": "active", "publisher": "Nobody",
  "item": [
    {"linkId": "part", "type": "group", "text": "Part", "definition": "urn:kept", "item": [
      {"linkId": "mood", "text": "How is it?", "type": "choice", "answerOption": [
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 1.50}],
         "valueCoding": {"code": "good", "display": "Good", "userSelected": false}},
        {"valueCoding": {"code": "bad", "display": "Bad"}}]},
      {"linkId": "why", "text": "Why?", "type": "text",
       "enableWhen": [{"question": "mood", "operator": "=", "answerCoding": {"code": "bad"}}]}]},
    {"linkId": "count", "type": "integer", "text": "How many?", "extension": [{"url": "urn:kept", "valueDecimal": 2.0}]},
    {"linkId": "sum", "type": "integer", "extension": [
      {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
       "valueExpression": {"language": "text/fhirpath",
                           "expression": "%resource.item.where(linkId = 'count').answer.value * 2"}}]},
    {"linkId": "words", "type": "open-choice", "answerOption": [{"valueString": "Often"}, {"valueString": "Never"}]}
  ]
})";

std::string compact(const std::string& json) {
  return write_json(parse_json(json, "Questionnaire"));
}

/// What the form is after an edit of kForm, with the part of it that the edit replaced put back.
void expect_replaced(const FormEdit& edit, const std::string& now, const std::string& before) {
  auto json = edit.json();
  const auto found = json.find(now);
  ASSERT_NE(found, std::string::npos) << now << " is not in " << json;
  json.replace(found, now.size(), before);
  EXPECT_EQ(json, compact(kForm));
  EXPECT_NO_THROW(read_questionnaire(edit.json()));
}

std::string outcome(const EditResult& result) {
  return result ? kKinds[static_cast<std::size_t>(result->kind)] : "made";
}

/// "part(mood why) count": the linkIds in their order.
std::string order(const std::vector<Item>& items) {
  std::string text;
  for (const auto& item : items) {
    text += (text.empty() ? "" : " ") + item.link_id;
    if (!item.items.empty()) text += "(" + order(item.items) + ")";
  }
  return text;
}

std::string order(const FormEdit& edit) {
  return order(read_questionnaire(edit.json()).items);
}

std::string options(const FormEdit& edit, const char* link_id) {
  const auto form = read_questionnaire(edit.json());
  std::string text;
  for (const auto& option : find_item(form, link_id)->options) text += key_of(option.value) + " ";
  return text;
}

TEST(FormEdit, KeepsTheBytesOfAFormThatIsNotChanged) {
  FormEdit edit(kForm);
  EXPECT_EQ(edit.json(), kForm);
  EXPECT_EQ(outcome(edit.set_title({"Form"})), "made");
  EXPECT_EQ(outcome(edit.set_text("nobody", {"x"})), "NoSuchItem");
  EXPECT_EQ(outcome(edit.move_item("sum", {"", 2})), "made");
  EXPECT_EQ(edit.json(), kForm);
}

TEST(FormEdit, RefusesToOpenAFormThatIsBlocked) {
  EXPECT_THROW(FormEdit(data("broken/modifier-extension.json")), Error);
  EXPECT_THROW(FormEdit("{"), Error);
}

TEST(FormEdit, OpensAFormThatIsOnlyDegraded) {
  FormEdit edit(data("imported/optional-attachment.json"));
  EXPECT_EQ(outcome(edit.set_text("b", {"Another letter"})), "made");
  EXPECT_NE(edit.json().find(R"("text":"Another letter","type":"attachment")"), std::string::npos);
}

TEST(FormEdit, ChangesNothingButTheWords) {
  const std::tuple<EditResult (FormEdit::*)(std::string_view, const Wording&), const char*, const char*, const char*>
      rows[] = {{&FormEdit::set_text, "count", R"("text":"Nuevo")", R"("text":"How many?")"},
                {&FormEdit::set_prefix, "count", R"(,"prefix":"Nuevo")", ""}};
  for (const auto& [set, link_id, now, before] : rows) {
    FormEdit edit(kForm);
    EXPECT_EQ(outcome((edit.*set)(link_id, {"Nuevo"})), "made");
    expect_replaced(edit, now, before);
  }
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_title({"Nuevo"})), "made");
  expect_replaced(edit, R"("title":"Nuevo")", R"("title":"Form")");
}

TEST(FormEdit, TranslatesIntoAnotherLanguageOnly) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_text("count", {"How often?", "en-US"})), "made");
  EXPECT_EQ(outcome(edit.set_text("count", {"¿Cuántas veces?", "es"})), "made");
  EXPECT_EQ(outcome(edit.set_text("count", {"x", "no language"})), "NotTranslated");
  EXPECT_NE(edit.json().find(R"("text":"How often?")"), std::string::npos);
  EXPECT_NE(edit.json().find(R"({"url":"lang","valueCode":"es"},{"url":"content","valueString":"¿Cuántas veces?"})"),
            std::string::npos);
}

TEST(FormEdit, KnowsALanguageHoweverItIsWritten) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_text("count", {"¿Cuántos?", "es-US"})), "made");
  EXPECT_EQ(outcome(edit.set_text("count", {"¿Cuántas?", "es-us"})), "made");
  EXPECT_EQ(find_item(read_questionnaire(edit.json(), "es-US"), "count")->text, "¿Cuántas?");
  EXPECT_EQ(edit.json().find("¿Cuántos?"), std::string::npos);
  EXPECT_EQ(outcome(edit.set_text("count", {"How much?", "EN-US"})), "made");
  EXPECT_EQ(find_item(read_questionnaire(edit.json()), "count")->text, "How much?");
}

TEST(FormEdit, KeepsAnAnswerThatACalculationNames) {
  auto form = kForm;
  const std::string path = "%resource.item.where(linkId = 'count').answer.value * 2";
  form.replace(form.find(path), path.size(), "%resource.item.where(answer.value = 'Often').count()");
  FormEdit edit(form);
  EXPECT_EQ(outcome(edit.remove_option("words", "Often")), "NamedByCalculation");
  EXPECT_EQ(outcome(edit.remove_option("words", "Never")), "made");
}

TEST(FormEdit, RefusesWordsThatAreNoText) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_text("count", {"caf\xE9"})), "BreaksForm");
  EXPECT_EQ(outcome(edit.set_text("count", {std::string("a\0b", 3)})), "BreaksForm");
  EXPECT_EQ(outcome(edit.set_text("count", {std::string(20'001, 'x')})), "BreaksForm");
  EXPECT_EQ(edit.json(), kForm);
}

TEST(FormEdit, AddsChangesAndRemovesHelp) {
  FormEdit edit(kForm);
  const auto help = [&] { return find_item(read_questionnaire(edit.json()), "count")->help; };
  EXPECT_EQ(outcome(edit.set_help("count", {"All of them."})), "made");
  EXPECT_EQ(help(), "All of them.");
  EXPECT_EQ(outcome(edit.set_help("count", {"Every one."})), "made");
  EXPECT_EQ(help(), "Every one.");
  EXPECT_EQ(outcome(edit.set_help("count", {""})), "made");
  EXPECT_EQ(edit.json(), compact(kForm));
}

TEST(FormEdit, GivesHelpALinkIdOfItsOwn) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.add_item({.link_id = "count-help"}, {})), "made");
  EXPECT_EQ(outcome(edit.set_help("count", {"All of them."})), "made");
  EXPECT_NE(edit.json().find(R"("linkId":"count-help-2")"), std::string::npos);
}

TEST(FormEdit, MakesAQuestionRequiredAndOptional) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_required("count", Requirement::Required)), "made");
  expect_replaced(edit, R"(,"required":true)", "");
  EXPECT_EQ(outcome(edit.set_required("count", Requirement::Optional)), "made");
  EXPECT_EQ(edit.json(), compact(kForm));
}

TEST(FormEdit, ChangesTheDisplayOfAnOption) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_display("mood", "good", {"Fine"})), "made");
  expect_replaced(edit, R"("display":"Fine")", R"("display":"Good")");
  EXPECT_EQ(outcome(edit.set_display("mood", "ugly", {"x"})), "NoSuchOption");
  EXPECT_EQ(outcome(edit.set_display("count", "1", {"x"})), "NoSuchOption");
}

TEST(FormEdit, TranslatesAnOptionThatIsItsOwnWords) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_display("words", "Often", {"Sometimes"})), "NotTranslated");
  EXPECT_EQ(outcome(edit.set_display("words", "Often", {"A menudo", "es"})), "made");
  EXPECT_NE(edit.json().find(R"({"valueString":"Often","_valueString":{"extension":[)"), std::string::npos);
}

TEST(FormEdit, AddsMovesAndRemovesOptions) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.add_option("mood", {{"", "fair", "Fair"}, Decimal{"0.50"}}, 1)), "made");
  EXPECT_EQ(options(edit, "mood"), "good fair bad ");
  EXPECT_EQ(find_item(read_questionnaire(edit.json()), "mood")->options[1].ordinal, Decimal{"0.50"});
  EXPECT_EQ(outcome(edit.move_option("mood", "good", 9)), "made");
  EXPECT_EQ(options(edit, "mood"), "fair bad good ");
  EXPECT_EQ(outcome(edit.remove_option("mood", "fair")), "made");
  EXPECT_EQ(outcome(edit.move_option("mood", "good", 0)), "made");
  EXPECT_EQ(edit.json(), compact(kForm));
}

TEST(FormEdit, RefusesOptionsThatBreakTheForm) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.remove_option("mood", "bad")), "NamedByCondition");
  EXPECT_EQ(outcome(edit.remove_option("mood", "ugly")), "NoSuchOption");
  EXPECT_EQ(outcome(edit.add_option("mood", {{"", "good", "Good again"}}, 0)), "BreaksForm");
  EXPECT_EQ(outcome(edit.add_option("mood", {{"", "x", ""}, Decimal{"many"}}, 0)), "BreaksForm");
  EXPECT_EQ(outcome(edit.add_option("why", {{"", "x", "X"}}, 0)), "BreaksForm");
  EXPECT_EQ(outcome(edit.move_option("nobody", "x", 0)), "NoSuchItem");
  EXPECT_EQ(edit.json(), kForm);
}

TEST(FormEdit, LeavesAValueSetThatOthersMayUse) {
  FormEdit edit(R"({"resourceType":"Questionnaire","status":"active","contained":[{"resourceType":"ValueSet","id":"v",
    "expansion":{"contains":[{"code":"a"}]}}],"item":[{"linkId":"q","type":"choice","answerValueSet":"#v"}]})");
  EXPECT_EQ(outcome(edit.set_display("q", "a", {"x"})), "AnswersElsewhere");
  EXPECT_EQ(outcome(edit.add_option("q", {{"", "b", ""}}, 0)), "AnswersElsewhere");
  EXPECT_EQ(outcome(edit.remove_option("q", "a")), "AnswersElsewhere");
  EXPECT_EQ(outcome(edit.move_option("q", "a", 0)), "AnswersElsewhere");
}

TEST(FormEdit, AddsMovesAndRemovesItems) {
  FormEdit edit(kForm);
  const NewItem question{.link_id = "new", .type = ItemType::Choice, .text = "New?", .options = {{{"", "x", "X"}}}};
  EXPECT_EQ(outcome(edit.add_item(question, {"part", 1})), "made");
  EXPECT_EQ(order(edit), "part(mood new why) count sum words");
  EXPECT_EQ(outcome(edit.move_item("new", {"", 0})), "made");
  EXPECT_EQ(order(edit), "new part(mood why) count sum words");
  EXPECT_EQ(outcome(edit.move_item("count", {"part", 9})), "made");
  EXPECT_EQ(order(edit), "new part(mood why count) sum words");
  EXPECT_EQ(outcome(edit.move_item("count", {"", 2})), "made");
  EXPECT_EQ(outcome(edit.remove_item("new")), "made");
  EXPECT_EQ(edit.json(), compact(kForm));
  EXPECT_EQ(outcome(edit.remove_item("part")), "made");
  EXPECT_EQ(order(edit), "count sum words");
}

TEST(FormEdit, AddsAGroupWithItsQuestions) {
  FormEdit edit(kForm);
  const NewItem group{.link_id = "more", .type = ItemType::Group, .prefix = "B", .items = {{.link_id = "one"}}};
  EXPECT_EQ(outcome(edit.add_item(group, {"", 9})), "made");
  EXPECT_EQ(order(edit), "part(mood why) count sum words more(one)");
  EXPECT_EQ(outcome(edit.remove_item("one")), "BreaksForm");
}

TEST(FormEdit, RefusesItemsThatBreakTheForm) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.remove_item("mood")), "NamedByCondition");
  EXPECT_EQ(outcome(edit.remove_item("count")), "NamedByCalculation");
  EXPECT_EQ(outcome(edit.remove_item("nobody")), "NoSuchItem");
  EXPECT_EQ(outcome(edit.move_item("part", {"why", 0})), "BadPlace");
  EXPECT_EQ(outcome(edit.move_item("part", {"part", 0})), "BadPlace");
  EXPECT_EQ(outcome(edit.move_item("count", {"nobody", 0})), "NoSuchItem");
  EXPECT_EQ(outcome(edit.move_item("mood", {"why", 0})), "BreaksForm");
  EXPECT_EQ(outcome(edit.add_item({.link_id = "mood"}, {})), "BreaksForm");
  EXPECT_EQ(outcome(edit.add_item({.link_id = "x"}, {"nobody", 0})), "NoSuchItem");
  EXPECT_EQ(edit.json(), kForm);
}

TEST(FormEdit, MakesANewVersion) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.new_version("1", "urn:test:form")), "SameVersion");
  EXPECT_EQ(outcome(edit.new_version("2", "urn:test:form")), "made");
  expect_replaced(edit, R"("version":"2")", R"("version":"1")");
}

TEST(FormEdit, SaysWhichFormAFormOfOnesOwnCameFrom) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.new_version("1", "urn:own:form")), "made");
  EXPECT_EQ(read_questionnaire(edit.json()).canonical(), "urn:own:form|1");
  EXPECT_NE(edit.json().find(R"("derivedFrom":["urn:test:form|1"])"), std::string::npos);
}

TEST(FormEdit, SaysThatAFormIsADraftAndWhatItWasMadeFrom) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_status(FormStatus::Draft)), "made");
  EXPECT_EQ(read_questionnaire(edit.json()).status, FormStatus::Draft);
  EXPECT_EQ(outcome(edit.set_derived_from("urn:test:form|1")), "made");
  EXPECT_EQ(outcome(edit.set_derived_from("urn:test:form|2")), "made");
  EXPECT_NE(edit.json().find(R"("derivedFrom":["urn:test:form|2"])"), std::string::npos);
}

TEST(FormEdit, StepsPastWhatIsShown) {
  FormEdit edit(kForm);
  EXPECT_EQ(outcome(edit.set_help("part", {"Take your time."})), "made");
  EXPECT_EQ(outcome(edit.step_item("mood", Step::Earlier)), "made");
  EXPECT_EQ(order(edit), "part(mood why) count sum words") << "the help of a part is no place to stand before";
  EXPECT_EQ(outcome(edit.step_item("mood", Step::Later)), "made");
  EXPECT_EQ(order(edit), "part(why mood) count sum words");
  EXPECT_EQ(outcome(edit.step_item("words", Step::Later)), "made");
  EXPECT_EQ(outcome(edit.step_item("words", Step::Earlier)), "made");
  EXPECT_EQ(order(edit), "part(why mood) count words sum");
  EXPECT_EQ(outcome(edit.step_item("nobody", Step::Later)), "NoSuchItem");
}

TEST(FormEdit, KeepsWhoMaySeeAnswersWhereverTheirQuestionGoes) {
  const auto group = [](const char* link_id, const char* label, const char* item) {
    return std::string(R"({"extension": [{"url": "urn:both-of-us:sensitivity", "valueCode": ")") + label +
           R"("}], "linkId": ")" + link_id + R"(", "type": "group", "item": [{"linkId": ")" + item +
           R"(", "type": "string"}, {"linkId": "rest-)" + item + R"(", "type": "string"}]})";
  };
  FormEdit edit(R"({"resourceType": "Questionnaire", "status": "active", "item": [)" + group("mine", "W", "hidden") +
                "," + group("theirs", "P", "open") + R"(, {"linkId": "free", "type": "string"}]})");
  const auto label = [&](const char* link_id) {
    return find_item(read_questionnaire(edit.json()), link_id)->sensitivity;
  };
  EXPECT_EQ(outcome(edit.move_item("hidden", {"theirs", 0})), "made");
  EXPECT_EQ(label("hidden"), Sensitivity::W);
  EXPECT_EQ(outcome(edit.move_item("hidden", {"mine", 0})), "made");
  EXPECT_EQ(label("hidden"), Sensitivity::W);
  EXPECT_EQ(outcome(edit.move_item("free", {"theirs", 0})), "made");
  EXPECT_EQ(label("free"), Sensitivity::C);
}

TEST(FormEdit, AddsQuestionsOfTheShortFormAndWithSeveralAnswers) {
  FormEdit edit(kForm);
  const NewItem item{.link_id = "own-1",
                     .type = ItemType::Choice,
                     .options = {{{"", "a", "A"}}},
                     .repeats = true,
                     .is_in_short_form = true};
  EXPECT_EQ(outcome(edit.add_item(item, {"part", 9})), "made");
  const auto form = read_questionnaire(edit.json());
  EXPECT_TRUE(find_item(form, "own-1")->repeats);
  EXPECT_TRUE(find_item(form, "own-1")->is_in_short_form);
}

}  // namespace
}  // namespace forms

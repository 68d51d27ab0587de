// SPDX-License-Identifier: MIT
#include "forms/import.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "forms/json.h"
#include "forms/validation.h"
#include "samples.h"

namespace forms {
namespace {

constexpr const char* kGrades[] = {"ok", "degraded", "blocked"};

/// "blocked .item[0].type, .item[2]": the grade of the whole and the places, with ~ before those that only degrade.
std::string dump(const ImportReport& report) {
  std::string text = kGrades[static_cast<std::size_t>(report.grade)];
  for (const auto& finding : report.findings) {
    text += text.find(' ') == std::string::npos ? " " : ", ";
    text += finding.grade == ImportGrade::Degraded ? "~" : "";
    text += finding.place.substr(std::string("Questionnaire").size());
  }
  return text;
}

std::string form_text(const std::string& items) {
  return R"({"resourceType":"Questionnaire","url":"urn:test:form","status":"active","item":[)" + items + "]}";
}

struct Imported {
  const char* file;
  const char* report;
};

const Imported kImported[] = {
    {"answers-by-url", "ok"},
    {"attachment-in-a-condition", "blocked ~.item[1].type, .item[2].enableWhen[0]"},
    {"attachment-with-items", "blocked .item[1].type"},
    {"calculation-beyond-ours", "degraded ~.item[1].extension[0]"},
    {"calculation-in-cql", "degraded ~.item[1].extension[0]"},
    {"circle-of-three", "blocked .item[0]"},
    {"conditions-without-behavior", "degraded ~.item[1].enableWhen"},
    {"constraint-on-an-item", "blocked .item[0].extension[0]"},
    {"control-of-later-release", "degraded ~.item[0].extension[0]"},
    {"cosmetic-extensions", "degraded ~.item[0]._text.extension[0], ~.item[1]._text.extension[1]"},
    {"critical-extension", "blocked .extension[0]"},
    {"duplicate-ids-and-a-broken-rule", "blocked .item[1].item[0].linkId, .item[1].item[1], .item[2]"},
    {"everything-blocks", "blocked .implicitRules, .item[0].modifierExtension, .item[1].enableWhen[0], .item[2].type"},
    {"extension-with-unusual-url", "degraded ~.item[0].extension[0]"},
    {"modifier-in-value-set", "blocked .contained[0].modifierExtension"},
    {"mostly-answers-elsewhere", "blocked , ~.item[1].answerValueSet, ~.item[2].answerValueSet"},
    {"optional-answers-elsewhere", "degraded ~.item[1].answerValueSet"},
    {"optional-attachment", "degraded ~.item[1].type"},
    {"plain", "ok"},
    {"publishing-extensions", "ok"},
    {"regex-that-explodes", "degraded ~.item[0].extension[0]"},
    {"required-answers-elsewhere", "blocked .item[1].answerValueSet"},
    {"required-attachment", "blocked .item[1].type"},
    {"required-reference", "blocked .item[1].type"},
    {"score-of-answers-elsewhere", "blocked , ~.item[1].answerValueSet"},
    {"style-sensitive", "blocked .item[0]._text.extension[0]"},
    {"unknown-extension", "degraded ~.item[0].extension[0]"},
    {"utf-16", "blocked "},
    {"waits-for-itself-and-for-nobody", "blocked .item[0], .item[1].enableWhen[0]"},
    {"wrong-types", "blocked .extension, .item[0], .item[1].required, .item[2].linkId, .item[3]"},
};

TEST(Import, GradesAFormAndNamesEveryPlace) {
  for (const auto& [file, expected] : kImported) {
    const auto json = data("imported/" + std::string(file) + ".json");
    const auto report = import_form(json);
    EXPECT_EQ(dump(report), expected) << file;
    EXPECT_EQ(report.to_fill.empty(), report.grade == ImportGrade::Blocked) << file;
    if (report.grade != ImportGrade::Blocked) {
      EXPECT_NO_THROW(read_questionnaire(report.to_fill)) << file;
    }
    for (const auto& finding : report.findings) EXPECT_TRUE(finding.sentence.ends_with('.')) << finding.sentence;
  }
}

TEST(Import, IsInTheTableForEveryFileInTheFolder) {
  std::vector<std::string> files;
  for (const auto& imported : kImported) files.emplace_back(imported.file);
  EXPECT_EQ(files, files_in("imported"));
}

/// None of these can be filled; what each of them is, is in the table of broken_forms_test.cpp.
TEST(Import, BlocksWhatTheReaderRefuses) {
  for (const auto& file : broken_files()) {
    const auto report = import_form(data("broken/" + file + ".json"));
    EXPECT_EQ(report.grade, ImportGrade::Blocked) << file;
    EXPECT_FALSE(report.findings.empty()) << file;
  }
}

TEST(Import, FindsNothingInTheFormsOfThisProgram) {
  const auto forms = files_in("../../../forms/questionnaires");
  EXPECT_FALSE(forms.empty());
  for (const auto& file : forms)
    EXPECT_EQ(dump(import_form(data("../../../forms/questionnaires/" + file + ".json"))), "ok") << file;
}

TEST(Import, FillsTheTextAsItCame) {
  const auto json = data("evening-class.json");
  EXPECT_EQ(import_form(json).to_fill, json);
}

TEST(Import, CountsAnExtensionAndNamesItOnce) {
  const auto report = import_form(data("imported/cosmetic-extensions.json"));
  EXPECT_EQ(report.findings.at(0).sentence,
            "The extension http://hl7.org/fhir/StructureDefinition/rendering-xhtml is kept and not used; look whether "
            "the form is good without it. It occurs 2 times.");
  const auto unusual = import_form(data("imported/extension-with-unusual-url.json"));
  EXPECT_EQ(unusual.findings.at(0).sentence.find("two words"), std::string::npos);
}

TEST(Import, ShowsAQuestionThatItDoesNotAsk) {
  const auto form = read_questionnaire(import_form(data("imported/optional-attachment.json")).to_fill);
  const auto* const shown = find_item(form, "b");
  ASSERT_NE(shown, nullptr);
  EXPECT_EQ(shown->type, ItemType::Display);
  EXPECT_EQ(shown->prefix + " " + shown->text, "2. A letter");
  EXPECT_EQ(shown->enable_when.size(), 1U);
}

TEST(Import, ShowsNothingWhereAQuestionIsHidden) {
  const std::string kept =
      R"({"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden","valueBoolean":true})";
  const auto report = import_form(form_text(R"({"linkId":"a","type":"string"},{"linkId":"b","type":"attachment",)"
                                            R"("extension":[{"url":"urn:x"},)" +
                                            kept + "]}"));
  EXPECT_EQ(report.grade, ImportGrade::Degraded);
  EXPECT_NE(report.to_fill.find(R"("type":"display","extension":[)" + kept + "]"), std::string::npos);
}

TEST(Import, ShowsNothingWhereAQuestionIsForLookingOnly) {
  const std::string kept =
      R"({"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-usageMode","valueCode":"display"})";
  const auto report = import_form(
      form_text(R"({"linkId":"a","type":"string"},{"linkId":"b","type":"attachment","extension":[)" + kept + "]}"));
  EXPECT_NE(report.to_fill.find(R"("type":"display","extension":[)" + kept + "]"), std::string::npos);
}

TEST(Import, UsesVariablesOfTheWholeFormOnly) {
  const std::string variable = R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/variable",)"
                               R"("valueExpression":{"name":"x","language":"text/fhirpath","expression":"1"}}])";
  EXPECT_EQ(dump(import_form(form_text(R"({"linkId":"a","type":"string",)" + variable + "}"))),
            "degraded ~.item[0].extension[0]");
  auto form = form_text(R"({"linkId":"a","type":"string"})");
  form.insert(1, variable + ",");
  EXPECT_EQ(dump(import_form(form)), "ok");
}

/// The condition is sound; only the item before it is not.
TEST(Import, BlamesNoConditionOnAChoiceThatHasNoCodes) {
  EXPECT_EQ(dump(import_form(form_text(
                R"({"linkId":"broken","type":"string","maxLength":0},
                   {"linkId":"a","type":"choice","answerOption":[{"valueString":"x"},{"valueInteger":1}]},
                   {"linkId":"b","type":"string","enableBehavior":"any","enableWhen":[
                     {"question":"a","operator":"=","answerString":"x"},
                     {"question":"a","operator":"=","answerInteger":1}]})"))),
            "blocked .item[0]");
}

TEST(Import, TakesAQuestionThatMayBeRequiredForRequired) {
  const auto grade = [](const char* required) {
    return import_form(form_text(R"({"linkId":"a","type":"string"},{"linkId":"b","type":"attachment","required":)" +
                                 std::string(required) + "}"))
        .grade;
  };
  EXPECT_EQ(grade("false"), ImportGrade::Degraded);
  EXPECT_EQ(grade("true"), ImportGrade::Blocked);
  EXPECT_EQ(grade("\"yes\""), ImportGrade::Blocked);
}

TEST(Import, OutlinesAFormWhateverIsWrongWithIt) {
  const auto report = import_form(data("imported/wrong-types.json"));
  const std::vector<OutlineLine> expected = {
      {"", "", "", "", 1}, {"b", "", "Question b", "string", 1}, {"", "", "", "string", 1}, {"", "", "", "", 1}};
  EXPECT_EQ(report.outline, expected);
  const auto nested = import_form(data("imported/attachment-with-items.json")).outline;
  EXPECT_EQ(nested.at(2), (OutlineLine{"c", "", "Question c", "string", 2}));
}

/// Each item has a sentence of its own, as far as the reader refuses it.
TEST(Import, AsksTheReaderForEveryItem) {
  const auto report = import_form(form_text(
      R"({"linkId":"a","type":"string","maxLength":0},
         {"linkId":"g","type":"group","item":[{"linkId":"b","type":"choice"},
           {"linkId":"c","type":"string","enableWhen":[{"question":"a","operator":"=","answerInteger":1}]}]},
         {"linkId":"d","type":"choice","answerOption":[{"valueCoding":{"code":"x"}}],
          "enableWhen":[{"question":"d2","operator":"=","answerCoding":{"code":"y"}}]},
         {"linkId":"d2","type":"choice","answerOption":[{"valueCoding":{"code":"y"}}]},
         {"linkId":"e","type":"display","required":false})"));
  EXPECT_EQ(dump(report), "blocked .item[0], .item[1].item[0], .item[1].item[1].enableWhen[0], .item[4]");
}

/// Each of them once, though the reader stops at the first that it meets.
TEST(Import, FindsEveryCircle) {
  const auto waits_for = [](const std::string& question) {
    return R"(,"enableWhen":[{"question":")" + question + R"(","operator":"exists","answerBoolean":true}])";
  };
  const auto report = import_form(form_text(
      R"({"linkId":"a","type":"group","item":[{"linkId":"b","type":"string"},{"linkId":"c","type":"string"}])" +
      waits_for("b") + R"(},{"linkId":"d","type":"string")" + waits_for("d") + R"(},{"linkId":"e","type":"string")" +
      waits_for("d") + "}"));
  EXPECT_EQ(dump(report), "blocked .item[0], .item[1]");
}

/// A value set is read once, however many questions use it, and named where it stands.
TEST(Import, NamesABrokenValueSetOnce) {
  const auto question = [](const std::string& id) {
    return R"({"linkId":")" + id + R"(","type":"choice","answerValueSet":"#v"})";
  };
  auto json = form_text(question("a") + "," + question("b"));
  json.insert(1, R"("contained":[{"resourceType":"Patient","id":"v"},{"resourceType":"ValueSet","id":"v"}],)");
  EXPECT_EQ(dump(import_form(json)), "blocked .contained[1]");
}

TEST(Import, EndsForFormsThatAreTooMuch) {
  std::string many;
  for (int i = 0; i < 2'001; ++i)
    many += (i == 0 ? "" : ",") + (R"({"linkId":")" + std::to_string(i) + R"(","type":"display"})");
  std::string deep = R"({"linkId":"17","type":"display"})";
  for (int level = 16; level > 0; --level)
    deep = R"({"linkId":")" + std::to_string(level) + R"(","type":"group","item":[)" + deep + "]}";
  const std::pair<std::string, std::string> rows[] = {{form_text(many), "blocked "},
                                                      {form_text(deep), "blocked .item[0]" +
                                                                            [] {
                                                                              std::string place;
                                                                              for (int level = 1; level < 17; ++level)
                                                                                place += ".item[0]";
                                                                              return place;
                                                                            }()},
                                                      {std::string(100'000, '['), "blocked "},
                                                      {"", "blocked "},
                                                      {"\xEF\xBB\xBF{}", "blocked "}};
  for (const auto& [json, expected] : rows) EXPECT_EQ(dump(import_form(json)).substr(0, expected.size()), expected);
}

TEST(Import, ReadsALargeFormWhole) {
  EXPECT_EQ(import_form(large_form()).grade, ImportGrade::Ok);
  auto broken = large_form();
  const std::string last = "q798";
  broken.replace(broken.rfind(last), last.size(), "q999");
  EXPECT_EQ(dump(import_form(broken)), "blocked .item[799].enableWhen[0]");
}

}  // namespace
}  // namespace forms

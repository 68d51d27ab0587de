// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/assets.h"
#include "forms/extension.h"
#include "forms/json_view.h"
#include "forms/shipped.h"
#include "samples.h"

/// The files of forms/questionnaires as they are written: what the engine does not read of them is checked here.
namespace forms {
namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kMeasures[] = {"csi-4", "gad-7", "phq-9"};

std::vector<std::string> names() {
  std::vector<std::string> names;
  for (const auto& asset : assets()) names.push_back(std::filesystem::path(asset.path).stem());
  return names;
}

JsonNode tree_of(const std::string& name) {
  return parse_json(asset("questionnaires/" + name + ".json"), name);
}

/// The US Spanish text of this key, from the key's twin that begins with "_".
std::string spanish(const JsonView& json, const std::string& key) {
  const auto twin = json.find("_" + key);
  if (!twin) return "";
  const auto translation = find_extension(*twin, "http://hl7.org/fhir/StructureDefinition/translation");
  if (!translation) return "";
  const auto lang = find_extension(*translation, "lang");
  const auto content = find_extension(*translation, "content");
  return lang && content && lang->string("valueCode") == "es-US" ? content->string("valueString") : "";
}

/// Calls visit with every item of a file, from the outside in.
template <typename Visit>
void walk(const JsonView& json, const Visit& visit) {
  for (const auto& item : json.list("item")) {
    visit(item);
    walk(item, visit);
  }
}

struct Words {
  std::string place;  ///< "title", "A3" or "A3 she"
  std::string english;
  std::string spanish;
};

/// Every text a reader of the form may see.
std::vector<Words> words_of(const std::string& name) {
  const auto tree = tree_of(name);
  const JsonView form(tree, name);
  std::vector<Words> words = {{"title", form.string("title"), spanish(form, "title")}};
  walk(form, [&](const JsonView& item) {
    const auto link_id = item.string("linkId");
    words.push_back({link_id, item.string("text"), spanish(item, "text")});
    for (const auto& option : item.list("answerOption")) {
      const auto coding = option.find("valueCoding").value();
      words.push_back({link_id + " " + coding.string("code"), coding.string("display"), spanish(coding, "display")});
    }
  });
  return words;
}

bool is_measure(const std::string& name) {
  return std::find(std::begin(kMeasures), std::end(kMeasures), name) != std::end(kMeasures);
}

TEST(Questionnaires, AreAllReadByTheEngine) {
  std::set<std::string> files;
  const auto folder = std::filesystem::path(TEST_DATA).parent_path() / "forms" / "questionnaires";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path().stem());
  const auto embedded = names();
  EXPECT_EQ(files, std::set<std::string>(embedded.begin(), embedded.end()));
  for (const auto& name : embedded) EXPECT_EQ(shipped(name).url, "urn:both-of-us:questionnaire:" + name);
}

// On paper a condition names the question it waits for by its number.
TEST(Questionnaires, NumberEveryQuestionOnce) {
  for (const auto& name : names()) {
    const auto tree = tree_of(name);
    std::set<std::string> numbers;
    walk(JsonView(tree, name), [&](const JsonView& item) {
      if (item.has("prefix")) {
        EXPECT_TRUE(numbers.insert(item.string("prefix")).second) << name << " " << item.string("linkId");
      }
    });
  }
}

TEST(Questionnaires, SpeakSpanishInEveryTextAndOptionExceptInTheMeasures) {
  for (const auto& name : names()) {
    if (is_measure(name)) continue;
    for (const auto& words : words_of(name)) {
      EXPECT_FALSE(words.spanish.empty()) << name << " " << words.place;
      EXPECT_TRUE(words.spanish != words.english || words.english == "No") << name << " " << words.place;
    }
  }
}

// The measures exist in Spanish only in their authors' own translation, which is not here.
TEST(Questionnaires, TranslateNothingOfTheMeasuresButTheirTitles) {
  for (const auto* const name : kMeasures) {
    std::vector<std::string> translated;
    for (const auto& words : words_of(name)) {
      if (!words.spanish.empty()) translated.push_back(words.place);
    }
    EXPECT_THAT(translated, ElementsAre("title")) << name;
  }
}

TEST(Questionnaires, StayShortAndDoNotSpeakOfAbuse) {
  for (const auto& name : names()) {
    for (const auto& words : words_of(name)) {
      EXPECT_LE(words.english.size(), 240U) << name << " " << words.place;
      EXPECT_THAT(words.english + words.spanish, Not(ContainsRegex("[Aa]bus"))) << name << " " << words.place;
    }
  }
}

// "None of these" beside one of these is no answer.
TEST(Questionnaires, LetNothingStandBesideNone) {
  for (const auto& name : names()) {
    const auto tree = tree_of(name);
    walk(JsonView(tree, name), [&](const JsonView& item) {
      if (!item.boolean("repeats")) return;
      for (const auto& option : item.list("answerOption")) {
        const auto code = option.find("valueCoding").value().string("code");
        const bool is_exclusive =
            find_extension(option, "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive").has_value();
        EXPECT_EQ(is_exclusive, code == "none" || code == "no-one") << name << " " << item.string("linkId");
      }
    });
  }
}

void add_unlabeled(const JsonView& json, bool is_labeled, std::vector<std::string>& unlabeled) {
  for (const auto& item : json.list("item")) {
    const bool has_label = is_labeled || find_extension(item, "urn:both-of-us:sensitivity").has_value();
    if (!has_label && item.string("type") != "group") unlabeled.push_back(item.string("linkId"));
    add_unlabeled(item, has_label, unlabeled);
  }
}

// Without any label an item is C, so a forgotten one would go unnoticed.
TEST(Questionnaires, LabelEveryQuestionThemselvesOrAroundIt) {
  for (const auto& name : names()) {
    const auto tree = tree_of(name);
    std::vector<std::string> unlabeled;
    add_unlabeled(JsonView(tree, name), false, unlabeled);
    EXPECT_THAT(unlabeled, IsEmpty()) << name;
  }
}

TEST(Intake, MarksTheTwentyQuestionsOfTheShortFormAndTheirFollowUps) {
  const auto tree = tree_of("intake");
  std::vector<std::string> marked;
  walk(JsonView(tree, "intake"), [&](const JsonView& item) {
    const auto mark = find_extension(item, "urn:both-of-us:short-form");
    if (item.string("type") == "display") return;
    if (mark && mark->boolean("valueBoolean")) marked.push_back(item.string("linkId"));
  });
  EXPECT_THAT(marked, ElementsAre("A1", "A3", "A5-speak", "A5-read", "A7", "B2", "C1", "C2", "C3", "D1", "D4", "D5",
                                  "E1", "E2", "E3", "E6", "E7", "E9", "G7", "M1", "M2", "M3", "N1"));
}

std::set<std::string> link_ids_of(const std::string& name) {
  const auto tree = tree_of(name);
  std::set<std::string> link_ids;
  walk(JsonView(tree, name), [&](const JsonView& item) {
    if (item.string("type") != "display") link_ids.insert(item.string("linkId"));
  });
  return link_ids;
}

TEST(Intake, SharesOnlyB2WithTheScreenAndNothingWithTheTherapistsJudgment) {
  const auto intake = link_ids_of("intake");
  const std::pair<const char*, std::vector<std::string>> cases[] = {{"screening", {"B2"}},
                                                                    {"practitioner-judgement", {}}};
  for (const auto& [name, expected] : cases) {
    const auto others = link_ids_of(name);
    std::vector<std::string> shared;
    std::set_intersection(intake.begin(), intake.end(), others.begin(), others.end(), std::back_inserter(shared));
    EXPECT_EQ(shared, expected) << name;
  }
}

TEST(Papers, WaitForASignatureWhereOneIsGiven) {
  const std::map<std::string, std::vector<std::string>> expected = {
      {"authorization", {"F01-signature"}},       {"collateral-information", {"F03-signature"}},
      {"contact-preferences", {"F02-signature"}}, {"record-request", {"F06-signature"}},
      {"revocation", {"F05-signature"}},          {"secrets-policy", {"F04-first", "F04-second"}}};
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& name : names()) {
    const auto tree = tree_of(name);
    walk(JsonView(tree, name), [&](const JsonView& item) {
      if (find_extension(item, "http://hl7.org/fhir/StructureDefinition/questionnaire-signatureRequired")) {
        found[name].push_back(item.string("linkId"));
      }
    });
  }
  EXPECT_EQ(found, expected);
}

struct Measure {
  std::string name;
  std::vector<std::size_t> options;  ///< of each item
  std::string notice;                ///< a part of it
};

const Measure kScored[] = {{"phq-9", std::vector<std::size_t>(9, 4), "No permission required to reproduce"},
                           {"gad-7", std::vector<std::size_t>(7, 4), "No permission required to reproduce"},
                           {"csi-4", {7, 6, 6, 6}, "freely available for research and clinical use"}};

TEST(Measures, ScoreEachAnswerByItsCodeFromZeroUp) {
  for (const auto& measure : kScored) {
    const auto tree = tree_of(measure.name);
    const auto group = JsonView(tree, measure.name).list("item").front();
    ASSERT_EQ(group.list("item").size(), measure.options.size()) << measure.name;
    for (std::size_t i = 0; i < measure.options.size(); ++i) {
      const auto item = group.list("item")[i];
      EXPECT_EQ(item.string("linkId"), measure.name + "-" + std::to_string(i + 1));
      ASSERT_EQ(item.list("answerOption").size(), measure.options[i]) << item.place();
      std::int32_t score = 0;
      for (const auto& option : item.list("answerOption")) {
        const auto coding = option.find("valueCoding").value();
        const auto ordinal = find_extension(coding, "http://hl7.org/fhir/StructureDefinition/ordinalValue");
        ASSERT_TRUE(ordinal) << coding.place();
        EXPECT_EQ(ordinal->integer("valueDecimal"), score) << coding.place();
        EXPECT_EQ(coding.string("code"), std::to_string(score)) << coding.place();
        ++score;
      }
    }
  }
}

TEST(Measures, AddUpOnlyWhenEveryItemIsAnswered) {
  for (const auto& measure : kScored) {
    const auto tree = tree_of(measure.name);
    std::string expression;
    walk(JsonView(tree, measure.name), [&](const JsonView& item) {
      if (item.string("linkId") != measure.name + "-total") return;
      EXPECT_TRUE(item.boolean("readOnly"));
      EXPECT_EQ(item.string("type"), "integer");
      const auto extension =
          find_extension(item, "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression");
      ASSERT_TRUE(extension);
      EXPECT_EQ(extension->find("valueExpression")->string("language"), "text/fhirpath");
      expression = extension->find("valueExpression")->string("expression");
    });
    const auto answers = "%resource.item.where(linkId = '" + measure.name + "-items').item.answer";
    EXPECT_EQ(expression, "iif(" + answers + ".count() = " + std::to_string(measure.options.size()) + ", " + answers +
                              ".value.ordinal().sum())");
    EXPECT_NE(shipped(measure.name).copyright.find(measure.notice), std::string::npos) << measure.name;
  }
}

}  // namespace
}  // namespace forms

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "forms/json_tree.h"
#include "forms/json_writer.h"
#include "forms/validation.h"
#include "samples.h"

/// Public examples of forms and their answers, in the folder that BOTHOFUS_FHIR names. They are data to run against and
/// no part of this project: without the folder these tests are skipped.
namespace forms {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string member(const JsonNode& object, const std::string& key) {
  const auto found = std::ranges::find(object.keys, key);
  return found == object.keys.end() ? "" : object.children[static_cast<std::size_t>(found - object.keys.begin())].text;
}

JsonNode& list_in(JsonNode& object, const std::string& key) {
  const auto found = std::ranges::find(object.keys, key);
  if (found != object.keys.end()) return object.children[static_cast<std::size_t>(found - object.keys.begin())];
  add(object, key, json_array());
  return object.children.back();
}

class PublicExamples : public testing::Test {
 protected:
  void SetUp() override {
    const char* const folder = std::getenv("BOTHOFUS_FHIR");
    if (folder == nullptr || !fs::is_directory(folder))
      GTEST_SKIP() << "Set BOTHOFUS_FHIR to a folder of FHIR R4 forms and responses in JSON to run them.";
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".json") texts_[entry.path().stem()] = text_of(entry.path());
    }
    ASSERT_FALSE(texts_.empty()) << "The folder of BOTHOFUS_FHIR holds no JSON file.";
  }

  /// The files of one resource type, by name.
  std::map<std::string, std::string> files(const std::string& type) const {
    std::map<std::string, std::string> found;
    for (const auto& [name, text] : texts_) {
      if (member(parse_json(text, "File"), "resourceType") == type) found[name] = text;
    }
    return found;
  }

  /// The form as it is after its value sets, which stand in files beside it, are put into it: this program never asks a
  /// server for them.
  std::string with_value_sets(const std::string& form) const {
    auto tree = parse_json(form, "Questionnaire");
    for (const auto& [name, text] : files("ValueSet"))
      list_in(tree, "contained").children.push_back(parse_json(text, "ValueSet"));
    return write_json(tree);
  }

  Questionnaire load(const std::string& form) const { return read_questionnaire(with_value_sets(form)); }

  std::map<std::string, std::string> texts_;
};

TEST_F(PublicExamples, HaveFormsThatAreRead) {
  for (const auto& [name, text] : files("Questionnaire")) {
    try {
      EXPECT_FALSE(load(text).items.empty()) << name;
    } catch (const Error& error) {
      ADD_FAILURE() << name << " at " << error.place() << ": " << error.what();
    }
  }
}

/// The text without the white space between its values.
std::string without_spaces(const std::string& json) {
  std::string text;
  bool is_inside = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const bool is_escaped = is_inside && json[i] == '\\';
    if (json[i] == '"') is_inside = !is_inside;
    if (is_inside || !std::isspace(static_cast<unsigned char>(json[i]))) text += json[i];
    if (is_escaped) text += json[++i];
  }
  return text;
}

TEST_F(PublicExamples, ComeOutOfTheTreeAsTheyWentIn) {
  for (const auto& [name, text] : texts_) {
    try {
      EXPECT_EQ(write_json(parse_json(text, "File")), without_spaces(text)) << name;
    } catch (const Error& error) {
      ADD_FAILURE() << name << " at " << error.place() << ": " << error.what();
    }
  }
}

TEST_F(PublicExamples, HaveResponsesThatAreWrittenBackAsTheyCame) {
  for (const auto& [name, text] : files("QuestionnaireResponse")) {
    try {
      const auto response = read_response(text);
      EXPECT_EQ(write_response(response, text), text) << name;
      EXPECT_EQ(read_response(write_response(response)), response) << name;
    } catch (const Error& error) {
      ADD_FAILURE() << name << " at " << error.place() << ": " << error.what();
    }
  }
}

TEST_F(PublicExamples, HaveAnswersThatFitTheirForms) {
  const auto forms = files("Questionnaire");
  for (const auto& [name, text] : files("QuestionnaireResponse")) {
    const auto response = read_response(text);
    const auto named = std::ranges::find_if(forms, [&](const auto& form) {
      return !response.questionnaire.empty() &&
             member(parse_json(form.second, "File"), "url") == response.questionnaire;
    });
    if (named == forms.end()) {
      std::cout << name << " names no form of the folder.\n";
      continue;
    }
    EXPECT_EQ(dump(validate(load(named->second), response)), "") << name;
  }
}

TEST_F(PublicExamples, HaveTranslationsThatAreShown) {
  for (const auto& [name, text] : files("Questionnaire")) {
    if (text.find("StructureDefinition/translation") == std::string::npos) continue;
    const auto form = read_questionnaire(with_value_sets(text), "en");
    const auto own = load(text);
    for (std::size_t i = 0; i < form.items.size(); ++i) EXPECT_NE(form.items[i].text, own.items[i].text) << name << i;
    std::cout << name << " in English: language " << form.language << ", wholly translated "
              << form.is_wholly_translated << "\n";
  }
}

}  // namespace
}  // namespace forms

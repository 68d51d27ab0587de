// SPDX-License-Identifier: MIT
#include <algorithm>

#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

using Kind = Error::Kind;

struct Broken {
  const char* file;
  Kind kind;
  const char* place;
  const char* says;
};

const Broken kBroken[] = {
    {"abstract-type", Kind::Invalid, ".item[0].type", "no item of this type"},
    {"attachment-question", Kind::Unsupported, ".item[0].type", "type attachment"},
    {"choice-without-options", Kind::Unsupported, ".item[0]", "no answers to choose from"},
    {"circle-of-conditions", Kind::Invalid, ".item[0]", "circle"},
    {"condition-by-expression", Kind::Unsupported, ".item[0].extension[0]", "cannot be run"},
    {"condition-of-another-type", Kind::Invalid, ".item[1].enableWhen[0]", "a type that the question never has"},
    {"condition-on-group", Kind::Invalid, ".item[1].enableWhen[0]", "a group or a display"},
    {"condition-on-itself", Kind::Invalid, ".item[0]", "circle"},
    {"condition-on-missing-question", Kind::Invalid, ".item[0].enableWhen[0]", "does not have"},
    {"condition-on-own-child", Kind::Invalid, ".item[0]", "circle"},
    {"condition-that-orders-texts", Kind::Invalid, ".item[1].enableWhen[0]", "Only numbers, dates"},
    {"condition-with-attachment", Kind::Unsupported, ".item[1].enableWhen[0].answerAttachment",
     "reads no value of this type"},
    {"condition-with-two-answers", Kind::Invalid, ".item[1].enableWhen[0]", "exactly one answer"},
    {"condition-with-unknown-behavior", Kind::Invalid, ".item[1].enableBehavior", "all or any"},
    {"condition-with-unknown-operator", Kind::Invalid, ".item[1].enableWhen[0].operator", "exists, =, !="},
    {"condition-without-answer", Kind::Invalid, ".item[1].enableWhen[0]", "exactly one answer"},
    {"constraint-on-the-form", Kind::Unsupported, ".extension[0]", "cannot be run"},
    {"cut-short", Kind::NotJson, ".item[0].linkId", "not valid JSON"},
    {"display-with-code", Kind::Invalid, ".item[0]", "que-3"},
    {"display-with-items", Kind::Invalid, ".item[0]", "que-1"},
    {"duplicate-key", Kind::NotJson, ".item[0].type", "occurs twice"},
    {"duplicate-link-id", Kind::Invalid, ".item[1].item[0].linkId", "que-2"},
    {"empty", Kind::NotJson, "", "not valid JSON"},
    {"empty-group", Kind::Invalid, ".item[0]", "que-1"},
    {"empty-link-id", Kind::Invalid, ".item[0].linkId", "never empty"},
    {"exists-without-boolean", Kind::Invalid, ".item[1].enableWhen[0]", "que-7"},
    {"implicit-rules", Kind::Unsupported, ".implicitRules", "changes the meaning"},
    {"initial-beside-options", Kind::Invalid, ".item[0]", "que-11"},
    {"initial-of-another-type", Kind::Invalid, ".item[0].initial[0]", "not of the item's type"},
    {"initial-on-group", Kind::Invalid, ".item[0]", "que-8"},
    {"invalid-utf8", Kind::NotJson, ".title", "UTF-8"},
    {"items-as-object", Kind::Invalid, ".item", "must be a list"},
    {"label-without-code", Kind::Invalid, ".item[0].extension[0]", "no valueCode"},
    {"link-id-as-number", Kind::Invalid, ".item[0].linkId", "must be a text"},
    {"list-at-the-top", Kind::NotAForm, "", "not a FHIR Questionnaire"},
    {"lone-surrogate", Kind::NotJson, ".title", "UTF-8"},
    {"max-length-of-zero", Kind::Invalid, ".item[0]", "1 or more"},
    {"max-length-on-choice", Kind::Invalid, ".item[0]", "que-10"},
    {"max-length-with-fraction", Kind::Invalid, ".item[0].maxLength", "whole number"},
    {"modifier-extension", Kind::Unsupported, ".item[0].modifierExtension", "changes the meaning"},
    {"no-form", Kind::NotAForm, "", "not a FHIR Questionnaire"},
    {"no-link-id", Kind::Invalid, ".item[0]", "no linkId"},
    {"no-status", Kind::Invalid, "", "no status"},
    {"no-type", Kind::Invalid, ".item[0]", "no type"},
    {"nul-in-text", Kind::NotJson, ".title", "NUL"},
    {"option-that-is-decimal", Kind::Invalid, ".item[0].answerOption[0]", "a time or a string"},
    {"option-without-code", Kind::Unsupported, ".item[0].answerOption[0]", "no code"},
    {"options-and-value-set", Kind::Invalid, ".item[0]", "que-4"},
    {"options-on-text", Kind::Invalid, ".item[0]", "que-5"},
    {"read-only-display", Kind::Invalid, ".item[0]", "que-9"},
    {"required-as-text", Kind::Invalid, ".item[0].required", "true or false"},
    {"required-display", Kind::Invalid, ".item[0]", "que-6"},
    {"required-help", Kind::Invalid, ".item[0].item[0]", "que-6"},
    {"same-code-twice", Kind::Invalid, ".item[0]", "same code"},
    {"several-initials", Kind::Invalid, ".item[0]", "que-13"},
    {"text-after-the-end", Kind::NotJson, "", "not valid JSON"},
    {"too-many-contained", Kind::Unsupported, "", "64 resources"},
    {"trailing-comma", Kind::NotJson, ".status", "line 4"},
    {"type-of-release-5", Kind::Invalid, ".item[0].type", "choice for coding"},
    {"unknown-label", Kind::Invalid, ".item[0].extension[0].valueCode", "P, C, W or X"},
    {"unknown-status", Kind::Invalid, ".status", "draft, active, retired or unknown"},
    {"unknown-type", Kind::Invalid, ".item[0].type", "no item of this type"},
    {"value-set-elsewhere", Kind::Unsupported, ".item[0].answerValueSet", "not in the form itself"},
    {"value-set-from-another", Kind::Unsupported, ".contained[0].compose.include[0]", "does not list"},
    {"value-set-of-another-kind", Kind::Unsupported, ".item[0].answerValueSet", "not in the form itself"},
    {"value-set-that-excludes", Kind::Unsupported, ".contained[0].compose", "excludes"},
    {"value-set-with-filter", Kind::Unsupported, ".contained[0].compose.include[0]", "does not list"},
    {"value-set-without-codes", Kind::Unsupported, ".contained[0]", "does not list"},
};

TEST(BrokenForm, IsRefusedWithKindPlaceAndSentence) {
  for (const auto& [file, kind, place, says] : kBroken) {
    try {
      read_questionnaire(data("broken/" + std::string(file) + ".json"));
      ADD_FAILURE() << file << " was read";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind) << file;
      EXPECT_EQ(error.place(), "Questionnaire" + std::string(place)) << file;
      EXPECT_NE(std::string(error.what()).find(says), std::string::npos) << file << ": " << error.what();
    }
  }
}

TEST(BrokenForm, IsInTheTableWhenItIsInTheFolder) {
  std::vector<std::string> files;
  for (const auto& broken : kBroken) files.emplace_back(broken.file);
  EXPECT_EQ(files, broken_files());
}

}  // namespace
}  // namespace forms

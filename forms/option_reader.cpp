// SPDX-License-Identifier: MIT
#include "forms/option_reader.h"

#include <set>

#include "forms/extension.h"
#include "forms/value_reader.h"

namespace forms {
namespace {

constexpr std::size_t kMaximumOptions = 500;
constexpr std::size_t kMaximumContained = 64;

constexpr std::string_view kExclusive = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
constexpr std::string_view kPrefix = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix";
/// What an option counts: R4's extension, R5's and STU3's, in the order in which they are believed.
constexpr std::string_view kOrdinals[] = {"http://hl7.org/fhir/StructureDefinition/ordinalValue",
                                          "http://hl7.org/fhir/StructureDefinition/itemWeight",
                                          "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue"};

/// The score stands on the option or on its coding.
std::optional<Decimal> read_ordinal(const JsonView& option) {
  for (const auto url : kOrdinals) {
    const auto extension = find_extension(option, url);
    if (!extension) continue;
    const auto value = read_value(*extension, "value");
    if (const auto* const decimal = std::get_if<Decimal>(&value)) return *decimal;
    if (const auto* const number = std::get_if<std::int32_t>(&value)) return Decimal{std::to_string(*number)};
    extension->refuse(Error::Kind::Invalid, "What an answer counts is a number; write valueDecimal.");
  }
  return std::nullopt;
}

Coding read_option_coding(const JsonView& json, Coding coding) {
  if (coding.code.empty()) json.refuse(Error::Kind::Unsupported, "This answer has no code; give it one.");
  if (coding.display.empty()) coding.display = coding.code;
  return coding;
}

Value read_option_value(const JsonView& option) {
  auto value = read_value(option, "value");
  if (const auto* const coding = std::get_if<Coding>(&value)) return read_option_coding(option, *coding);
  const bool is_of_r4 = std::holds_alternative<std::int32_t>(value) || std::holds_alternative<Date>(value) ||
                        std::holds_alternative<Time>(value) || std::holds_alternative<std::string>(value);
  if (!is_of_r4) {
    option.refuse(
        Error::Kind::Invalid,
        "An answer to choose from is a coding, a whole number, a date, a time or a string; use one of these.");
  }
  return value;
}

Option read_option(const JsonView& json) {
  Option option{read_option_value(json)};
  option.ordinal = read_ordinal(json);
  if (const auto coding = json.find("valueCoding"); coding && !option.ordinal) option.ordinal = read_ordinal(*coding);
  if (const auto prefix = find_extension(json, kPrefix)) option.prefix = prefix->string("valueString");
  if (const auto exclusive = find_extension(json, kExclusive)) option.is_exclusive = exclusive->boolean("valueBoolean");
  return option;
}

void read_answer_options(const std::vector<JsonView>& list, Item& item) {
  for (const auto& json : list) {
    item.options.push_back(read_option(json));
    if (json.boolean("initialSelected")) item.initial.emplace_back(item.options.back().value);
  }
}

/// An option of a value set, whose code carries the score.
Option read_concept(const JsonView& json, const Coding& coding) {
  return {.value = read_option_coding(json, coding), .ordinal = read_ordinal(json)};
}

std::vector<Option> read_expansion(const JsonView& expansion) {
  std::vector<Option> options;
  for (const auto& code : expansion.list("contains")) options.push_back(read_concept(code, read_coding(code)));
  return options;
}

/// ValueSet.compose with every code listed; a filter or a whole code system would need a terminology server.
std::vector<Option> read_compose(const JsonView& compose) {
  std::vector<Option> options;
  for (const auto& include : compose.list("include")) {
    const bool is_listed = include.has("concept") && !include.has("filter") && !include.has("valueSet");
    if (!is_listed)
      include.refuse(Error::Kind::Unsupported, "This value set does not list its codes; list each of them.");
    for (const auto& code : include.list("concept")) {
      options.push_back(read_concept(code, {include.string("system"), code.string("code"), code.string("display")}));
    }
  }
  if (compose.has("exclude"))
    compose.refuse(Error::Kind::Unsupported, "This value set excludes codes; list those that stay.");
  return options;
}

std::vector<Option> read_value_set(const JsonView& value_set) {
  if (const auto expansion = value_set.find("expansion")) return read_expansion(*expansion);
  if (const auto compose = value_set.find("compose")) return read_compose(*compose);
  value_set.refuse(Error::Kind::Unsupported, "This value set does not list its codes; list each of them.");
}

std::vector<Option> read_contained(const JsonView& form, const JsonView& reference) {
  const auto contained = form.list("contained");
  if (contained.size() > kMaximumContained) {
    form.refuse(Error::Kind::Unsupported, "A form may contain 64 resources; remove some.");
  }
  for (const auto& resource : contained) {
    const bool is_meant = "#" + resource.string("id") == reference.as_string();
    if (is_meant && resource.string("resourceType") == "ValueSet") return read_value_set(resource);
  }
  reference.refuse(Error::Kind::Unsupported,
                   "The answers to choose from are not in the form itself; put them there as answerOption.");
}

void check_options(const JsonView& json, const std::vector<Option>& options) {
  if (options.size() > kMaximumOptions) {
    json.refuse(Error::Kind::Unsupported, "A question may have 500 answers to choose from; remove some.");
  }
  std::set<std::string> keys;
  for (const auto& option : options) {
    if (keys.insert(key_of(option.value)).second) continue;
    json.refuse(Error::Kind::Invalid, "Two answers to choose from have the same code; give each its own.");
  }
}

}  // namespace

void read_options(const JsonView& form, const JsonView& json, Item& item) {
  if (const auto value_set = json.find("answerValueSet")) item.options = read_contained(form, *value_set);
  read_answer_options(json.list("answerOption"), item);
  check_options(json, item.options);
  if (item.type == ItemType::Choice && item.options.empty()) {
    json.refuse(Error::Kind::Unsupported, "This question has no answers to choose from; list them as answerOption.");
  }
}

}  // namespace forms

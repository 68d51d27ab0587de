// SPDX-License-Identifier: MIT
#include "forms/value_set_reader.h"

#include "forms/extension.h"
#include "forms/text_reader.h"
#include "forms/value_reader.h"

namespace forms {
namespace {

/// What an option counts: R4's extension, R5's and STU3's, in the order in which they are believed.
constexpr std::string_view kOrdinals[] = {"http://hl7.org/fhir/StructureDefinition/ordinalValue",
                                          "http://hl7.org/fhir/StructureDefinition/itemWeight",
                                          "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue"};

/// An option of a value set, whose code carries the score.
Option read_concept(const JsonView& json, const std::string& system, TextReader& texts) {
  const Coding coding{system, json.string("code"), texts.read_designated(json)};
  return {.value = checked_option_coding(json, coding), .ordinal = read_ordinal(json)};
}

/// FHIR R4 ValueSet.expansion.contains.abstract: "this entry is included in the expansion for navigational purposes,
/// and the user cannot select the code directly as a proper value". Codes may stand below one another.
void read_contains(const JsonView& around, TextReader& texts, std::vector<Option>& options) {
  for (const auto& code : around.list("contains")) {
    if (!code.boolean("abstract")) options.push_back(read_concept(code, code.string("system"), texts));
    read_contains(code, texts, options);
  }
}

/// ValueSet.compose with every code listed; a filter or a whole code system would need a terminology server.
std::vector<Option> read_compose(const JsonView& compose, TextReader& texts) {
  std::vector<Option> options;
  for (const auto& include : compose.list("include")) {
    const bool is_listed = include.has("concept") && !include.has("filter") && !include.has("valueSet");
    if (!is_listed)
      include.refuse(Error::Kind::Unsupported, "This value set does not list its codes; list each of them.");
    for (const auto& code : include.list("concept"))
      options.push_back(read_concept(code, include.string("system"), texts));
  }
  if (compose.has("exclude"))
    compose.refuse(Error::Kind::Unsupported, "This value set excludes codes; list those that stay.");
  return options;
}

}  // namespace

std::vector<Option> read_value_set(const JsonView& value_set, TextReader& texts) {
  if (const auto expansion = value_set.find("expansion")) {
    std::vector<Option> options;
    read_contains(*expansion, texts, options);
    return options;
  }
  if (const auto compose = value_set.find("compose")) return read_compose(*compose, texts);
  value_set.refuse(Error::Kind::Unsupported, "This value set does not list its codes; list each of them.");
}

std::optional<Decimal> read_ordinal(const JsonView& json) {
  const Extensions extensions(json);
  for (const auto url : kOrdinals) {
    const auto* const extension = extensions.find(url);
    if (extension == nullptr) continue;
    const auto value = read_value(*extension, "value");
    if (const auto* const decimal = std::get_if<Decimal>(&value)) return *decimal;
    if (const auto* const number = std::get_if<std::int32_t>(&value)) return Decimal{std::to_string(*number)};
    extension->refuse(Error::Kind::Invalid, "What an answer counts is a number; write valueDecimal.");
  }
  return std::nullopt;
}

Coding checked_option_coding(const JsonView& json, Coding coding) {
  if (coding.code.empty()) json.refuse(Error::Kind::Unsupported, "This answer has no code; give it one.");
  if (coding.display.empty()) coding.display = coding.code;
  return coding;
}

}  // namespace forms

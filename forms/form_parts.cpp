// SPDX-License-Identifier: MIT
#include "forms/form_parts.h"

#include "forms/json_writer.h"

namespace forms {
namespace {

constexpr std::string_view kOrdinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
constexpr std::string_view kShortForm = "urn:both-of-us:short-form";

JsonNode write_short_form_mark() {
  auto extension = json_object();
  add(extension, "url", json_string(std::string(kShortForm)));
  add(extension, "valueBoolean", json_boolean(true));
  return json_array({std::move(extension)});
}

JsonNode write_score(const Decimal& score) {
  auto extension = json_object();
  add(extension, "url", json_string(std::string(kOrdinal)));
  add(extension, "valueDecimal", json_number(score.digits));
  auto extensions = json_array();
  extensions.children.push_back(std::move(extension));
  return extensions;
}

}  // namespace

JsonNode write_option(const NewOption& option) {
  auto coding = json_object();
  add_text(coding, "system", option.coding.system);
  add_text(coding, "code", option.coding.code);
  add_text(coding, "display", option.coding.display);
  auto json = json_object();
  if (option.score) add(json, "extension", write_score(*option.score));
  add(json, "valueCoding", std::move(coding));
  return json;
}

JsonNode write_item(const NewItem& item) {
  auto json = json_object();
  if (item.is_in_short_form) add(json, "extension", write_short_form_mark());
  add_text(json, "linkId", item.link_id);
  add_text(json, "prefix", item.prefix);
  add_text(json, "text", item.text);
  add(json, "type", json_string(std::string(to_text(item.type))));
  if (item.repeats) add(json, "repeats", json_boolean(true));
  auto options = json_array();
  for (const auto& option : item.options) options.children.push_back(write_option(option));
  if (!options.children.empty()) add(json, "answerOption", std::move(options));
  auto items = json_array();
  for (const auto& below : item.items) items.children.push_back(write_item(below));
  if (!items.children.empty()) add(json, "item", std::move(items));
  return json;
}

EditRefusal no_such_item() {
  return {EditRefusal::Kind::NoSuchItem, "The form has no such item; look at the form again."};
}

}  // namespace forms

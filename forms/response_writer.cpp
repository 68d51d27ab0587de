// SPDX-License-Identifier: MIT
#include <algorithm>

#include "forms/json.h"
#include "forms/json_view.h"
#include "forms/json_writer.h"
#include "forms/set_aside.h"

namespace forms {
namespace {

struct WriteValue {
  JsonNode& answer;

  void operator()(bool value) const { add(answer, "valueBoolean", json_boolean(value)); }
  void operator()(std::int32_t value) const { add(answer, "valueInteger", json_number(std::to_string(value))); }
  void operator()(const Date& value) const { add(answer, "valueDate", json_string(to_text(value))); }
  void operator()(const std::string& value) const { add(answer, "valueString", json_string(value)); }
  void operator()(const Decimal& value) const { add(answer, "valueDecimal", json_number(value.digits)); }
  void operator()(const DateTime& value) const { add(answer, "valueDateTime", json_string(value.text)); }
  void operator()(const Time& value) const { add(answer, "valueTime", json_string(value.text)); }
  void operator()(const Uri& value) const { add(answer, "valueUri", json_string(value.text)); }
  void operator()(const Coding& value) const {
    auto coding = json_object();
    add_text(coding, "system", value.system);
    add_text(coding, "code", value.code);
    add_text(coding, "display", value.display);
    add(answer, "valueCoding", std::move(coding));
  }
  void operator()(const Quantity& value) const {
    auto quantity = json_object();
    add(quantity, "value", json_number(value.value.digits));
    add_text(quantity, "unit", value.unit);
    add_text(quantity, "system", value.system);
    add_text(quantity, "code", value.code);
    add(answer, "valueQuantity", std::move(quantity));
  }
};

JsonNode write_items(const std::vector<ResponseItem>& items);

JsonNode write_answers(const std::vector<Answer>& answers) {
  auto list = json_array();
  for (const auto& answer : answers) {
    auto json = json_object();
    std::visit(WriteValue{json}, answer.value);
    if (!answer.items.empty()) add(json, "item", write_items(answer.items));
    list.children.push_back(std::move(json));
  }
  return list;
}

JsonNode write_items(const std::vector<ResponseItem>& items) {
  auto list = json_array();
  for (const auto& item : items) {
    auto json = json_object();
    add(json, "linkId", json_string(item.link_id));
    add_text(json, "text", item.text);
    if (!item.answers.empty()) add(json, "answer", write_answers(item.answers));
    if (!item.items.empty()) add(json, "item", write_items(item.items));
    list.children.push_back(std::move(json));
  }
  return list;
}

JsonNode extension_of(const char* url, const std::string& text) {
  auto extension = json_object();
  add(extension, "url", json_string(url));
  add(extension, "valueString", json_string(text));
  return extension;
}

JsonNode write_set_aside(const std::vector<SetAside>& set_aside) {
  auto list = json_array();
  for (const auto& [link_id, texts] : set_aside) {
    auto parts = json_array();
    parts.children.push_back(extension_of("linkId", link_id));
    for (const auto& text : texts) parts.children.push_back(extension_of("typed", text));
    auto extension = json_object();
    add(extension, "url", json_string(std::string(kSetAside)));
    add(extension, "extension", std::move(parts));
    list.children.push_back(std::move(extension));
  }
  return list;
}

JsonNode write_tree(const QuestionnaireResponse& response) {
  auto json = json_object();
  add(json, "resourceType", json_string("QuestionnaireResponse"));
  add_text(json, "language", response.language);
  if (!response.set_aside.empty()) add(json, "extension", write_set_aside(response.set_aside));
  add_text(json, "questionnaire", response.questionnaire);
  add(json, "status", json_string(std::string(to_text(response.status))));
  add_text(json, "authored", response.authored);
  if (!response.items.empty()) add(json, "item", write_items(response.items));
  return json;
}

/// The members that the model holds, and the narrative, which would tell of the answers as they were. All others are
/// kept as they came.
constexpr std::string_view kModelled[] = {"resourceType", "language", "questionnaire", "status",
                                          "authored",     "item",     "text"};

bool is_modelled(std::string_view key) {
  return std::ranges::find(kModelled, key) != std::end(kModelled);
}

/// Adds the extensions of others to those that were written anew.
void keep_extensions(JsonNode& json, const JsonNode& before) {
  auto place = std::ranges::find(json.keys, "extension");
  for (const auto& extension : before.children) {
    if (JsonView(extension, "").string("url") == kSetAside) continue;
    if (place == json.keys.end()) {
      add(json, "extension", json_array());
      place = std::prev(json.keys.end());
    }
    json.children[static_cast<std::size_t>(place - json.keys.begin())].children.push_back(extension);
  }
}

}  // namespace

std::string write_response(const QuestionnaireResponse& response) {
  return write_json(write_tree(response));
}

std::string write_response(const QuestionnaireResponse& response, std::string_view original) {
  if (read_response(original) == response) return std::string(original);
  auto before = parse_json(original, "QuestionnaireResponse");
  auto json = write_tree(response);
  for (std::size_t i = 0; i < before.keys.size(); ++i) {
    if (before.keys[i] == "extension") {
      keep_extensions(json, before.children[i]);
    } else if (!is_modelled(before.keys[i])) {
      add(json, std::move(before.keys[i]), std::move(before.children[i]));
    }
  }
  return write_json(json);
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "forms/error.h"
#include "forms/json.h"

namespace forms {
namespace {

/// Keeps the order in which keys are added, so the same response gives the same bytes.
using Json = nlohmann::ordered_json;

void add_text(Json& json, const char* key, const std::string& text) {
  // FHIR R4 2.6.2: "Attributes can never be empty. Either they are absent, or they are present with at least one
  // character."
  if (!text.empty()) json[key] = text;
}

struct WriteValue {
  Json& answer;

  void operator()(bool value) const { answer["valueBoolean"] = value; }
  void operator()(std::int32_t value) const { answer["valueInteger"] = value; }
  void operator()(const Date& value) const { answer["valueDate"] = to_text(value); }
  void operator()(const std::string& value) const { answer["valueString"] = value; }
  void operator()(const Coding& value) const {
    auto coding = Json::object();
    add_text(coding, "system", value.system);
    add_text(coding, "code", value.code);
    add_text(coding, "display", value.display);
    answer["valueCoding"] = std::move(coding);
  }
};

Json write_items(const std::vector<ResponseItem>& items);

Json write_answers(const std::vector<Answer>& answers) {
  auto list = Json::array();
  for (const auto& answer : answers) {
    auto json = Json::object();
    std::visit(WriteValue{json}, answer.value);
    if (!answer.items.empty()) json["item"] = write_items(answer.items);
    list.push_back(std::move(json));
  }
  return list;
}

Json write_items(const std::vector<ResponseItem>& items) {
  auto list = Json::array();
  for (const auto& item : items) {
    auto json = Json::object();
    json["linkId"] = item.link_id;
    add_text(json, "text", item.text);
    if (!item.answers.empty()) json["answer"] = write_answers(item.answers);
    if (!item.items.empty()) json["item"] = write_items(item.items);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string write_response(const QuestionnaireResponse& response) {
  auto json = Json::object();
  json["resourceType"] = "QuestionnaireResponse";
  add_text(json, "language", response.language);
  add_text(json, "questionnaire", response.questionnaire);
  json["status"] = response.status == ResponseStatus::Completed ? "completed" : "in-progress";
  add_text(json, "authored", response.authored);
  if (!response.items.empty()) json["item"] = write_items(response.items);
  try {
    return json.dump();
  } catch (const nlohmann::json::type_error&) {
    throw Error(Error::Kind::Invalid, "QuestionnaireResponse", "A text is not valid UTF-8; write it again.");
  }
}

}  // namespace forms

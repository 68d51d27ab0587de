// SPDX-License-Identifier: MIT
#include "forms/questionnaire_response.h"

#include <unordered_map>

namespace forms {
namespace {

constexpr std::string_view kStatusNames[] = {"in-progress", "completed", "amended", "entered-in-error", "stopped"};

void collect(const std::vector<ResponseItem>& items, std::string_view link_id, std::vector<Value>& values) {
  for (const auto& item : items) {
    for (const auto& answer : item.answers) {
      if (item.link_id == link_id) values.push_back(answer.value);
      collect(answer.items, link_id, values);
    }
    collect(item.items, link_id, values);
  }
}

using AnswersByLinkId = std::unordered_map<std::string_view, std::vector<Answer>>;

AnswersByLinkId by_link_id(const std::vector<FlatAnswer>& flat) {
  AnswersByLinkId answers;
  for (const auto& answer : flat) {
    for (const auto& value : answer.values) answers[answer.link_id].push_back({value, {}});
  }
  return answers;
}

std::vector<ResponseItem> arrange_among(const std::vector<Item>& items, const AnswersByLinkId& flat) {
  std::vector<ResponseItem> arranged;
  for (const auto& item : items) {
    if (item.type == ItemType::Display) continue;
    ResponseItem filled{item.link_id, item.text, {}, {}};
    auto below = arrange_among(item.items, flat);
    if (item.type == ItemType::Group) {
      filled.items = std::move(below);
    } else {
      if (const auto answers = flat.find(item.link_id); answers != flat.end()) filled.answers = answers->second;
      if (!filled.answers.empty()) filled.answers.front().items = std::move(below);
    }
    if (!filled.answers.empty() || !filled.items.empty()) arranged.push_back(std::move(filled));
  }
  return arranged;
}

void collect_initial(const std::vector<Item>& items, std::vector<FlatAnswer>& answers) {
  for (const auto& item : items) {
    if (!item.initial.empty()) answers.push_back({item.link_id, item.initial});
    collect_initial(item.items, answers);
  }
}

}  // namespace

std::string_view to_text(ResponseStatus status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}

bool operator==(const Answer& one, const Answer& other) {
  return one.value == other.value && one.items == other.items;
}

bool operator==(const ResponseItem& one, const ResponseItem& other) {
  return one.link_id == other.link_id && one.text == other.text && one.answers == other.answers &&
         one.items == other.items;
}

std::vector<Value> find_answers(const QuestionnaireResponse& response, std::string_view link_id) {
  std::vector<Value> values;
  collect(response.items, link_id, values);
  return values;
}

std::vector<std::string> find_codes(const QuestionnaireResponse& response, std::string_view link_id) {
  std::vector<std::string> codes;
  for (const auto& value : find_answers(response, link_id)) {
    if (const auto* const coding = std::get_if<Coding>(&value)) codes.push_back(coding->code);
  }
  return codes;
}

std::string find_text(const QuestionnaireResponse& response, std::string_view link_id) {
  const auto values = find_answers(response, link_id);
  return values.empty() ? std::string() : label_of(values.front());
}

std::optional<std::int32_t> find_integer(const QuestionnaireResponse& response, std::string_view link_id) {
  for (const auto& value : find_answers(response, link_id)) {
    if (const auto* const number = std::get_if<std::int32_t>(&value)) return *number;
  }
  return std::nullopt;
}

QuestionnaireResponse arrange(const Questionnaire& questionnaire, const std::vector<FlatAnswer>& answers,
                              ResponseStatus status) {
  return {.questionnaire = questionnaire.canonical(),
          .status = status,
          .language = questionnaire.language,
          .authored = {},
          .items = arrange_among(questionnaire.items, by_link_id(answers))};
}

QuestionnaireResponse initial_response(const Questionnaire& questionnaire) {
  std::vector<FlatAnswer> answers;
  collect_initial(questionnaire.items, answers);
  return arrange(questionnaire, answers, ResponseStatus::InProgress);
}

}  // namespace forms

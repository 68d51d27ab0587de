// SPDX-License-Identifier: MIT
#include "toolkit/exchange/answer_rows.h"

#include <variant>

#include "forms/json.h"

namespace toolkit {
namespace {

std::string answer_text(const forms::Value& value) {
  if (const auto* const answer = std::get_if<bool>(&value)) return *answer ? "yes" : "no";
  return forms::label_of(value);
}

void add_answers(std::vector<AnswerRow>& rows, const std::string& section,
                 const std::vector<forms::ResponseItem>& items) {
  for (const auto& item : items) {
    for (const auto& answer : item.answers) {
      rows.push_back({section, item.text, answer_text(answer.value)});
      add_answers(rows, section, answer.items);
    }
    add_answers(rows, section, item.items);
  }
}

}  // namespace

std::vector<AnswerRow> answer_rows(std::string_view json, const std::string& heading) {
  std::vector<AnswerRow> rows;
  for (const auto& group : forms::read_response(std::string(json)).items)
    add_answers(rows, heading.empty() ? group.text : heading + ": " + group.text, {group});
  return rows;
}

}  // namespace toolkit

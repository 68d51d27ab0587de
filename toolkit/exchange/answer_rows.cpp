// SPDX-License-Identifier: MIT
#include "toolkit/exchange/answer_rows.h"

#include <cstdint>
#include <variant>

#include "forms/json.h"

namespace toolkit {
namespace {

struct AnswerText {
  std::string operator()(bool value) const { return value ? "yes" : "no"; }
  std::string operator()(std::int32_t value) const { return std::to_string(value); }
  std::string operator()(const forms::Date& value) const { return forms::to_text(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const forms::Coding& value) const {
    return value.display.empty() ? value.code : value.display;
  }
};

void add_answers(std::vector<AnswerRow>& rows, const std::string& section,
                 const std::vector<forms::ResponseItem>& items) {
  for (const auto& item : items) {
    for (const auto& answer : item.answers) {
      rows.push_back({section, item.text, std::visit(AnswerText{}, answer.value)});
      add_answers(rows, section, answer.items);
    }
    add_answers(rows, section, item.items);
  }
}

}  // namespace

std::vector<AnswerRow> answer_rows(std::string_view json) {
  std::vector<AnswerRow> rows;
  for (const auto& group : forms::read_response(std::string(json)).items) add_answers(rows, group.text, {group});
  return rows;
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "forms/json.h"
#include "toolkit/exchange/csv.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct AnswerText {
  std::string operator()(bool value) const { return value ? "yes" : "no"; }
  std::string operator()(std::int32_t value) const { return std::to_string(value); }
  std::string operator()(const forms::Date& value) const { return forms::to_text(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const forms::Coding& value) const {
    return value.display.empty() ? value.code : value.display;
  }
};

void add_answers(Rows& rows, const std::string& section, const std::vector<forms::ResponseItem>& items) {
  for (const auto& item : items) {
    for (const auto& answer : item.answers) {
      rows.push_back({section, item.text, std::visit(AnswerText{}, answer.value)});
      add_answers(rows, section, answer.items);
    }
    add_answers(rows, section, item.items);
  }
}

/// The groups at the top of a form are its sections. `date` tells several records of one form apart.
void add_response(Rows& rows, const std::string& json, const std::string& date = "") {
  for (const auto& group : forms::read_response(json).items) {
    add_answers(rows, date.empty() ? group.text : group.text + " (" + date + ")", {group});
  }
}

}  // namespace

std::string write_record_csv(const ClientRecord& record) {
  Rows rows{{"section", "question", "answer"}};
  for (const auto& response : record.responses) add_response(rows, response.json);
  for (const auto& screening : record.screenings) add_response(rows, screening.json, utc_time(screening.recorded_at));
  for (const auto& note : record.notes) rows.push_back({"Intake note", utc_day(note.session_date), note.text});
  return write_csv(rows);
}

}  // namespace toolkit

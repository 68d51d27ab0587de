// SPDX-License-Identifier: MIT
#include "toolkit/exchange/answer_rows.h"
#include "toolkit/exchange/csv.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// The groups at the top of a form are its sections. `date` tells several records of one form apart.
void add_response(Rows& rows, const std::string& json, const std::string& heading, const std::string& date = "") {
  for (const auto& [section, question, answer] : answer_rows(json, heading)) {
    rows.push_back({date.empty() ? section : section + " (" + date + ")", question, answer});
  }
}

}  // namespace

std::string write_record_csv(const ClientRecord& record) {
  Rows rows{{"section", "question", "answer"}};
  for (const auto& response : record.responses) add_response(rows, response.json, record.heading(response));
  for (const auto& screening : record.screenings)
    add_response(rows, screening.json, "", utc_time(screening.recorded_at));
  for (const auto& note : record.notes) rows.push_back({"Intake note", utc_day(note.session_date), note.text});
  return write_csv(rows);
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/exchange/process_export.h"

#include <nlohmann/json.hpp>
#include <ranges>

#include "toolkit/desks/process_desk.h"
#include "toolkit/exchange/client_record.h"

namespace toolkit {

std::string write_process_text(const ProcessNotes& notes) {
  std::string text = "Process notes\n" + notes.client.name + "\n";
  for (const auto& note : notes.notes | std::views::reverse) {
    text += "\n\n" + utc_day(note.session_date) + "\n\n" + note.text + "\n";
  }
  return text;
}

std::string write_process_json(const ProcessNotes& notes) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& note : notes.notes | std::views::reverse) {
    list.push_back({{"id", note.id.text},
                    {"version", note.version},
                    {"sessionDate", utc_day(note.session_date)},
                    {"written", utc_time(note.created_at)},
                    {"changed", utc_time(note.changed_at)},
                    {"text", note.text}});
  }
  const nlohmann::ordered_json document{{"client", {{"id", notes.client.id.text}, {"name", notes.client.name}}},
                                        {"processNotes", std::move(list)}};
  return document.dump(2) + "\n";
}

}  // namespace toolkit

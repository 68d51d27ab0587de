// SPDX-License-Identifier: MIT
#include "answers.h"

#include <sstream>
#include <vector>

#include "forms/questionnaire_response.h"
#include "forms/validation.h"

namespace handouts::cases {
namespace {

std::vector<forms::Value> values_of(const forms::Item& item, const std::string& text) {
  std::vector<forms::Value> values;
  std::istringstream words(text);
  std::string word = text;
  while (!item.repeats || words >> word) {
    values.push_back(std::get<forms::Value>(forms::parse_answer(item, word)));
    if (!item.repeats) break;
  }
  return values;
}

}  // namespace

DatedResponse filled(const forms::Questionnaire& form, const Answers& answers, std::chrono::sys_days on) {
  std::vector<forms::FlatAnswer> flat;
  for (const auto& [link_id, text] : answers) {
    flat.push_back({link_id, values_of(*forms::find_item(form, link_id), text)});
  }
  return {on, forms::arrange(form, flat, forms::ResponseStatus::Completed)};
}

Answers quiet_answers() {
  return {{"B2", "yes"},   {"SQ1", "very"},  {"SQ2", "no"},       {"SQ3", "never"},
          {"SQ4", "no"},   {"SQ5", "no"},    {"SQ6", "no"},       {"SQ7", "no"},
          {"SQ8", "no"},   {"SQ9", "fine"},  {"SQ10", "no"},      {"SQ11", "none"},
          {"SQ12", "yes"}, {"SQ13", "home"}, {"K-order", "none"}, {"K-confirmed", "true"}};
}

Answers good_review() {
  return {{"RA-who", "N. Abernathy"},
          {"RA-how", "Each alone, in two visits."},
          {"RA-reasons", "Both speak freely."},
          {"RA-result", "reviewed-ok"}};
}

}  // namespace handouts::cases

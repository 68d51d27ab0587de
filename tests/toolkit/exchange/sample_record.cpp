// SPDX-License-Identifier: MIT
#include "sample_record.h"

#include "forms/json.h"
#include "forms/shipped.h"

namespace toolkit::test {
namespace {

using std::chrono::year;

std::string id(int number) { return "00000000-0000-4000-8000-00000000000" + std::to_string(number); }

db::Time at(unsigned hour) {
  return std::chrono::sys_days(year(2026) / 11 / 23) + std::chrono::hours(hour);
}

forms::Value choice(const forms::Questionnaire& form, const std::string& link_id, const std::string& code) {
  for (const auto& option : forms::find_item(form, link_id)->options) {
    if (option.code == code) return option;
  }
  return code;
}

std::string answers(const forms::Questionnaire& form, const std::vector<forms::FlatAnswer>& flat) {
  return forms::write_response(forms::arrange(form, flat, forms::ResponseStatus::InProgress));
}

}  // namespace

std::string sample_intake() {
  const auto& form = forms::short_intake();
  return answers(form, {{"A1", {std::string("María-José Fernández")}},
                        {"D4", {std::string("=that we eat\ntogether again")}},
                        {"E7", {choice(form, "E7", "R01"), choice(form, "E7", "R13")}}});
}

std::string sample_screen() {
  const auto& form = forms::screening();
  return answers(form, {{"SQ1", {choice(form, "SQ1", "very")}}});
}

ClientRecord sample_record() {
  ClientRecord record;
  auto& client = record.client;
  client.id = {id(1)};
  client.version = 3;
  client.created_at = at(9);
  client.changed_at = at(10);
  client.name = "María-José Fernández";
  client.pronouns = "she";
  client.language = "es-US";
  client.partner = {"Iñaki Etxeberria", "husband", "he", "the Basque language"};
  record.gathered_at = at(14);
  record.ticked = {true, false, true, false};
  record.responses = {{{id(2)},
                       client.id,
                       1,
                       forms::short_intake().canonical(),
                       db::ResponseState::InProgress,
                       at(9),
                       at(10),
                       sample_intake()}};
  record.authorizations = {{{id(3)},
                            client.id,
                            1,
                            year(2026) / 11 / 13,
                            year(2027) / 2 / 11,
                            std::nullopt,
                            "Iñaki Etxeberria",
                            {"post", "phone"},
                            true},
                           {{id(4)},
                            client.id,
                            2,
                            year(2026) / 10 / 1,
                            year(2027) / 1 / 1,
                            year(2026) / 11 / 1,
                            "Iñaki Etxeberria",
                            {"post"},
                            true}};
  record.issued = {{{id(5)}, client.id, "H02", "1.0.0", at(11), R"({"client.name":"María-José"})", "%PDF-1.7 bytes"}};
  record.notes = {{{id(6)}, client.id, 1, year(2026) / 11 / 22, at(12), at(13), "Came alone.\nWants a letter."}};
  record.screenings = {{{id(7)}, client.id, db::ScreeningKind::Screen, at(10), sample_screen()}};
  return record;
}

}  // namespace toolkit::test

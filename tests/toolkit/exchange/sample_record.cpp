// SPDX-License-Identifier: MIT
#include "sample_record.h"

namespace toolkit::test {
namespace {

using std::chrono::year;

std::string id(int number) {
  return "00000000-0000-4000-8000-00000000000" + std::to_string(number);
}

db::Time at(unsigned hour) {
  return std::chrono::sys_days(year(2026) / 11 / 23) + std::chrono::hours(hour);
}

}  // namespace

std::string sample_intake() {
  return R"({"resourceType":"QuestionnaireResponse","language":"en-US","questionnaire":"urn:example:intake|1",)"
         R"("status":"in-progress","item":[{"linkId":"you","text":"You","item":[)"
         R"({"linkId":"A1","text":"Name","answer":[{"valueString":"María-José Fernández"}]},)"
         R"({"linkId":"E7","text":"Reasons","answer":[)"
         R"({"valueCoding":{"code":"R01","display":"They fear being blamed"},"item":[)"
         R"({"linkId":"E8","text":"Since when","answer":[{"valueDate":"2025-11"}]}]},)"
         R"({"valueCoding":{"code":"R13"}}]}]},)"
         R"({"linkId":"hopes","text":"Hopes","item":[)"
         R"({"linkId":"D4","text":"My hope","answer":[{"valueString":"=that we eat\ntogether again"}]},)"
         R"({"linkId":"E9","text":"From 0 to 10","answer":[{"valueInteger":9}]},)"
         R"({"linkId":"B2","text":"Alone","answer":[{"valueBoolean":true}]}]}]})";
}

std::string sample_screen() {
  return R"({"resourceType":"QuestionnaireResponse","questionnaire":"urn:example:screening|1","status":"completed",)"
         R"("item":[{"linkId":"private","text":"Private questions","item":[)"
         R"({"linkId":"SQ1","text":"Safe to say","answer":[{"valueCoding":{"code":"very","display":"Very safe"}}]}]}]})";
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
  record.responses = {
      {{id(2)}, client.id, 1, "urn:example:intake|1", db::ResponseState::InProgress, at(9), at(10), sample_intake()}};
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

// SPDX-License-Identifier: MIT
#include "couples.h"

#include <stdexcept>
#include <variant>

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/practice_desk.h"

namespace toolkit::test {
namespace {

Typed priya_intake() {
  auto typed = maria_intake();
  typed["A1"] = {kPriya};
  typed["A5-read"] = {"en-US"};
  typed["C2"] = {kVikram};
  typed["E1"] = {"no"};
  typed["E2"] = {"no"};
  return typed;
}

void require(bool is_done) {
  if (!is_done) throw std::logic_error("the invented case was not accepted");
}

db::ClientId open_case(Workplace& place, const Typed& intake, const Typed& screening) {
  require(PracticeDesk(place.vault()).save(practice()).problems.empty());
  const auto client = add_client(place, intake.at("A1").front(), intake.at("C2").front());
  IntakeDesk desk(place.vault());
  require(desk.save(Form::Intake, client, intake, 0).is_complete);
  require(desk.save(Form::Judgement, client, suitable_judgement(), 0).is_complete);
  require(desk.record(Form::Screening, client, screening).is_complete);
  return client;
}

}  // namespace

Typed maria_intake() {
  return {{"A1", {kMaria}},
          {"A3", {"she"}},
          {"A5-read", {"es-US"}},
          {"A7", {"email"}},
          {"B2", {"yes"}},
          {"C1", {"husband"}},
          {"C2", {kInaki}},
          {"C3", {"he"}},
          {"D4", {"that we eat together again"}},
          {"D5", {"how he asks about my day"}},
          {"E1", {"yes-ok"}},
          {"E3", {"once"}},
          {"E6", {"unsure"}},
          {"E7", {"R01", "R13", "R15"}},
          {"E9", {"9"}},
          {"M1", {"working"}},
          {"M2", {"working"}},
          {"N1", {"write"}}};
}

Typed calm_screening() {
  return {{"B2", {"yes"}},   {"SQ1", {"very"}},    {"SQ2", {"no"}},       {"SQ3", {"never"}},
          {"SQ4", {"no"}},   {"SQ5", {"no"}},      {"SQ6", {"no"}},       {"SQ7", {"no"}},
          {"SQ8", {"no"}},   {"SQ9", {"annoyed"}}, {"SQ10", {"no"}},      {"SQ11", {"none"}},
          {"SQ12", {"yes"}}, {"SQ13", {"home"}},   {"K-order", {"none"}}, {"K-confirmed", {"true"}}};
}

Typed priya_screening() {
  auto typed = calm_screening();
  typed["SQ1"] = {"not-safe"};
  typed["SQ5"] = {"often"};
  typed["SQ9"] = {"worry"};
  typed["SQ13"] = {"no"};
  return typed;
}

Typed suitable_judgement() {
  return {{"A4-adult", {"yes"}}, {"C5", {"adult"}}, {"C10", {"no"}}, {"C11", {"no"}},
          {"O1", {"yes"}},       {"O2", {"self"}},  {"O6", {"no"}},  {"O7", {"no"}}};
}

db::Practice practice() {
  db::Practice practice;
  practice.name = "Lantern Street Practice";
  practice.practitioner_name = "Ana Ruiz";
  practice.credentials = "LMFT";
  practice.address = "12 Lantern Street\nHouston, TX 77002";
  practice.phone = "(713) 555-0142";
  practice.reply_to = "12 Lantern Street, Houston, TX 77002";
  practice.fee_text = "$150";
  practice.first_visit_minutes = 80;
  practice.secrets_policy = db::SecretsPolicy::Limited;
  practice.hears_partner = true;
  return practice;
}

TypedAuthorization authorization() {
  return {"2026-11-13", "2027-02-11", kInaki, {"post", "phone"}, true};
}

db::ClientId open_maria_case(Workplace& place) {
  const auto client = open_case(place, maria_intake(), calm_screening());
  require(ConsentDesk(place.vault()).record(client, authorization()).empty());
  return client;
}

db::ClientId open_priya_case(Workplace& place) {
  return open_case(place, priya_intake(), priya_screening());
}

std::vector<db::Note> notes_of(Workplace& place, const db::ClientId& client) {
  db::Transaction transaction(place.vault());
  return db::list_notes(transaction, client);
}

db::ClientId add_client(Workplace& place, const std::string& name, const std::string& partner_name) {
  return std::get<db::ClientId>(ClientDesk(place.vault()).add(name, partner_name));
}

void rename_partner(Workplace& place, const db::ClientId& id, const std::string& name) {
  db::Transaction transaction(place.vault());
  auto client = *db::find_client(transaction, id);
  client.partner.name = name;
  EXPECT_TRUE(db::change_client(transaction, client));
  transaction.commit({db::AuditAction::Change, "client", id.text, id, ""});
}

Making approved(const std::string& release_reason) {
  return {true, release_reason, handouts::Variant::Standard, handouts::PaperSafety::AtHome};
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace toolkit::test

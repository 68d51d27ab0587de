// SPDX-License-Identifier: MIT
#include "telling_cases.h"

#include "cases.h"

namespace handouts::cases {
namespace {

/// Everything the client may have said, at once.
CaseFacts full_case() {
  auto facts = with_most_words(v1());
  facts.client_pronouns = "she";
  facts.partner_pronouns = "he";
  facts.client_legal_name = "María-José Fernández de la Cruz-Etxeberria";
  facts.eases = {"shorter-visit", "online",     "evening",   "child-care", "lower-cost",   "different-therapist",
                 "call-first",    "read-first", "like-them", "language",   "faith-leader", "individual-first"};
  facts.times = {"weekday-evening", "saturday"};
  facts.topics = {"A06", "A07", "A08"};
  facts.seems_less_invested = facts.hard_to_say = facts.feels_blamed = facts.feels_responsible = true;
  facts.goes_quiet = facts.has_children = facts.is_last_try = true;
  facts.loop = "I keep on talking when it gets late";
  facts.limit = "I leave the room when there is shouting";
  facts.practice.meets_online = facts.partner_lives_in_state = true;
  facts.personal = {"I keep a pot of tea warm for first visits.", "Tuesday evenings or Saturday mornings",
                    "Tuesday, December 1, at 6 in the evening", "12 Lantern Street, second floor",
                    "https://lantern.example/visit"};
  return facts;
}

CaseFacts in_the_uk(CaseFacts facts) {
  facts.practice.is_uk = true;
  facts.practice.privacy_notice = "www.lantern.example/privacy";
  facts.practice.address = "12 Lantern Street\nLeeds LS1 4AP";
  facts.practice.phone = "0113 496 0142";
  facts.practice.reply_to = "12 Lantern Street, Leeds LS1 4AP";
  facts.practice.fee_text = "£80 for a visit of 75 minutes";
  return facts;
}

CaseFacts bare_case() {
  auto facts = open_case();
  facts.reasons.clear();
  facts.sure_of_reasons = 0;
  facts.hope.clear();
  facts.gratitude.clear();
  facts.practice.fee_text.clear();
  facts.practice.credentials.clear();
  facts.practice.first_visit_minutes = 0;
  facts.asked = Asked::NotYet;
  return facts;
}

CaseFacts with_pronouns(CaseFacts facts, const char* pronouns) {
  facts.client_pronouns = facts.partner_pronouns = pronouns;
  return facts;
}

CaseFacts leaning_out(CaseFacts facts, bool offers_discernment) {
  facts.partner_stand = Stand::Torn;
  facts.practice.offers_discernment = offers_discernment;
  return facts;
}

void add_reasons_said_and_guessed(std::vector<CaseFacts>& found) {
  for (const std::string reason : {"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R09", "R10", "R12",
                                   "R13", "R14", "R15", "R16", "R18", "R19", "R22", "R23", "R24", "R99"}) {
    auto facts = open_case();
    facts.practice.credentials = "PhD";
    facts.reasons = {reason};
    found.push_back(facts);
    facts.sure_of_reasons = 3;
    facts.asked_badly_before = true;
    facts.practice.sees_couples = false;
    facts.practice.fee_text.clear();
    facts.practice.secrets_policy = "no-secrets";
    found.push_back(facts);
    facts.partner_stand = Stand::Torn;
    facts.practice.secrets_policy = "confidential-individual-time";
    found.push_back(facts);
  }
}

}  // namespace

std::vector<CaseFacts> telling_cases() {
  auto decided = v8();
  decided.client_stand = Stand::DecidedToLeave;
  auto three = with_pronouns(full_case(), "they");
  three.has_more_partners = true;
  auto formal = with_pronouns(v4(), "he");
  formal.personal.is_formal = true;
  std::vector<CaseFacts> found = {full_case(),
                                  with_pronouns(v4(), "he"),
                                  with_pronouns(v9(), "she"),
                                  with_pronouns(decided, "name-only"),
                                  three,
                                  in_the_uk(with_pronouns(full_case(), "ze/zir/zir/zirs/zirself")),
                                  bare_case(),
                                  leaning_out(full_case(), false),
                                  leaning_out(in_the_uk(open_case()), true),
                                  formal,
                                  with_pronouns(open_case(), "elle"),
                                  with_pronouns(v6(), "they")};
  add_reasons_said_and_guessed(found);
  return found;
}

std::vector<std::string> names_in(const CaseFacts& facts) {
  const auto& practice = facts.practice;
  return {facts.client_name, facts.partner_name, practice.name,     practice.practitioner,
          practice.address,  practice.phone,     practice.reply_to, practice.credentials};
}

std::string own_words(const Template& source, const mustache::Fields& values) {
  return mustache::render(
      source.body, values, [](const std::string&) { return "Ana"; }, source.file);
}

}  // namespace handouts::cases

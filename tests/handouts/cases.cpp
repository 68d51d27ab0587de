// SPDX-License-Identifier: MIT
#include "cases.h"

namespace handouts::cases {

ScreeningFinding quiet_screen() {
  return screen_with(ScreeningStatus::NoConcernNoted);
}

ScreeningFinding screen_with(ScreeningStatus status) {
  ScreeningFinding finding;
  finding.status = status;
  finding.interviewed_alone = true;
  finding.screened_on = kToday;
  finding.is_current = true;
  return finding;
}

AuthorizationFacts authorization_for(const std::string& recipient, std::vector<std::string> channels) {
  AuthorizationFacts authorization;
  authorization.signed_on = kToday - std::chrono::days(10);
  authorization.expires_on = authorization.signed_on + std::chrono::days(90);
  authorization.recipient = recipient;
  authorization.channels = std::move(channels);
  authorization.is_complete = true;
  return authorization;
}

CaseFacts open_case() {
  CaseFacts facts;
  facts.today = kToday;
  facts.practice.name = "Lantern Street Practice";
  facts.practice.practitioner = "Noor Abernathy";
  facts.practice.credentials = "LMFT";
  facts.practice.address = "12 Lantern Street\nHouston, TX 77002";
  facts.practice.phone = "713-555-0142";
  facts.practice.reply_to = "12 Lantern Street, Houston, TX 77002";
  facts.practice.fee_text = "$140 for a visit of 75 minutes";
  facts.practice.first_visit_minutes = 75;
  facts.practice.hears_partner = true;
  facts.practice.secrets_policy = "limited";
  facts.client_name = "Marisol Okafor";
  facts.partner_name = "Teodor Okafor";
  facts.client_is_adult = Tristate::Yes;
  facts.partner_is_adult = Tristate::Yes;
  facts.screening = quiet_screen();
  facts.paper_safety = PaperSafety::AtHome;
  facts.asked = Asked::Once;
  facts.partner_answer = PartnerAnswer::Unsure;
  facts.reasons = {"R01"};
  facts.sure_of_reasons = 8;
  facts.client_stand = Stand::WorkingOnIt;
  facts.partner_stand = Stand::WorkingOnIt;
  facts.partner_stand_source = Source::SaidSo;
  facts.wants_invitation = WantsInvitation::PleaseWrite;
  facts.hope = "that we laugh again";
  facts.gratitude = "the way you look after us";
  facts.letter_is_approved = true;
  facts.handed = {{"November 16, 2026", "Bringing It Up Gently, 1.0.0", "in the session"}};
  facts.authorizations = {authorization_for(facts.partner_name, {"post", "phone"})};
  return facts;
}

CaseFacts v1() {
  auto facts = open_case();
  facts.client_name = "María-José Fernández de la Cruz-Etxeberria";
  facts.partner_name = "Iñaki Etxeberria-Muñoz";
  facts.reasons = {"R01", "R13", "R15"};
  facts.authorizations = {authorization_for(facts.partner_name, {"post", "phone"})};
  return facts;
}

CaseFacts v4() {
  auto facts = open_case();
  facts.client_name = "Marcus Washington Jr.";
  facts.partner_name = "DeShawn Bell";
  facts.reasons = {"R06", "R07", "R03"};
  facts.wants_invitation = WantsInvitation::PleaseCall;
  facts.authorizations = {authorization_for(facts.partner_name, {"phone"})};
  return facts;
}

CaseFacts v6() {
  auto facts = open_case();
  facts.client_name = "Priya Raghunathan";
  facts.partner_name = "Vikram Raghunathan";
  facts.screening = screen_with(ScreeningStatus::Concern);
  facts.paper_safety = PaperSafety::No;
  facts.partner_may_know = Tristate::No;
  facts.partner_answer = PartnerAnswer::NotKnown;
  facts.authorizations.clear();
  facts.letter_is_approved = false;
  return facts;
}

CaseFacts v8() {
  auto facts = open_case();
  facts.client_name = "Kaʻiulani Kealoha-Schwarzenberger";
  facts.partner_name = "Tomáš Dvořák-Nakamura";
  facts.partner_stand = Stand::AlreadyLeft;
  facts.partner_stand_source = Source::SaidSo;
  facts.has_court_case = true;
  facts.authorizations.clear();
  return facts;
}

CaseFacts v9() {
  auto facts = open_case();
  facts.client_name = "Björn-Åke Lindström-Þórsdóttir";
  facts.partner_name = "Hélène Lefèvre-Saint-Exupéry";
  facts.reasons = {"R16"};
  facts.partner_stand = Stand::Torn;
  facts.practice.offers_discernment = true;
  facts.authorizations = {authorization_for(facts.partner_name, {"post"})};
  return facts;
}

CaseFacts with_most_words(CaseFacts facts) {
  facts.reasons = {"R02", "R03", "R16"};
  facts.sure_of_reasons = 3;
  facts.asked_badly_before = true;
  facts.hope =
      "that we sit down together again, without the clock, and find out what the two of us want from the years ahead "
      "of us";
  facts.gratitude =
      "the way you come home tired and still check on all of us, and for every morning you got up first so I could "
      "sleep";
  return facts;
}

Effect strictest_effect(DocumentCode code, const CaseFacts& facts) {
  const auto findings = gate_findings(code, facts);
  return findings.empty() ? Effect::None : findings.front().effect;
}

std::string gates_of(DocumentCode code, const CaseFacts& facts) {
  std::string names;
  for (const auto& finding : gate_findings(code, facts)) names += (names.empty() ? "" : " ") + finding.gate;
  return names;
}

std::string letters(const CaseFacts& facts) {
  std::string text;
  for (const auto& offer : evaluate(facts)) {
    if (!text.empty()) text += ' ';
    text += to_letter(offer.standing);
  }
  return text;
}

}  // namespace handouts::cases

// SPDX-License-Identifier: MIT
#include "handouts/recommendation.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string_view>

#include "handouts/reason_choice.h"
#include "handouts/resources.h"
#include "handouts/sentences.h"

namespace handouts {
namespace {

/// How well a document fits these two, before any gate: a standing, and the key of the sentence that says why.
struct Fit {
  Standing standing = Standing::NotOffered;
  std::string words;
};

constexpr std::array<std::string_view, 11> kReasonsOfH03 = {"R01", "R02", "R03", "R04", "R06", "R07",
                                                            "R10", "R14", "R16", "R18", "R24"};

bool is_decided(const CaseFacts& facts) {
  return client_has_decided(facts) || partner_has_decided(facts) || facts.is_too_late == Tristate::Yes;
}

bool wants_to_invite(const CaseFacts& facts) {
  return facts.wants_invitation == WantsInvitation::AskMyself ||
         facts.wants_invitation == WantsInvitation::PleaseWrite ||
         facts.wants_invitation == WantsInvitation::PleaseCall;
}

std::string with_reasons(const std::string& document, const CaseFacts& facts) {
  return document + (chosen_reasons(facts).empty() ? ".offered" : ".for-reasons");
}

/// What every way of asking has in common; `offered` is the sentence when nothing speaks against asking.
Fit asking_fit(const CaseFacts& facts, const std::string& offered) {
  if (is_decided(facts)) return {Standing::NotOffered, "decided"};
  if (facts.partner_answer == PartnerAnswer::Yes) return {Standing::NotOffered, "said-yes"};
  if (facts.partner_answer == PartnerAnswer::No) return {Standing::OnRequest, "after-no"};
  if (!wants_to_invite(facts)) return {Standing::OnRequest, "not-asked-for"};
  return {Standing::Offered, offered};
}

Fit fit_of_h02(const CaseFacts& facts) {
  return asking_fit(facts, with_reasons("H02", facts));
}

Fit fit_of_c01(const CaseFacts& facts) {
  return asking_fit(facts, partner_is_leaning_out(facts) ? "C01.leaning-out" : with_reasons("C01", facts));
}

Fit fit_of_l01(const CaseFacts& facts) {
  return asking_fit(facts, partner_is_leaning_out(facts) ? "L01.leaning-out" : with_reasons("L01", facts));
}

Fit fit_of_l02(const CaseFacts& facts) {
  if (!facts.practice.hears_partner) return {Standing::NotOffered, "L02.not-heard"};
  const auto fit = asking_fit(facts, with_reasons("L02", facts));
  const bool is_unasked = fit.standing == Standing::Offered && facts.wants_invitation != WantsInvitation::PleaseWrite;
  return is_unasked ? Fit{Standing::OnRequest, "L02.not-asked-for"} : fit;
}

Fit fit_of_h03(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::NotOffered, "H03.decided"};
  if (partner_is_leaning_out(facts)) return {Standing::OnRequest, "H03.leaning-out"};
  const auto is_answered_here = [](const std::string& reason) {
    return std::ranges::find(kReasonsOfH03, reason) != kReasonsOfH03.end();
  };
  if (std::ranges::any_of(chosen_reasons(facts), is_answered_here)) return {Standing::Offered, "H03.for-reasons"};
  return {Standing::OnRequest, "H03.on-request"};
}

Fit fit_of_h07(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::Offered, "H07.decided"};
  const bool said_no = facts.partner_answer == PartnerAnswer::No || facts.partner_answer == PartnerAnswer::StopAsking ||
                       facts.do_not_contact;
  return said_no ? Fit{Standing::Offered, "H07.said-no"} : Fit{Standing::OnRequest, "H07.on-request"};
}

// "offer S01" (G-05), "S01 (on request)" (G-04).
Fit fit_of_s01(const CaseFacts& facts) {
  const bool is_due = is_check_due(resources(), facts.today);
  const bool is_worth_offering = facts.screening.status == ScreeningStatus::Concern || facts.screening.client_may_harm;
  if (is_worth_offering) return {Standing::Offered, is_due ? "S01.check-first" : "S01.offered"};
  return {Standing::OnRequest, is_due ? "S01.check-first" : "S01.on-request"};
}

Fit fit_of(DocumentCode code, const CaseFacts& facts) {
  switch (code) {
    case DocumentCode::H02:
      return fit_of_h02(facts);
    case DocumentCode::H03C:
    case DocumentCode::H03P:
      return fit_of_h03(facts);
    case DocumentCode::H07:
      return fit_of_h07(facts);
    case DocumentCode::S01:
      return fit_of_s01(facts);
    case DocumentCode::C01:
      return fit_of_c01(facts);
    case DocumentCode::L01:
      return fit_of_l01(facts);
    case DocumentCode::L02:
      return fit_of_l02(facts);
  }
  assert(false && "every document has its fit");
  return {};
}

/// What does not fit stays away whatever a mild gate would allow; a hold is said even of what does not fit.
Standing standing_of(const Fit& fit, Effect strictest) {
  if (strictest == Effect::Hold) return Standing::Held;
  if (fit.standing == Standing::NotOffered) return Standing::NotOffered;
  if (strictest == Effect::PractitionerRelease) return Standing::PractitionerRelease;
  return strictest == Effect::ReadHere ? Standing::ReadHere : fit.standing;
}

std::string why(const Fit& fit, Standing standing, const CaseFacts& facts) {
  if (standing == Standing::Held) return sentence("held");
  if (standing == Standing::PractitionerRelease) return sentence("release");
  const auto fits = sentence("offers." + fit.words, reasons_in_words(chosen_reasons(facts)));
  const bool is_foreign = !facts.client_reads.empty() && !facts.client_reads.starts_with("en");
  return is_foreign && standing != Standing::NotOffered ? fits + " " + sentence("in-english") : fits;
}

Offer offer_for(DocumentCode code, const CaseFacts& facts) {
  Offer offer;
  offer.code = code;
  offer.findings = gate_findings(code, facts);
  const Fit fit = fit_of(code, facts);
  offer.standing = standing_of(fit, offer.findings.empty() ? Effect::None : offer.findings.front().effect);
  offer.why = why(fit, offer.standing, facts);
  return offer;
}

}  // namespace

char to_letter(Standing standing) {
  switch (standing) {
    case Standing::Offered:
      return 'Y';
    case Standing::OnRequest:
      return 'A';
    case Standing::ReadHere:
      return 'O';
    case Standing::PractitionerRelease:
      return 'R';
    case Standing::Held:
      return 'X';
    case Standing::NotOffered:
      return 'N';
  }
  assert(false && "every standing has its letter");
  return 'X';
}

std::vector<Offer> evaluate(const CaseFacts& facts) {
  std::vector<Offer> offers;
  for (const auto code : all_documents()) offers.push_back(offer_for(code, facts));
  return offers;
}

}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/recommendation.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "handouts/ladder.h"
#include "handouts/merge.h"
#include "handouts/reason_choice.h"
#include "handouts/resources.h"
#include "handouts/template.h"

namespace handouts {
namespace {

/// How well a document fits these two, before any gate: a standing, and the key of the sentence that says why.
struct Fit {
  Standing standing = Standing::NotOffered;
  std::string words;
};

constexpr std::array<std::string_view, 11> kReasonsOfH03 = {"R01", "R02", "R03", "R04", "R06", "R07",
                                                            "R10", "R14", "R16", "R18", "R24"};

constexpr std::array<std::string_view, 5> kReasonsOfH10 = {"R12", "R13", "R15", "R22", "R23"};

bool is_decided(const CaseFacts& facts) {
  return client_has_decided(facts) || partner_has_decided(facts) || facts.is_too_late == Tristate::Yes;
}

bool said_no(const CaseFacts& facts) {
  return facts.partner_answer == PartnerAnswer::No || facts.partner_answer == PartnerAnswer::StopAsking ||
         facts.do_not_contact;
}

bool wants_to_invite(const CaseFacts& facts) {
  return facts.wants_invitation == WantsInvitation::AskMyself ||
         facts.wants_invitation == WantsInvitation::PleaseWrite ||
         facts.wants_invitation == WantsInvitation::PleaseCall;
}

template <std::size_t N>
bool has_reason_of(const CaseFacts& facts, const std::array<std::string_view, N>& answered) {
  const auto is_answered = [&](const std::string& reason) {
    return std::ranges::find(answered, reason) != answered.end();
  };
  return std::ranges::any_of(chosen_reasons(facts), is_answered);
}

bool has_authorization_in_force(const CaseFacts& facts) {
  return std::ranges::any_of(facts.authorizations, [&](const auto& each) { return is_in_force(each, facts.today); });
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
  // "wait" (domain.md 2.9) between two steps.
  if (next_rung(facts).on > facts.today) return {Standing::OnRequest, "wait"};
  return {Standing::Offered, offered};
}

/// A letter or call of the therapist's: only where the practice hears partners, and offered to the client who asked for
/// just that.
Fit therapist_fit(const CaseFacts& facts, const std::string& document, WantsInvitation asked_for,
                  const std::string& offered) {
  if (!facts.practice.hears_partner) return {Standing::NotOffered, document + ".not-heard"};
  const auto fit = asking_fit(facts, offered);
  const bool is_unasked = fit.standing == Standing::Offered && facts.wants_invitation != asked_for;
  return is_unasked ? Fit{Standing::OnRequest, document + ".not-asked-for"} : fit;
}

Fit fit_of_h01(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::NotOffered, "decided"};
  if (facts.partner_answer == PartnerAnswer::Yes) return {Standing::NotOffered, "said-yes"};
  return {Standing::Offered, "H01.offered"};
}

Fit fit_of_h03(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::NotOffered, "H03.decided"};
  if (partner_is_leaning_out(facts)) return {Standing::OnRequest, "H03.leaning-out"};
  if (has_reason_of(facts, kReasonsOfH03)) return {Standing::Offered, "H03.for-reasons"};
  return {Standing::OnRequest, "H03.on-request"};
}

/// "the individual track (H04-H09) offered by topic pack" (domain.md 5.3, A06 to A08).
Fit topic_fit(const CaseFacts& facts, const std::string& document, std::string_view topic) {
  const bool fits = std::ranges::find(facts.topics, topic) != facts.topics.end();
  return {fits ? Standing::Offered : Standing::OnRequest, document + (fits ? ".for-topic" : ".on-request")};
}

Fit fit_of_h06(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::NotOffered, "H06.decided"};
  return topic_fit(facts, "H06", "A08");
}

/// H07 and H08: for a no, and for a decision.
Fit after_no_fit(const CaseFacts& facts, const std::string& document) {
  if (is_decided(facts)) return {Standing::Offered, document + ".decided"};
  return said_no(facts) ? Fit{Standing::Offered, document + ".said-no"}
                        : Fit{Standing::OnRequest, document + ".on-request"};
}

Fit fit_of_h09(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::Offered, "H09.decided"};
  if (partner_is_leaning_out(facts) || facts.client_stand == Stand::Torn) return {Standing::Offered, "H09.leaning-out"};
  if (facts.is_last_try) return {Standing::Offered, "H09.last-try"};
  return {Standing::NotOffered, "H09.not-leaning-out"};
}

Fit fit_of_h10(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::NotOffered, "H10.decided"};
  if (has_reason_of(facts, kReasonsOfH10)) return {Standing::Offered, "H10.for-reasons"};
  return facts.eases.empty() ? Fit{Standing::OnRequest, "H10.on-request"} : Fit{Standing::Offered, "H10.for-wishes"};
}

Fit fit_of_h11(const CaseFacts& facts) {
  return facts.partner_answer == PartnerAnswer::Yes ? Fit{Standing::Offered, "H11.offered"}
                                                    : Fit{Standing::NotOffered, "H11.no-yes-yet"};
}

// "offer S01" (G-05), "S01 (on request)" (G-04).
Fit fit_of_s01(const CaseFacts& facts) {
  const bool is_due = is_check_due(resources(facts.practice, document_language(DocumentCode::S01, facts)), facts.today);
  const bool is_worth_offering = facts.screening.status == ScreeningStatus::Concern || facts.screening.client_may_harm;
  if (is_worth_offering) return {Standing::Offered, is_due ? "S01.check-first" : "S01.offered"};
  return {Standing::OnRequest, is_due ? "S01.check-first" : "S01.on-request"};
}

Fit fit_of_l03(const CaseFacts& facts) {
  if (!partner_is_leaning_out(facts)) return {Standing::NotOffered, "L03.not-leaning-out"};
  if (!facts.practice.offers_discernment) return {Standing::NotOffered, "L03.not-offered-here"};
  return therapist_fit(facts, "L03", WantsInvitation::PleaseWrite, "L03.offered");
}

Fit fit_of_l04(const CaseFacts& facts) {
  return facts.partner_answer == PartnerAnswer::No ? Fit{Standing::OnRequest, "L04.on-request"}
                                                   : Fit{Standing::NotOffered, "L04.no-no-yet"};
}

Fit fit_of_f01(const CaseFacts& facts) {
  if (is_decided(facts)) return {Standing::NotOffered, "F01.decided"};
  if (has_authorization_in_force(facts)) return {Standing::NotOffered, "F01.on-file"};
  const bool is_needed =
      facts.wants_invitation == WantsInvitation::PleaseWrite || facts.wants_invitation == WantsInvitation::PleaseCall;
  return {is_needed ? Standing::Offered : Standing::OnRequest, is_needed ? "F01.offered" : "F01.on-request"};
}

Fit fit_of_f03(const CaseFacts& facts) {
  if (!facts.partner_is_collateral) return {Standing::NotOffered, "F03.not-collateral"};
  return facts.partner_answer == PartnerAnswer::Yes ? Fit{Standing::Offered, "F03.offered"}
                                                    : Fit{Standing::OnRequest, "F03.on-request"};
}

Fit fit_of_f04(const CaseFacts& facts) {
  if (facts.practice.secrets_policy.empty()) return {Standing::NotOffered, "F04.no-policy"};
  return facts.partner_answer == PartnerAnswer::Yes ? Fit{Standing::Offered, "F04.offered"}
                                                    : Fit{Standing::OnRequest, "F04.on-request"};
}

Fit fit_of_f05(const CaseFacts& facts) {
  return has_authorization_in_force(facts) ? Fit{Standing::OnRequest, "F05.on-request"}
                                           : Fit{Standing::NotOffered, "F05.nothing-on-file"};
}

Fit fit_of(DocumentCode code, const CaseFacts& facts) {
  switch (code) {
    case DocumentCode::H01:
      return fit_of_h01(facts);
    case DocumentCode::H02:
      return asking_fit(facts, with_reasons("H02", facts));
    case DocumentCode::H03C:
    case DocumentCode::H03P:
      return fit_of_h03(facts);
    case DocumentCode::H04:
      return topic_fit(facts, "H04", "A06");
    case DocumentCode::H05:
      return topic_fit(facts, "H05", "A07");
    case DocumentCode::H06:
      return fit_of_h06(facts);
    case DocumentCode::H07:
      return after_no_fit(facts, "H07");
    case DocumentCode::H08:
      return after_no_fit(facts, "H08");
    case DocumentCode::H09:
      return fit_of_h09(facts);
    case DocumentCode::H10:
      return fit_of_h10(facts);
    case DocumentCode::H11:
      return fit_of_h11(facts);
    case DocumentCode::S01:
      return fit_of_s01(facts);
    case DocumentCode::C01:
      return asking_fit(facts, partner_is_leaning_out(facts) ? "C01.leaning-out" : with_reasons("C01", facts));
    case DocumentCode::C02:
      return therapist_fit(facts, "C02", WantsInvitation::PleaseCall, "C02.offered");
    case DocumentCode::L01:
      return asking_fit(facts, partner_is_leaning_out(facts) ? "L01.leaning-out" : with_reasons("L01", facts));
    case DocumentCode::L02:
      return therapist_fit(facts, "L02", WantsInvitation::PleaseWrite, with_reasons("L02", facts));
    case DocumentCode::L03:
      return fit_of_l03(facts);
    case DocumentCode::L04:
      return fit_of_l04(facts);
    case DocumentCode::F01:
      return fit_of_f01(facts);
    case DocumentCode::F02:
      return {Standing::Offered, "F02.offered"};
    case DocumentCode::F03:
      return fit_of_f03(facts);
    case DocumentCode::F04:
      return fit_of_f04(facts);
    case DocumentCode::F05:
      return fit_of_f05(facts);
    case DocumentCode::F06:
    case DocumentCode::N01:
    case DocumentCode::N02:
    case DocumentCode::N03:
      return {Standing::OnRequest, to_text(code) + ".on-request"};
  }
  assert(false && "every document has its fit");
  return {};
}

/// What does not fit stays away whatever a mild gate would allow, and whatever its paper lacks; a hold because of the
/// two people is said even of what does not fit.
Standing standing_of(const Fit& fit, const std::vector<Finding>& findings) {
  const auto strictest = findings.empty() ? Effect::None : findings.front().effect;
  const bool is_held_for_paperwork = std::ranges::all_of(
      findings, [](const Finding& finding) { return finding.effect != Effect::Hold || finding.is_paperwork; });
  if (strictest == Effect::Hold && !(fit.standing == Standing::NotOffered && is_held_for_paperwork))
    return Standing::Held;
  if (fit.standing == Standing::NotOffered) return Standing::NotOffered;
  if (strictest == Effect::PractitionerRelease) return Standing::PractitionerRelease;
  return strictest == Effect::ReadHere ? Standing::ReadHere : fit.standing;
}

Sentence sentence_of(const Fit& fit, const CaseFacts& facts) {
  const auto pattern = sentence("offers." + fit.words);
  if (fit.words == "wait") return {pattern, {}, next_rung(facts).on, facts.practice.is_uk};
  return {pattern, words_of_reasons(chosen_reasons(facts))};
}

std::vector<Sentence> why(DocumentCode code, const Fit& fit, Standing standing, const CaseFacts& facts) {
  if (standing == Standing::Held) return {Sentence{sentence("held")}};
  if (standing == Standing::PractitionerRelease) return {Sentence{sentence("release")}};
  std::vector<Sentence> sentences{sentence_of(fit, facts)};
  const bool is_foreign = document_language(code, facts) != reader_language(code, facts);
  if (is_foreign && standing != Standing::NotOffered) sentences.push_back({sentence("in-english")});
  return sentences;
}

std::string all_in_english(const std::vector<Sentence>& sentences) {
  std::string text;
  for (const auto& each : sentences) text += (text.empty() ? "" : " ") + in_english(each);
  return text;
}

}  // namespace

// "Unknown field: print stops with a list" (domain.md 7.5): a document that would print an empty name or no way to
// reply is held before it is made.
std::optional<Finding> missing_finding(DocumentCode code, const CaseFacts& facts, const TextOf& text_of) {
  const auto& source = text_of(code, facts);
  std::vector<std::string> missing;
  for (const auto& field : empty_fields(source, merge_fields(code, facts))) {
    const auto key = "missing.fields." + field;
    auto words = sentence(has_sentence(key) ? key : "missing.fields.other");
    if (std::ranges::find(missing, words) == missing.end()) missing.push_back(std::move(words));
  }
  // A letter leaves out the way to reply that there is none of, but not both.
  const bool is_unreachable = facts.practice.phone.empty() && facts.practice.reply_to.empty();
  if (is_letter_from_therapist(code) && is_unreachable) missing.push_back(sentence("missing.fields.practice.phone"));
  if (missing.empty()) return std::nullopt;
  Finding finding{"missing", Effect::Hold, in_english({sentence("missing.why"), missing}),
                  sentence("missing.lifted_by"), true};
  finding.missing = std::move(missing);
  return finding;
}

const Template& shipped_text(DocumentCode code, const CaseFacts& facts) {
  return library_template(to_text(code), document_language(code, facts));
}

Effect strictest_effect(const Offer& offer) {
  return offer.findings.empty() ? Effect::None : offer.findings.front().effect;
}

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

Offer evaluate(DocumentCode code, const CaseFacts& facts, const TextOf& text_of) {
  Offer offer;
  offer.code = code;
  offer.findings = gate_findings(code, facts);
  const bool is_held = !offer.findings.empty() && offer.findings.front().effect == Effect::Hold;
  if (!is_held) {
    if (auto missing = missing_finding(code, facts, text_of))
      offer.findings.insert(offer.findings.begin(), std::move(*missing));
  }
  const Fit fit = fit_of(code, facts);
  offer.standing = standing_of(fit, offer.findings);
  offer.why_sentences = why(code, fit, offer.standing, facts);
  offer.why = all_in_english(offer.why_sentences);
  return offer;
}

std::vector<Offer> evaluate(const CaseFacts& facts, const TextOf& text_of) {
  std::vector<Offer> offers;
  for (const auto code : all_documents()) offers.push_back(evaluate(code, facts, text_of));
  return offers;
}

}  // namespace handouts

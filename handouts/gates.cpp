// SPDX-License-Identifier: MIT
#include "handouts/gates.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <string_view>

#include "handouts/assets.h"
#include "handouts/derived_values.h"
#include "handouts/rule_words.h"
#include "handouts/wording.h"

namespace handouts {
namespace {

struct NamedDocument {
  DocumentCode code;
  std::string_view name;
};
constexpr std::array<NamedDocument, 8> kDocuments = {{{DocumentCode::H02, "H02"},
                                                      {DocumentCode::H03C, "H03-C"},
                                                      {DocumentCode::H03P, "H03-P"},
                                                      {DocumentCode::H07, "H07"},
                                                      {DocumentCode::S01, "S01"},
                                                      {DocumentCode::C01, "C01"},
                                                      {DocumentCode::L01, "L01"},
                                                      {DocumentCode::L02, "L02"}}};
constexpr std::array<DocumentCode, 8> kCodes = {DocumentCode::H02, DocumentCode::H03C, DocumentCode::H03P,
                                                DocumentCode::H07, DocumentCode::S01,  DocumentCode::C01,
                                                DocumentCode::L01, DocumentCode::L02};

/// What a gate decides for one document, with the words that say why.
struct Ruling {
  Effect effect = Effect::None;
  std::string_view words;  ///< a key of rules/gates.en-US.json
};
constexpr Ruling kNothing = {};

// "TP therapist to partner", "CP client to partner (client hands over or says): L01, H03-P, C01, H02", "INV = TP and CP
// and H11: everything that leads to the partner being asked or told" (domain.md 6).
constexpr bool is_from_therapist(DocumentCode code) {
  return code == DocumentCode::L02;
}
constexpr bool is_from_client(DocumentCode code) {
  return code == DocumentCode::L01 || code == DocumentCode::H03P || code == DocumentCode::C01 ||
         code == DocumentCode::H02;
}
constexpr bool is_invitation(DocumentCode code) {
  return is_from_therapist(code) || is_from_client(code);
}

constexpr Ruling hold_if(bool condition, std::string_view words) {
  return condition ? Ruling{Effect::Hold, words} : kNothing;
}

// G-01: "client or partner under 18: hold everything except resources; out of scope". A "not sure" holds what reaches
// the partner.
Ruling under_age(DocumentCode code, const CaseFacts& facts) {
  const auto somebody_is = [&](Tristate adult) {
    return facts.client_is_adult == adult || facts.partner_is_adult == adult;
  };
  if (somebody_is(Tristate::No)) return hold_if(code != DocumentCode::S01, "G-01");
  return hold_if(somebody_is(Tristate::NotSure) && is_invitation(code), "G-01-not-sure");
}

// G-02: "current no-contact/protective order, bail or probation condition, or criminal case between them: block INV and
// F01, regardless of consent".
Ruling court_order(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.screening.has_order && is_invitation(code), "G-02");
}

// G-03: "CLIENT_MAY_HARM: block INV, H01, H06, F01; IND only by practitioner release; show referral prompt".
Ruling client_may_harm(DocumentCode code, const CaseFacts& facts) {
  if (!facts.screening.client_may_harm) return kNothing;
  if (code == DocumentCode::H07) return {Effect::PractitionerRelease, "G-03"};
  return hold_if(is_invitation(code), "G-03");
}

// G-04: "status ACUTE: block all except S01 (on request) and worker pages; show crisis prompt".
Ruling acute(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.screening.status == ScreeningStatus::Acute && code != DocumentCode::S01, "G-04");
}

// G-05: "status CONCERN: block INV, H01, H03, H06, H09, H10, F01; H04, H05, H07, H08 only by practitioner release and
// office-only by default; offer S01, F02".
Ruling concern(DocumentCode code, const CaseFacts& facts) {
  if (facts.screening.status != ScreeningStatus::Concern) return kNothing;
  if (code == DocumentCode::H07) return {Effect::PractitionerRelease, "G-05"};
  return hold_if(is_invitation(code) || code == DocumentCode::H03C, "G-05");
}

// G-06: "NOT_SCREENED or B2 not yes or screen older than 30 days (for INV): block INV and H04-H06; allow H03-C, F02".
Ruling not_screened(DocumentCode code, const CaseFacts& facts) {
  if (!is_invitation(code)) return kNothing;
  const auto& screening = facts.screening;
  if (!screening.screened_on) return hold_if(true, "G-06");
  if (!screening.interviewed_alone) return hold_if(true, "G-06-not-alone");
  if (!screening.is_current) return hold_if(true, "G-06-too-old");
  return hold_if(screening.status == ScreeningStatus::NotScreened, "G-06-not-confirmed");
}

// G-07: "UNCLEAR: block TP, L01, H03-P; hold H02, C01; other client pages allowed".
Ruling unclear(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.screening.status == ScreeningStatus::Unclear && is_invitation(code), "G-07");
}

// G-08: "client decided to leave (M1) or practitioner O6 = yes: block INV; allow H09 (ending-well part), H07, S01".
Ruling client_decided(DocumentCode code, const CaseFacts& facts) {
  if (!is_invitation(code)) return kNothing;
  if (client_has_decided(facts)) return hold_if(true, "G-08");
  return hold_if(facts.is_too_late == Tristate::Yes, "G-08-too-late");
}

// G-09: "partner decided, said so (M2 decided/left and M3 = said so): block INV; allow H07, H08, H09".
Ruling partner_decided(DocumentCode code, const CaseFacts& facts) {
  return hold_if(partner_has_decided(facts) && is_invitation(code), "G-09");
}

// G-10: "partner leaning out (torn), or 'decided' but only a guess: replace L02 by L03, L01 by its variant 'clear
// talk', C01 by its leaning-out lines". The variants are chosen by merge_fields; L03 is not in this library, so L02 is
// held.
Ruling leaning_out(DocumentCode code, const CaseFacts& facts) {
  return hold_if(partner_is_leaning_out(facts) && code == DocumentCode::L02, "G-10");
}

// G-11: "client does not want the partner invited (N1 = no) or E2 = no/not sure: block INV".
Ruling not_wanted(DocumentCode code, const CaseFacts& facts) {
  if (!is_invitation(code)) return kNothing;
  if (facts.wants_invitation == WantsInvitation::No) return hold_if(true, "G-11");
  if (facts.partner_may_know == Tristate::No) return hold_if(true, "G-11-may-not-know");
  return hold_if(facts.partner_may_know == Tristate::NotSure, "G-11-not-sure");
}

// G-12: "partner said 'do not contact me / stop asking': block TP permanently until the partner makes contact; CP held;
// show H07/H08".
Ruling do_not_contact(DocumentCode code, const CaseFacts& facts) {
  const bool said_stop = facts.do_not_contact || facts.partner_answer == PartnerAnswer::StopAsking;
  return hold_if(said_stop && is_invitation(code), "G-12");
}

// G-13: "partner said a plain no: CP/TP cool-off 60 days". A no without a date is taken as said today.
Ruling plain_no(DocumentCode code, const CaseFacts& facts) {
  constexpr std::chrono::days kCoolOff{60};
  if (facts.partner_answer != PartnerAnswer::No) return kNothing;
  const auto since = facts.today - facts.partner_answered_on.value_or(facts.today);
  return hold_if(since < kCoolOff && is_invitation(code), "G-13");
}

// G-14: "authorization not valid (4.2): block TP".
Ruling not_authorized(DocumentCode code, const CaseFacts& facts) {
  const auto allows = [&](const AuthorizationFacts& authorization) {
    return authorization_defects(authorization, facts.partner_name, facts.letter_channel, facts.today).empty();
  };
  return hold_if(is_from_therapist(code) && std::ranges::none_of(facts.authorizations, allows), "G-14");
}

// G-15: "letter not previewed and approved by client (N6): block TP".
Ruling not_approved(DocumentCode code, const CaseFacts& facts) {
  return hold_if(is_from_therapist(code) && !facts.letter_is_approved, "G-15");
}

// G-16: "no channel safe for both: block TP; CP by hand only".
Ruling no_channel(DocumentCode code, const CaseFacts& facts) {
  return hold_if(is_from_therapist(code) && facts.letter_channel.empty(), "G-16");
}

// G-17: "paper not ok (SQ13): no take-home print; 'read here' mode". Support numbers found at home can do the most
// harm, so with a concern and no safe place the therapist hands them over in person.
Ruling paper_not_safe(DocumentCode code, const CaseFacts& facts) {
  if (paper_place(facts.paper_safety) == PaperPlace::TakeHome || is_from_therapist(code)) return kNothing;
  const auto status = facts.screening.status;
  const bool has_concern = status == ScreeningStatus::Concern || status == ScreeningStatus::Acute;
  if (code == DocumentCode::S01 && has_concern) return {Effect::PractitionerRelease, "G-17-support"};
  return {Effect::ReadHere, facts.paper_safety == PaperSafety::Unknown ? "G-17-not-asked" : "G-17"};
}

// G-18: "L3 = now, or PHQ-9 item 9 > 0 without recorded follow-up: hold TP and CP; crisis prompt".
Ruling in_crisis(DocumentCode code, const CaseFacts& facts) {
  if (!is_invitation(code)) return kNothing;
  return facts.is_in_crisis ? hold_if(true, "G-18") : hold_if(facts.needs_follow_up, "G-18-follow-up");
}

// G-19: "O1 = no, or active severe substance use/psychosis, or a hidden ongoing affair the client will not discuss:
// hold INV, prompt (C01/H02 may be released)". "Not yet" and "refer" are not a yes either.
Ruling joint_sessions_not_suitable(DocumentCode code, const CaseFacts& facts) {
  if (facts.joint_sessions == JointSessions::Unknown || facts.joint_sessions == JointSessions::Suitable)
    return kNothing;
  if (code == DocumentCode::C01 || code == DocumentCode::H02) return {Effect::PractitionerRelease, "G-19"};
  return hold_if(is_invitation(code), "G-19");
}

// G-20: "open custody/divorce case (C10): warn; TP needs a second confirmation; no opinions, no progress statements".
Ruling court_case(DocumentCode code, const CaseFacts& facts) {
  return facts.has_court_case && is_from_therapist(code) ? Ruling{Effect::PractitionerRelease, "G-20"} : kNothing;
}

// G-22: "practice treats or treated the partner (C11): warn; hold TP".
Ruling partner_known_here(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.partner_is_known_here && is_from_therapist(code), "G-22");
}

// G-23: "one TP letter already sent without reply, or three or more asks by client: block another; suggest H07/H08".
Ruling asked_enough(DocumentCode code, const CaseFacts& facts) {
  if (!is_from_therapist(code)) return kNothing;
  if (facts.letter_was_sent) return hold_if(true, "G-23");
  return hold_if(facts.asked == Asked::Many, "G-23-asked-often");
}

// G-25: "O7 = yes (pressured or pressing): hold INV; prompt to see what is driving it".
Ruling pressed(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.invitation_is_pressed && is_invitation(code), "G-25");
}

// "Free text (D4, D5, H1) enters a partner document only after ... <= 200 chars, linter passed" (domain.md 7.5; 8,
// E14).
Ruling wording(DocumentCode code, const CaseFacts& facts) {
  if (code != DocumentCode::L01) return kNothing;
  const bool is_flagged = !flagged_words(facts.hope).empty() || !flagged_words(facts.gratitude).empty();
  return hold_if(is_flagged, "wording");
}

// "Unknown field: print stops with a list" (domain.md 7.5): a document that would print an empty name or no way to
// reply is held before it is made.
Ruling missing(DocumentCode code, const CaseFacts& facts) {
  const auto& practice = facts.practice;
  const bool names_partner = is_invitation(code) && code != DocumentCode::H03P;
  const bool names_client = code == DocumentCode::L01 || is_from_therapist(code);
  const bool names_therapist = is_from_therapist(code) || (code == DocumentCode::C01 && practice.hears_partner);
  const bool is_unreachable = practice.phone.empty() && practice.reply_to.empty();
  return hold_if((names_partner && facts.partner_name.empty()) || (names_client && facts.client_name.empty()) ||
                     (names_therapist && practice.practitioner.empty()) ||
                     (is_from_therapist(code) && (practice.name.empty() || is_unreachable)),
                 "missing");
}

struct Gate {
  std::string_view name;
  Ruling (*rule)(DocumentCode, const CaseFacts&);
};
constexpr std::array<Gate, 25> kGates = {{{"G-01", under_age},
                                          {"G-02", court_order},
                                          {"G-03", client_may_harm},
                                          {"G-04", acute},
                                          {"G-05", concern},
                                          {"G-06", not_screened},
                                          {"G-07", unclear},
                                          {"G-08", client_decided},
                                          {"G-09", partner_decided},
                                          {"G-10", leaning_out},
                                          {"G-11", not_wanted},
                                          {"G-12", do_not_contact},
                                          {"G-13", plain_no},
                                          {"G-14", not_authorized},
                                          {"G-15", not_approved},
                                          {"G-16", no_channel},
                                          {"G-17", paper_not_safe},
                                          {"G-18", in_crisis},
                                          {"G-19", joint_sessions_not_suitable},
                                          {"G-20", court_case},
                                          {"G-22", partner_known_here},
                                          {"G-23", asked_enough},
                                          {"G-25", pressed},
                                          {"wording", wording},
                                          {"missing", missing}}};

constexpr std::array<std::string_view, 36> kWords = {"G-01",
                                                     "G-01-not-sure",
                                                     "G-02",
                                                     "G-03",
                                                     "G-04",
                                                     "G-05",
                                                     "G-06",
                                                     "G-06-not-alone",
                                                     "G-06-too-old",
                                                     "G-06-not-confirmed",
                                                     "G-07",
                                                     "G-08",
                                                     "G-08-too-late",
                                                     "G-09",
                                                     "G-10",
                                                     "G-11",
                                                     "G-11-may-not-know",
                                                     "G-11-not-sure",
                                                     "G-12",
                                                     "G-13",
                                                     "G-14",
                                                     "G-15",
                                                     "G-16",
                                                     "G-17",
                                                     "G-17-support",
                                                     "G-17-not-asked",
                                                     "G-18",
                                                     "G-18-follow-up",
                                                     "G-19",
                                                     "G-20",
                                                     "G-22",
                                                     "G-23",
                                                     "G-23-asked-often",
                                                     "G-25",
                                                     "wording",
                                                     "missing"};

const Words& words() {
  static const Words kRead = [] {
    constexpr std::string_view kFile = "rules/gates.en-US.json";
    std::vector<std::string> keys;
    for (const auto key : kWords) {
      keys.push_back(std::string(key) + ".why");
      keys.push_back(std::string(key) + ".lifted_by");
    }
    return read_words(asset(kFile), kFile, keys);
  }();
  return kRead;
}

Finding finding_for(const Gate& gate, const Ruling& ruling) {
  const std::string key(ruling.words);
  return {std::string(gate.name), ruling.effect, words().at(key + ".why"), words().at(key + ".lifted_by")};
}

/// The approval belongs to the letter at hand, whichever record the other facts come from.
Ruling strictest_ruling(const Gate& gate, DocumentCode code, const CaseFacts& facts) {
  auto strictest = gate.rule(code, facts);
  for (auto merged : facts.merged) {
    merged.letter_is_approved = facts.letter_is_approved;
    const auto ruling = gate.rule(code, merged);
    if (ruling.effect > strictest.effect) strictest = ruling;
  }
  return strictest;
}

}  // namespace

std::span<const DocumentCode> all_documents() {
  return kCodes;
}

std::string to_text(DocumentCode code) {
  const auto* const found = std::ranges::find(kDocuments, code, &NamedDocument::code);
  assert(found != kDocuments.end());
  return std::string(found->name);
}

DocumentCode parse_document(const std::string& text) {
  const auto* const found = std::ranges::find(kDocuments, std::string_view(text), &NamedDocument::name);
  assert(found != kDocuments.end());
  return found->code;
}

std::vector<Finding> gate_findings(DocumentCode code, const CaseFacts& facts) {
  std::vector<Finding> findings;
  for (const auto& gate : kGates) {
    const Ruling ruling = strictest_ruling(gate, code, facts);
    if (ruling.effect != Effect::None) findings.push_back(finding_for(gate, ruling));
  }
  std::ranges::stable_sort(findings, std::ranges::greater(), &Finding::effect);
  return findings;
}

}  // namespace handouts

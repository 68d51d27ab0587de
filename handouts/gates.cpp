// SPDX-License-Identifier: MIT
#include "handouts/gates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <string_view>

#include "handouts/assets.h"
#include "handouts/derived_values.h"
#include "handouts/rule_words.h"
#include "handouts/wording.h"

namespace handouts {
namespace {

using enum DocumentCode;

/// What a gate decides for one document, with the words that say why.
struct Ruling {
  Effect effect = Effect::None;
  std::string_view words;  ///< a key of rules/gates.en-US.json
};
constexpr Ruling kNothing = {};

constexpr Ruling hold_if(bool condition, std::string_view words) {
  return condition ? Ruling{Effect::Hold, words} : kNothing;
}

// G-01: "client or partner under 18: hold everything except resources; out of scope". A "not sure" holds what reaches
// the partner.
Ruling under_age(DocumentCode code, const CaseFacts& facts) {
  const auto somebody_is = [&](Tristate adult) {
    return facts.client_is_adult == adult || facts.partner_is_adult == adult;
  };
  if (somebody_is(Tristate::No)) return hold_if(code != S01, "G-01");
  return hold_if(somebody_is(Tristate::NotSure) && is_invitation(code), "G-01-not-sure");
}

// F01 is signed so that the partner may be reached, and F03 is for the partner who comes: what blocks F01 blocks F03.
constexpr bool leads_to_partner(DocumentCode code) {
  return code == F01 || code == F03;
}

// G-02: "current no-contact/protective order, bail or probation condition, or criminal case between them: block INV and
// F01, regardless of consent".
Ruling court_order(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.screening.has_order && (is_invitation(code) || leads_to_partner(code)), "G-02");
}

// G-03: "CLIENT_MAY_HARM: block INV, H01, H06, F01; IND only by practitioner release; show referral prompt".
Ruling client_may_harm(DocumentCode code, const CaseFacts& facts) {
  if (!facts.screening.client_may_harm) return kNothing;
  if (is_invitation(code) || code == H01 || code == H06 || leads_to_partner(code)) return {Effect::Hold, "G-03"};
  return is_individual_track(code) ? Ruling{Effect::PractitionerRelease, "G-03"} : kNothing;
}

// G-04: "status ACUTE: block all except S01 (on request) and worker pages; show crisis prompt".
Ruling acute(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.screening.status == ScreeningStatus::Acute && code != S01, "G-04");
}

// G-05: "status CONCERN: block INV, H01, H03, H06, H09, H10, F01; H04, H05, H07, H08 only by practitioner release and
// office-only by default; offer S01, F02".
Ruling concern(DocumentCode code, const CaseFacts& facts) {
  if (facts.screening.status != ScreeningStatus::Concern) return kNothing;
  const bool is_blocked = is_invitation(code) || code == H01 || code == H03C || code == H06 || code == H09 ||
                          code == H10 || leads_to_partner(code);
  if (is_blocked) return {Effect::Hold, "G-05"};
  return is_individual_track(code) ? Ruling{Effect::PractitionerRelease, "G-05"} : kNothing;
}

// G-06: "NOT_SCREENED or B2 not yes or screen older than 30 days (for INV): block INV and H04-H06; allow H03-C, F02".
// The age of a screen is for INV alone.
Ruling not_screened(DocumentCode code, const CaseFacts& facts) {
  const bool is_own_work = code == H04 || code == H05 || code == H06;
  if (!is_invitation(code) && !is_own_work) return kNothing;
  const auto& screening = facts.screening;
  if (!screening.screened_on) return hold_if(true, "G-06");
  if (!screening.interviewed_alone) return hold_if(true, "G-06-not-alone");
  if (screening.is_overtaken) return hold_if(true, "G-06-overtaken");
  if (screening.status == ScreeningStatus::NotScreened) return hold_if(true, "G-06-not-confirmed");
  return hold_if(!screening.is_current && is_invitation(code), "G-06-too-old");
}

// G-07: "UNCLEAR: block TP, L01, H03-P; hold H02, C01; other client pages allowed". H11 tells the partner too.
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
// talk', C01 by its leaning-out lines; suppress any 'work on us' promise; L03 only if practice offers_discernment else
// L02-neutral". The variants are chosen by merge_fields.
Ruling leaning_out(DocumentCode code, const CaseFacts& facts) {
  const bool has_its_own_letter = partner_is_leaning_out(facts) && facts.practice.offers_discernment;
  return hold_if(has_its_own_letter && code == L02, "G-10");
}

// G-11: "client does not want the partner invited (N1 = no) or E2 = no/not sure: block INV".
Ruling not_wanted(DocumentCode code, const CaseFacts& facts) {
  if (!is_invitation(code)) return kNothing;
  if (facts.wants_invitation == WantsInvitation::No) return hold_if(true, "G-11");
  if (facts.partner_may_know == Tristate::No) return hold_if(true, "G-11-may-not-know");
  return hold_if(facts.partner_may_know == Tristate::NotSure, "G-11-not-sure");
}

// G-12: "partner said 'do not contact me / stop asking': block TP permanently until the partner makes contact; CP held;
// show H07/H08. No L04 if they said no contact".
Ruling do_not_contact(DocumentCode code, const CaseFacts& facts) {
  const bool said_stop = facts.do_not_contact || facts.partner_answer == PartnerAnswer::StopAsking;
  return hold_if(said_stop && is_invitation(code), "G-12");
}

// G-13: "partner said a plain no: CP/TP cool-off 60 days; L04 allowed once (with F01)". A no without a date is taken as
// said today.
Ruling plain_no(DocumentCode code, const CaseFacts& facts) {
  constexpr std::chrono::days kCoolOff{60};
  if (facts.partner_answer != PartnerAnswer::No || code == L04) return kNothing;
  const auto since = facts.today - facts.partner_answered_on.value_or(facts.today);
  return hold_if(since < kCoolOff && is_invitation(code), "G-13");
}

// G-14: "authorization not valid (4.2): block TP". A call needs one that lists the telephone, and what the client lets
// the therapist say (N2) must hold what every letter and call says: that the client is seen here, and the invitation.
Ruling not_authorized(DocumentCode code, const CaseFacts& facts) {
  if (!is_from_therapist(code)) return kNothing;
  const std::string channel = code == C02 ? "phone" : facts.letter_channel;
  const auto allows = [&](const AuthorizationFacts& authorization) {
    return authorization_defects(authorization, facts.partner_name, channel, facts.today).empty();
  };
  if (std::ranges::none_of(facts.authorizations, allows)) return {Effect::Hold, "G-14"};
  const auto may_say = [&](std::string_view what) {
    return facts.may_be_said.empty() || std::ranges::find(facts.may_be_said, what) != facts.may_be_said.end();
  };
  return hold_if(!may_say("seen-here") || !(may_say("invitation") || may_say("letter")), "G-14-scope");
}

// G-15: "letter not previewed and approved by client (N6): block TP". To a call the client says yes too.
Ruling not_approved(DocumentCode code, const CaseFacts& facts) {
  return hold_if(is_from_therapist(code) && !facts.letter_is_approved, "G-15");
}

// G-16: "no channel safe for both: block TP; CP by hand only".
Ruling no_channel(DocumentCode code, const CaseFacts& facts) {
  if (!is_from_therapist(code)) return kNothing;
  const bool is_said_unsafe = facts.channels_are_safe == Tristate::No || facts.channels_are_safe == Tristate::NotSure;
  return hold_if(is_said_unsafe || (code != C02 && facts.letter_channel.empty()), "G-16");
}

// G-17: "paper not ok (SQ13): no take-home print; 'read here' mode". Support numbers found at home can do the most
// harm, so with a concern and no safe place the therapist hands them over in person. Forms are signed at the practice
// and stay there.
Ruling paper_not_safe(DocumentCode code, const CaseFacts& facts) {
  if (paper_place(facts.paper_safety) == PaperPlace::TakeHome) return kNothing;
  if (is_from_therapist(code) || is_form(code)) return kNothing;
  const auto status = facts.screening.status;
  const bool has_concern = status == ScreeningStatus::Concern || status == ScreeningStatus::Acute;
  if (code == S01 && has_concern) return {Effect::PractitionerRelease, "G-17-support"};
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
  const bool is_unsuitable =
      facts.joint_sessions != JointSessions::Unknown && facts.joint_sessions != JointSessions::Suitable;
  if (!is_unsuitable && !facts.weighs_against_joint) return kNothing;
  const std::string_view words = is_unsuitable ? "G-19" : "G-19-weighs";
  if (code == C01 || code == H02) return {Effect::PractitionerRelease, words};
  return hold_if(is_invitation(code), words);
}

// G-20: "open custody/divorce case (C10): warn; TP needs a second confirmation; no opinions, no progress statements".
Ruling court_case(DocumentCode code, const CaseFacts& facts) {
  if (!facts.has_court_case || !is_invitation(code)) return kNothing;
  return {is_from_therapist(code) ? Effect::PractitionerRelease : Effect::Notice, "G-20"};
}

// G-21: "partner lives where practitioner is not licensed: suppress telehealth paragraph; warn". merge_fields leaves
// the paragraph out, also while it is not known where the partner lives.
Ruling lives_elsewhere(DocumentCode code, const CaseFacts& facts) {
  const bool is_elsewhere = facts.partner_home_is_known && !facts.partner_lives_in_state;
  return is_elsewhere && (is_from_therapist(code) || code == H10 || code == H11) ? Ruling{Effect::Notice, "G-21"}
                                                                                 : kNothing;
}

// G-22: "practice treats or treated the partner (C11): warn; hold TP".
Ruling partner_known_here(DocumentCode code, const CaseFacts& facts) {
  if (!facts.partner_is_known_here || !is_invitation(code)) return kNothing;
  return {is_from_therapist(code) ? Effect::Hold : Effect::Notice, "G-22"};
}

// G-23: "one TP letter already sent without reply, or three or more asks by client: block another; suggest H07/H08".
// L04 answers a no, once.
Ruling asked_enough(DocumentCode code, const CaseFacts& facts) {
  if (code == L04) return hold_if(facts.closing_was_sent, "G-23-closed");
  if (!is_from_therapist(code)) return kNothing;
  if (facts.letter_was_sent || facts.closing_was_sent) return hold_if(true, "G-23");
  return hold_if(times_asked(facts) >= 3, "G-23-asked-often");
}

// G-24: "recipient language has no approved template: block that document; never machine-translate on the fly". Numbers
// are worth having in any language, and forms are gone through together.
Ruling no_text_in_language(DocumentCode code, const CaseFacts& facts) {
  const bool is_needed = code != S01 && code != C02 && !is_form(code);
  return hold_if(is_needed && reader_language(code, facts).empty(), "G-24");
}

// G-25: "O7 = yes (pressured or pressing): hold INV; prompt to see what is driving it".
Ruling pressed(DocumentCode code, const CaseFacts& facts) {
  return hold_if(facts.invitation_is_pressed && is_invitation(code), "G-25");
}

// "Free text (D4, D5, H1) enters a partner document only after ... <= 200 chars, linter passed" (domain.md 7.5; 8,
// E14).
Ruling wording(DocumentCode code, const CaseFacts& facts) {
  if (code != L01) return kNothing;
  const auto language = document_language(code, facts);
  return hold_if(!flags_in(facts.hope, language).empty() || !flags_in(facts.gratitude, language).empty(), "wording");
}

// "practitioner types a diagnosis into a letter comment: linter stops" (domain.md 8, E16).
Ruling typed_words(DocumentCode code, const CaseFacts& facts) {
  if (!is_from_therapist(code) && code != H11) return kNothing;
  const auto language = document_language(code, facts);
  const auto is_flagged = [&](const std::string& text) { return !flags_in(text, language).empty(); };
  const auto& personal = facts.personal;
  return hold_if(is_flagged(personal.sentence) || is_flagged(personal.times) || is_flagged(personal.visit_when) ||
                     is_flagged(personal.visit_where),
                 "typed words");
}

// "both people named Taylor Kim: add a distinguisher chosen by the client" (domain.md 8, E9).
Ruling same_name(DocumentCode code, const CaseFacts& facts) {
  const bool names_both = code == L01 || code == F01 || is_from_therapist(code);
  return hold_if(names_both && !facts.client_name.empty() && facts.client_name == facts.partner_name, "names");
}

struct Gate {
  std::string_view name;
  Ruling (*rule)(DocumentCode, const CaseFacts&);
  bool is_paperwork = false;
};
constexpr auto kGates = std::to_array<Gate>({
    {"G-01", under_age},
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
    {"G-14", not_authorized, true},
    {"G-15", not_approved, true},
    {"G-16", no_channel, true},
    {"G-17", paper_not_safe},
    {"G-18", in_crisis},
    {"G-19", joint_sessions_not_suitable},
    {"G-20", court_case},
    {"G-21", lives_elsewhere},
    {"G-22", partner_known_here},
    {"G-23", asked_enough},
    {"G-24", no_text_in_language, true},
    {"G-25", pressed},
    {"wording", wording, true},
    {"typed words", typed_words, true},
    {"names", same_name, true},
});

constexpr auto kWords = std::to_array<std::string_view>({
    "G-01",
    "G-01-not-sure",
    "G-02",
    "G-03",
    "G-04",
    "G-05",
    "G-06",
    "G-06-not-alone",
    "G-06-too-old",
    "G-06-not-confirmed",
    "G-06-overtaken",
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
    "G-14-scope",
    "G-15",
    "G-16",
    "G-17",
    "G-17-support",
    "G-17-not-asked",
    "G-18",
    "G-18-follow-up",
    "G-19",
    "G-19-weighs",
    "G-20",
    "G-21",
    "G-22",
    "G-23",
    "G-23-asked-often",
    "G-23-closed",
    "G-24",
    "G-25",
    "wording",
    "typed words",
    "names",
    "reporting",
    "reporting-not-sure",
});

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
  return {std::string(gate.name), ruling.effect, words().at(key + ".why"), words().at(key + ".lifted_by"),
          gate.is_paperwork};
}

/// The approval, the typed words and the language belong to the document at hand, whichever record the other facts come
/// from.
Ruling strictest_ruling(const Gate& gate, DocumentCode code, const CaseFacts& facts) {
  auto strictest = gate.rule(code, facts);
  for (auto merged : facts.merged) {
    merged.letter_is_approved = facts.letter_is_approved;
    merged.personal = facts.personal;
    merged.client_reads = facts.client_reads;
    merged.partner_reads = facts.partner_reads;
    const auto ruling = gate.rule(code, merged);
    if (ruling.effect > strictest.effect) strictest = ruling;
  }
  return strictest;
}

}  // namespace

std::vector<Finding> gate_findings(DocumentCode code, const CaseFacts& facts) {
  std::vector<Finding> findings;
  if (is_worker_page(code)) return findings;
  for (const auto& gate : kGates) {
    const Ruling ruling = strictest_ruling(gate, code, facts);
    if (ruling.effect != Effect::None) findings.push_back(finding_for(gate, ruling));
  }
  std::ranges::stable_sort(findings, std::ranges::greater(), &Finding::effect);
  return findings;
}

std::optional<Finding> reporting_prompt(const CaseFacts& facts) {
  std::vector<std::optional<Tristate>> said{facts.danger_at_home};
  std::ranges::transform(facts.merged, std::back_inserter(said), &CaseFacts::danger_at_home);
  const auto was_said = [&](Tristate answer) { return std::ranges::find(said, answer) != said.end(); };
  if (!was_said(Tristate::Yes) && !was_said(Tristate::NotSure)) return std::nullopt;
  const std::string key = was_said(Tristate::Yes) ? "reporting" : "reporting-not-sure";
  return Finding{"reporting", Effect::Notice, words().at(key + ".why"), words().at(key + ".lifted_by"), false};
}

}  // namespace handouts

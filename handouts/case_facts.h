// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "forms/questionnaire_response.h"
#include "handouts/authorization.h"
#include "handouts/resources.h"
#include "handouts/screening_status.h"

namespace handouts {

enum class Tristate { No, NotSure, Yes };
/// M1 and M2: where a person is about the relationship.
enum class Stand { Unknown, WorkingOnIt, Torn, DecidedToLeave, AlreadyLeft };
/// M3: how the client knows the partner's stand.
enum class Source { Unknown, SaidSo, ActedSo, Guess };
/// E3: how often the client has asked the partner to come.
enum class Asked { NotKnown, NotYet, Once, Few, Many };
/// E6, and Q2 after an invitation: the partner's answer so far. Q2's "a call first" is Might.
enum class PartnerAnswer { NotKnown, Yes, Might, Unsure, NotNow, No, StopAsking };
/// Q1: the steps of the ladder that somebody took (domain.md 2.9), from the least pressure to the most.
enum class AskStep { Asked, Note, Letter, Call };
/// N1: the help the client would like.
enum class WantsInvitation { Unknown, AskMyself, PleaseWrite, PleaseCall, NotNow, No };
/// SQ13.
enum class PaperSafety { Unknown, AtHome, Elsewhere, OfficeOnly, No };
/// O1: whether the practitioner finds sessions together suitable now.
enum class JointSessions { Unknown, Suitable, NotYet, No, Refer };
/// O2: who would see the couple.
enum class CoupleProvider { Self, Colleague, Outside };

/// The practice, as far as rules and documents need it.
struct PracticeFacts {
  std::string name;
  std::string legal_name;
  std::string practitioner;
  std::string credentials;
  std::string address;  ///< lines separated by \n
  std::string phone;
  std::string reply_to;
  std::string fee_text;
  int first_visit_minutes = 0;
  bool hears_partner = false;
  bool sees_couples = true;
  bool offers_discernment = false;
  bool meets_online = false;
  bool is_uk = false;          ///< otherwise in the United States
  std::string privacy_notice;  ///< UK: where anybody can read it; may be empty
  /// Support numbers of the practice's own, first on the page, by the language of the document.
  std::map<std::string, std::vector<Resource>, std::less<>> local_numbers;
  std::optional<std::chrono::sys_days> numbers_checked_on;  ///< when the practice last checked the country's
  std::string secrets_policy;  ///< no-secrets, limited, confidential-individual-time, or empty

  friend bool operator==(const PracticeFacts&, const PracticeFacts&) = default;
};

/// One invitation that was tried, and what came of it (Q1, Q2).
struct AskFacts {
  std::chrono::sys_days on;
  AskStep step = AskStep::Asked;
  PartnerAnswer answer = PartnerAnswer::NotKnown;  ///< NotKnown while there is none

  friend bool operator==(const AskFacts&, const AskFacts&) = default;
};

/// The few words that belong to one document at one moment: what the practitioner types beside its preview.
struct PersonalWords {
  std::string sentence;    ///< of the practitioner's own, in a letter
  std::string times;       ///< the times that can be offered
  std::string visit_when;  ///< of the first visit together
  std::string visit_where;
  std::string visit_link;
  bool is_formal = false;  ///< Spanish: the client says usted to the partner

  friend bool operator==(const PersonalWords&, const PersonalWords&) = default;
};

/// One document that was handed over, as the disclosure log has it (N03).
struct HandedOver {
  std::string when;
  std::string document;
  std::string how;

  friend bool operator==(const HandedOver&, const HandedOver&) = default;
};

/// Everything the gates, the recommendation and the documents know of one case on one day: plain data, gathered by the
/// handout desk or read from a case file. The rules are pure functions of it.
struct CaseFacts {
  std::chrono::sys_days today{};
  PracticeFacts practice;

  std::string client_name;
  std::string client_legal_name;  ///< A2; empty where it is the same
  std::string client_pronouns;
  std::string client_reads;                 ///< A5-read, such as "en-US"
  std::vector<std::string> ways_to_client;  ///< private_ways (derived_values.h)
  std::string partner_name;
  std::string partner_called;
  std::string partner_pronouns;
  std::string partner_reads;                 ///< C4
  bool has_more_partners = false;            ///< C7: more than two
  bool partner_lives_in_state = false;       ///< C9: where the practitioner is licensed
  bool partner_home_is_known = false;        ///< C9 says where
  bool has_children = false;                 ///< C8
  std::string therapy_word;                  ///< J4
  std::optional<Tristate> client_is_adult;   ///< A4-adult; empty when it has not been asked
  std::optional<Tristate> partner_is_adult;  ///< C5; empty when it has not been asked

  ScreeningFinding screening;
  PaperSafety paper_safety = PaperSafety::Unknown;
  bool is_in_crisis = false;  ///< L3: thoughts of not wanting to live or of hurting someone are there now
  /// L6: whether somebody at home, such as a child, is in danger; empty when it has not been asked.
  std::optional<Tristate> danger_at_home;
  /// PHQ-9: item 9 is above 0, and nobody has recorded a re-assessment since. The caller knows it.
  bool needs_follow_up = false;

  std::optional<Tristate> partner_may_know;  ///< E2; empty when the partner knows and it is all right, so nobody asks
  Asked asked = Asked::NotKnown;
  std::optional<std::chrono::sys_days> asked_on;  ///< when E3 was last recorded
  PartnerAnswer partner_answer = PartnerAnswer::NotKnown;
  std::optional<std::chrono::sys_days> partner_answered_on;  ///< when E6 was last recorded
  std::vector<std::string> reasons;                          ///< E7, ranked, such as "R01"
  int sure_of_reasons = 0;                                   ///< E9, 0 to 10; from 7 they count as said
  std::vector<std::string> eases;                            ///< E13, and I4 as "child-care"
  std::vector<std::string> times;                            ///< I3
  std::vector<std::string> topics;                           ///< of working alone, A06 to A08 (derived_values.h)
  bool seems_less_invested = false;                          ///< E14: the client's number is larger by 3 or more
  bool hard_to_say = false;                                  ///< G3, 4 at most
  bool feels_blamed = false;                                 ///< G1, from 6
  bool feels_responsible = false;                            ///< G2, from 6
  bool goes_quiet = false;                                   ///< E11: quiet, or leaves
  std::string loop;                                          ///< G4
  std::string limit;                                         ///< G5
  bool is_last_try = false;                                  ///< M4 yes or partly, or E8 says that it may be too late
  std::vector<AskFacts> asks;                                ///< the earliest first
  Stand client_stand = Stand::Unknown;
  Stand partner_stand = Stand::Unknown;
  Source partner_stand_source = Source::Unknown;
  WantsInvitation wants_invitation = WantsInvitation::Unknown;
  std::string hope;       ///< D4, in the client's words
  std::string gratitude;  ///< D5

  bool do_not_contact = false;          ///< N4, or the partner said stop asking, and has not been in touch since
  Tristate is_too_late = Tristate::No;  ///< O6
  JointSessions joint_sessions = JointSessions::Unknown;
  bool weighs_against_joint = false;   ///< O10: severe substance use, psychosis, or a hidden affair, now
  bool partner_is_collateral = false;  ///< O4
  CoupleProvider couple_provider = CoupleProvider::Self;
  bool invitation_is_pressed = false;  ///< O7: the client seems pressed to invite, or presses to control
  bool has_court_case = false;         ///< C10, open or planned
  bool partner_is_known_here = false;  ///< C11, the practice treats or treated the partner

  bool letter_is_approved = false;  ///< N6: the client has read this letter and agrees
  bool letter_was_sent = false;     ///< a letter to the partner was made before, or a call
  bool closing_was_sent = false;    ///< L04 was made before
  bool asked_badly_before = false;  ///< E4: in a fight, with a deadline, or as a surprise
  std::vector<AuthorizationFacts> authorizations;
  std::string letter_channel = "post";  ///< how a letter to the partner would go; empty when no way is safe for both
  /// N3: whether the ways to reach the partner are safe for both; empty when nobody has asked.
  std::optional<Tristate> channels_are_safe;
  /// N2: what the client lets the therapist say; empty when it has not been asked.
  std::vector<std::string> may_be_said;
  PersonalWords personal;
  std::vector<HandedOver> handed;  ///< for the log alone; the earliest first

  /// What other records of the same person said before they were merged into this one. A gate asks each of them, so
  /// that putting two records together never opens what one of them held shut.
  std::vector<CaseFacts> merged;

  friend bool operator==(const CaseFacts&, const CaseFacts&) = default;
};

/// The newest answers a case has; any may be missing.
struct CaseAnswers {
  std::optional<DatedResponse> intake;
  std::optional<DatedResponse> screen;
  std::optional<DatedResponse> reassessment;
  std::optional<DatedResponse> judgement;
  /// "Where each of you is", asked again after the intake, the earliest first: what one of them says counts in place of
  /// what was said before, M1 for itself, M2 together with M3.
  std::vector<DatedResponse> decisions = {};
  /// "What happened next" after an invitation, the earliest first.
  std::vector<DatedResponse> happenings = {};
};

/// What the answers say on this day. A plan to separate that the partner does not know of (M8), a reason not to feel
/// safe (E8) and a step after which the client feels less safe (Q4) ask for the private questions again: a screen from
/// before says nothing any more (domain.md 5.2). Practice, authorizations and letter fields are left as they are by
/// default: the caller knows them. What was not answered is never taken as safe: without E1 and E2 it is not known
/// whether the partner may know.
CaseFacts facts_from_answers(const CaseAnswers& answers, std::chrono::sys_days today);

/// Derived values (domain.md 5.3). A stand that is guessed or read from acts never counts as decided for good.
bool client_has_decided(const CaseFacts& facts);
bool partner_has_decided(const CaseFacts& facts);
bool partner_is_leaning_out(const CaseFacts& facts);
/// How often the client has asked, as far as anybody knows: E3 ("a few times" is two) and what was tried since.
int times_asked(const CaseFacts& facts);
/// E9 from 7: the partner has said these reasons, so they may be answered directly.
bool reasons_are_said(const CaseFacts& facts);

}  // namespace handouts

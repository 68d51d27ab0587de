// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "forms/questionnaire_response.h"
#include "handouts/authorization.h"
#include "handouts/screening_status.h"

namespace handouts {

enum class Tristate { No, NotSure, Yes };
/// M1 and M2: where a person is about the relationship.
enum class Stand { Unknown, WorkingOnIt, Torn, DecidedToLeave, AlreadyLeft };
/// M3: how the client knows the partner's stand.
enum class Source { Unknown, SaidSo, ActedSo, Guess };
/// E3: how often the client has asked the partner to come.
enum class Asked { NotKnown, NotYet, Once, Few, Many };
/// E6: the partner's answer so far.
enum class PartnerAnswer { NotKnown, Yes, Might, Unsure, No, StopAsking };
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
  std::string secrets_policy;  ///< no-secrets, limited, confidential-individual-time, or empty

  friend bool operator==(const PracticeFacts&, const PracticeFacts&) = default;
};

/// Everything the gates, the recommendation and the documents know of one case on one day: plain data, gathered by the
/// handout desk or read from a case file. The rules are pure functions of it.
struct CaseFacts {
  std::chrono::sys_days today{};
  PracticeFacts practice;

  std::string client_name;
  std::string client_pronouns;
  std::string client_reads;  ///< A5-read, such as "en-US"
  std::string partner_name;
  std::string partner_called;
  std::string partner_pronouns;
  std::optional<Tristate> client_is_adult;   ///< A4-adult; empty when it has not been asked
  std::optional<Tristate> partner_is_adult;  ///< C5; empty when it has not been asked

  ScreeningFinding screening;
  PaperSafety paper_safety = PaperSafety::Unknown;
  bool is_in_crisis = false;  ///< L3: thoughts of not wanting to live or of hurting someone are there now
  /// PHQ-9: item 9 is above 0, and nobody has recorded a re-assessment since. The caller knows it.
  bool needs_follow_up = false;

  std::optional<Tristate> partner_may_know;  ///< E2; empty when the partner knows and it is all right, so nobody asks
  Asked asked = Asked::NotKnown;
  PartnerAnswer partner_answer = PartnerAnswer::NotKnown;
  std::optional<std::chrono::sys_days> partner_answered_on;  ///< when E6 was last recorded
  std::vector<std::string> reasons;                          ///< E7, ranked, such as "R01"
  int sure_of_reasons = 0;                                   ///< E9, 0 to 10; from 7 they count as said
  Stand client_stand = Stand::Unknown;
  Stand partner_stand = Stand::Unknown;
  Source partner_stand_source = Source::Unknown;
  WantsInvitation wants_invitation = WantsInvitation::Unknown;
  std::string hope;       ///< D4, in the client's words
  std::string gratitude;  ///< D5

  bool do_not_contact = false;          ///< N4, or E6 "said stop asking"
  Tristate is_too_late = Tristate::No;  ///< O6
  JointSessions joint_sessions = JointSessions::Unknown;
  CoupleProvider couple_provider = CoupleProvider::Self;
  bool invitation_is_pressed = false;  ///< O7: the client seems pressed to invite, or presses to control
  bool has_court_case = false;         ///< C10, open or planned
  bool partner_is_known_here = false;  ///< C11, the practice treats or treated the partner

  bool letter_is_approved = false;  ///< N6: the client has read this letter and agrees
  bool letter_was_sent = false;     ///< a letter to the partner was made before
  bool asked_badly_before = false;  ///< E4: in a fight, with a deadline, or as a surprise
  std::vector<AuthorizationFacts> authorizations;
  std::string letter_channel = "post";  ///< how a letter to the partner would go; empty when no way is safe for both

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
};

/// What the answers say on this day. Practice, authorizations and letter fields are left as they are by default: the
/// caller knows them. What was not answered is never taken as safe: without E1 and E2 it is not known whether the
/// partner may know.
CaseFacts facts_from_answers(const CaseAnswers& answers, std::chrono::sys_days today);

/// Derived values (domain.md 5.3). A stand that is guessed or read from acts never counts as decided for good.
bool client_has_decided(const CaseFacts& facts);
bool partner_has_decided(const CaseFacts& facts);
bool partner_is_leaning_out(const CaseFacts& facts);
/// E9 from 7: the partner has said these reasons, so they may be answered directly.
bool reasons_are_said(const CaseFacts& facts);

}  // namespace handouts

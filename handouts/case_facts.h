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
/// E6: the partner's answer so far.
enum class PartnerAnswer { NotKnown, Yes, Might, Unsure, No, StopAsking };
/// N1: the help the client would like.
enum class WantsInvitation { Unknown, AskMyself, PleaseWrite, PleaseCall, NotNow, No };
/// SQ13.
enum class PaperSafety { Unknown, AtHome, Elsewhere, OfficeOnly, No };

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

/// Everything the gates, the recommendation and the documents know of one case on one day: plain data, gathered by the handout desk
/// or read from a case file. The rules are pure functions of it.
struct CaseFacts {
  std::chrono::sys_days today{};
  PracticeFacts practice;

  std::string client_name;
  std::string client_pronouns;
  std::string partner_name;
  std::string partner_called;
  std::string partner_pronouns;
  Tristate client_is_adult = Tristate::NotSure;
  Tristate partner_is_adult = Tristate::NotSure;

  ScreeningFinding screening;
  PaperSafety paper_safety = PaperSafety::Unknown;

  std::optional<Tristate> partner_may_know;  ///< E2; unasked when the partner knows and it is all right
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

  bool do_not_contact = false;                ///< N4, or E6 "said stop asking"
  Tristate is_too_late = Tristate::No;        ///< O6
  bool letter_is_approved = false;            ///< N6: the client has read this letter and agrees
  std::vector<AuthorizationFacts> authorizations;
  std::string letter_channel = "post";        ///< how a letter to the partner would go

  friend bool operator==(const CaseFacts&, const CaseFacts&) = default;
};

/// The newest answers a case has; any may be missing.
struct CaseAnswers {
  std::optional<DatedResponse> intake;
  std::optional<DatedResponse> screen;
  std::optional<DatedResponse> reassessment;
  std::optional<DatedResponse> judgement;
};

/// What the answers say on this day. Practice, authorizations and letter fields are left as they are by default: the caller knows them.
CaseFacts facts_from_answers(const CaseAnswers& answers, std::chrono::sys_days today);

}  // namespace handouts

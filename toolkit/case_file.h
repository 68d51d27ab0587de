// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handouts/case_facts.h"
#include "handouts/recommendation.h"

namespace toolkit {

/// What is wrong with a case file, and where: "intake.E6", "authorizations[0].signed_on"; empty for the file as a
/// whole. The sentence does not repeat the answer.
struct CaseProblem {
  std::string place;
  std::string sentence;

  friend bool operator==(const CaseProblem&, const CaseProblem&) = default;
};

/// A case as a file holds it: the facts, or every problem.
struct ReadCase {
  handouts::CaseFacts facts;
  std::vector<CaseProblem> problems;
};

/// Reads a case. Every part but "today" may be missing; what is not known is never taken as safe. Unknown keys are
/// problems.
///   {"today": "2026-11-23",
///    "intake": {"on": "2026-11-16", "A1": "…", "B2": "yes", "C2": "…", "E7": ["R01", "R13"], …},
///    "screening": {"on": …, "B2": "yes", "SQ1": "very", "K-order": "none", "K-confirmed": true, …},
///    "reassessment": {"on": …, "RA-who": …, …}, "judgement": {"on": …, "C5": "adult", …},
///    "decisions": [{"on": …, "M1": "torn", …}], "happenings": [{"on": …, "Q1-step": "asked", "Q2": "no", …}],
///    "authorizations": [{"signed_on": …, "expires_on": …, "revoked_on": …, "recipient": …, "channels": ["post"],
///                        "is_complete": true}],
///    "practice": {"name": …, "legal_name": …, "practitioner": …, "credentials": …, "address": …, "phone": …,
///    "reply_to": …, "fee_text": …,
///                 "secrets_policy": "limited", "first_visit_minutes": 75, "hears_partner": true, "sees_couples": true,
///                 "offers_discernment": false, "meets_online": false, "is_uk": false, "privacy_notice": …},
///    "letter": {"channel": "post", "approved": true, "was_sent": false, "closing_was_sent": false, "sentence": …,
///               "times": …, "visit_when": …, "visit_where": …, "visit_link": …, "is_formal": false}}
/// The forms hold answers by linkId, a choice by its code, with "on", the day they were recorded.
ReadCase read_case(std::string_view json);

/// What evaluate() answered, as JSON, for people and programs: who and when, the screening in a word, and one object a
/// document with its letter, why, and findings.
std::string write_evaluation(const handouts::CaseFacts& facts, const std::vector<handouts::Offer>& offers);

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handouts/case_facts.h"
#include "handouts/recommendation.h"

namespace toolkit {

/// What is wrong with a case file, and where: "intake.E6", "authorizations[0].signed_on". The sentence does not repeat the answer.
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

/// Reads a case: answers by linkId, the way the forms name them.
///   {"today": "2026-11-23",
///    "intake": {"on": "2026-11-16", "A1": "…", "E7": ["R01", "R13"], …},
///    "screening": {"on": …, "B2": "yes", "SQ1": "very", …}, "reassessment": {…}, "judgement": {…},
///    "authorizations": [{"signed_on": …, "expires_on": …, "recipient": …, "channels": ["post"], "is_complete": true}],
///    "practice": {"name": …, "practitioner": …, …}, "letter": {"channel": "post", "approved": true}}
ReadCase read_case(std::string_view json);

/// What evaluate() answered, as JSON, for people and programs: one object a document with its letter, why, and findings.
std::string write_evaluation(const handouts::CaseFacts& facts, const std::vector<handouts::Offer>& offers);

}  // namespace toolkit

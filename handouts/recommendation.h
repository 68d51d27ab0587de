// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "handouts/case_facts.h"
#include "handouts/gates.h"
#include "handouts/mustache.h"
#include "handouts/sentences.h"
#include "handouts/template.h"

namespace handouts {

/// domain.md 8: Y produce by default, A allowed if asked, O read at the office only, R practitioner release, X held, N
/// not offered.
enum class Standing { Offered, OnRequest, ReadHere, PractitionerRelease, Held, NotOffered };
/// The one letter of domain.md 8.
char to_letter(Standing standing);

/// One document's answer for one case: whether it may exist, whether it fits, and why, in words meant for the
/// therapist.
struct Offer {
  DocumentCode code = DocumentCode::H02;
  Standing standing = Standing::NotOffered;
  std::string why;  ///< one sentence; for a held document it is "Held." and the reasons are in the findings
  std::vector<Sentence> why_sentences{};  ///< the same, to be said in another language
  std::vector<Finding> findings;          ///< from the gates

  friend bool operator==(const Offer&, const Offer&) = default;
};

/// The text a document is made from in this case; the reference stays valid while a case is evaluated.
using TextOf = std::function<const Template&(DocumentCode, const CaseFacts&)>;
/// The one that came with the program, in the language of its reader.
const Template& shipped_text(DocumentCode code, const CaseFacts& facts);

/// What the gates do to it at the most. Whether it may be made is decided by this alone, also of what does not fit: a
/// therapist may make that all the same, but never past a gate.
Effect strictest_effect(const Offer& offer);

/// Every document of all_documents(), in that order. What would print a hole is held too, by a finding of the name
/// "missing": "Unknown field: print stops with a list" (domain.md 7.5).
std::vector<Offer> evaluate(const CaseFacts& facts, const TextOf& text_of = shipped_text);
/// The same for one document.
Offer evaluate(DocumentCode code, const CaseFacts& facts, const TextOf& text_of = shipped_text);

/// The hole this document would print, as evaluate() finds it; empty when it would print none.
std::optional<Finding> missing_finding(DocumentCode code, const CaseFacts& facts, const TextOf& text_of = shipped_text);

/// What a document of this case says in its merge fields (fields.h), for every field there is; the reasons' paragraphs
/// are chosen by domain.md 6.2 (at most three, said ones answered directly, R17, R20 and R21 never).
mustache::Fields merge_fields(DocumentCode code, const CaseFacts& facts);

}  // namespace handouts

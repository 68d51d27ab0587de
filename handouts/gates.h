// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "handouts/case_facts.h"
#include "handouts/documents.h"

namespace handouts {

/// What a gate does to a document, from the mildest to the strictest (domain.md 8: Y, O, R, X). The strictest of all
/// gates wins. A notice is something to keep in mind that holds nothing.
enum class Effect { None, Notice, ReadHere, PractitionerRelease, Hold };

/// What one gate found: which one, what it does to this document, and two sentences for the therapist: why, and what
/// would lift it. They belong to the safety compartment; a general page says only "Held".
struct Finding {
  /// Such as "G-05"; "wording" and "typed words" for a sentence that may not go to the partner as it is, "names" for
  /// two people who cannot be told apart, "missing" for an empty name (recommendation.h), "reporting" for
  /// reporting_prompt.
  std::string gate;
  Effect effect = Effect::None;
  std::string why;
  std::string lifted_by;
  /// It is about the paper, not about the two people: the authorization, the approval, the channel, the words. What
  /// would not be offered anyway is not held for it.
  bool is_paperwork = false;
  /// Of "missing": what would be empty, which `why` lists.
  std::vector<std::string> missing{};

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// All gates that touch this document, strictest first and in the order of domain.md 6.1 among equals; empty when none
/// does. Pure: asked when offering and again when printing. Throws Error(Template) when the words of the rules do not
/// read.
std::vector<Finding> gate_findings(DocumentCode code, const CaseFacts& facts);

/// What the law may ask of the practitioner whatever is printed: to report that a child, or somebody who cannot protect
/// themselves, is in danger (L6; domain.md 3.8, "shows a prompt to consult the state rule; it never decides"). A notice
/// that touches no document; empty when nothing of the kind was said, in this record or one merged into it.
std::optional<Finding> reporting_prompt(const CaseFacts& facts);

}  // namespace handouts

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "handouts/case_facts.h"

namespace handouts {

/// A document that may be offered, one copy at a time: H03 has a client's and a partner's copy.
enum class DocumentCode { H02, H03C, H03P, H07, S01, C01, L01, L02 };
std::span<const DocumentCode> all_documents();
/// "H02", "H03-C", … and back; parse asserts.
std::string to_text(DocumentCode code);
DocumentCode parse_document(const std::string& text);

/// What a gate does to a document, from the mildest to the strictest (domain.md 8: Y, O, R, X). The strictest of all
/// gates wins.
enum class Effect { None, ReadHere, PractitionerRelease, Hold };

/// What one gate found: which one, what it does to this document, and two sentences for the therapist: why, and what
/// would lift it. They belong to the safety compartment; a general page says only "Held".
struct Finding {
  std::string gate;  ///< such as "G-05"; "wording" for a sentence that may not go to the partner as it is, "missing"
                     ///< for an empty name
  Effect effect = Effect::None;
  std::string why;
  std::string lifted_by;

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// All gates that touch this document, strictest first and in the order of domain.md 6.1 among equals; empty when none
/// does. Pure: asked when offering and again when printing. Throws Error(Template) when the words of the rules do not
/// read.
std::vector<Finding> gate_findings(DocumentCode code, const CaseFacts& facts);

}  // namespace handouts

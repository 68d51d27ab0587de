// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/error.h"
#include "forms/import.h"
#include "forms/validation.h"

namespace forms {

/// One issue of a FHIR R4 OperationOutcome. The texts of severity and code are the standard's own.
struct OutcomeIssue {
  std::string_view severity;
  std::string_view code;
  std::string diagnostics;
  std::string expression = {};  ///< FHIRPath of where it is, or empty

  bool is_error() const { return severity == "error" || severity == "fatal"; }

  friend bool operator==(const OutcomeIssue&, const OutcomeIssue&) = default;
};

OutcomeIssue to_outcome(const Finding& finding);
OutcomeIssue to_outcome(const Issue& issue);
/// For what could not be read at all.
OutcomeIssue to_outcome(const Error& error);

/// The resource as JSON; without issues it says that all is well. The same issues give the same bytes.
std::string write_outcome(const std::vector<OutcomeIssue>& issues);

/// "QuestionnaireResponse.item.where(linkId='a')": the linkId is what names an item, wherever in the form it stands.
std::string expression_of_item(std::string_view link_id);
/// The FHIRPath of a JSON place: "_text" is text, and "valueCoding" is value. Empty when the place has a key that is
/// no name of FHIR.
std::string expression_of_place(std::string_view place);

}  // namespace forms

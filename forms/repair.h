// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "forms/json_tree.h"

namespace forms {

/// Something in a form that is wrong in one way and can be put right in one way. The sentence says what would be done.
/// A repair is offered and never done unasked: only the practitioner knows what the author meant.
struct Repair {
  std::string place;  ///< a JSON path; no two repairs have the same
  std::string sentence;

  friend bool operator==(const Repair&, const Repair&) = default;
};

/// Every repair that this form could have, in the order of the file; none for what is no form. Read the tree with
/// Modifiers::Keep.
std::vector<Repair> find_repairs(const JsonNode& form);

/// The form with these repairs. Those that it could not have are left out.
JsonNode repaired(JsonNode form, const std::vector<Repair>& chosen);

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "forms/value.h"

namespace forms {

/// What FHIR's extensions ask of an answer beyond the fields of R4 itself. Bounds are inclusive.
struct Limits {
  std::optional<Value> lowest = {};  ///< of the question's type; of an integer or decimal either kind of number
  std::optional<Value> highest = {};
  std::optional<int> min_length = {};          ///< Unicode code points
  std::optional<int> max_decimal_places = {};  ///< digits behind the point
  std::optional<int> min_occurs = {};          ///< answers of a question, occurrences of a group
  std::optional<int> max_occurs = {};
  std::optional<Coding> unit = {};        ///< what a number counts; what a quantity is in when nothing else is said
  std::vector<Coding> unit_options = {};  ///< the units a quantity may have; any when empty

  friend bool operator==(const Limits&, const Limits&) = default;
};

}  // namespace forms

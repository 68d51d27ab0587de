// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/mustache.h"
#include "handouts/template.h"

namespace handouts {

/// Words on a page that are there because of an answer, and of which.
struct Origin {
  std::string words;                   ///< as they stand on the page, cut after a sentence or so
  std::string field;                   ///< what put them there (fields.h)
  std::vector<std::string> questions;  ///< the linkIds of the questions it follows from, such as E7 and E9

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// Everything on this page that follows from an answer, in the order of the page: values that were entered, and the
/// passages a condition let in. Names and pronouns are left out, which stand everywhere.
std::vector<Origin> origins(const Template& source, const mustache::Fields& values);

}  // namespace handouts

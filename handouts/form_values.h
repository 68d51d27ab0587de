// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/validation.h"

namespace handouts {

/// What a question's fields hold: texts or the codes of options, and the person's own words for a choice.
struct FieldValues {
  std::vector<std::string> values;
  std::vector<std::string> own_words;

  friend bool operator==(const FieldValues&, const FieldValues&) = default;
};

/// Answers as the fields hold them. Several answers of a question without options are one text, a line each, or with
/// an empty line between them where an answer may have lines itself. A choice that the form does not offer has no
/// place on its paper.
FieldValues to_fields(const forms::Item& item, const std::vector<forms::Value>& answers);

struct ReadAnswers {
  std::vector<forms::Value> values;
  std::vector<forms::Issue> issues;
};

/// The answers that fields hold, and what is wrong with the others.
ReadAnswers from_fields(const forms::Item& item, const FieldValues& fields);

}  // namespace handouts

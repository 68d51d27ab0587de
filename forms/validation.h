// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

namespace forms {

/// One thing that is wrong with an answer set. The sentence is for the person who answered: what is wrong and what to
/// do. It does not repeat the answer.
struct Issue {
  enum class Kind { Missing, WrongType, NotAnOption, TooLong, TooMany, NotOpen, UnknownItem, Misplaced, BadText };

  Kind kind;
  std::string link_id;
  std::string sentence;

  friend bool operator==(const Issue&, const Issue&) = default;
};

/// Every issue, in form order; empty when the answers fit the form. A missing required answer counts only when the
/// status is Completed.
std::vector<Issue> validate(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

/// What a person typed or picked for one item, as a value of the item's type: "true"/"false" for boolean, digits for
/// integer, a date as 2026-11-23, a choice by its code. The text must be valid UTF-8 and within the item's maxLength.
std::variant<Value, Issue> parse_answer(const Item& item, std::string_view text);

/// Whether these bytes are valid UTF-8 without NUL; the offset of the first that is not, otherwise.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

}  // namespace forms

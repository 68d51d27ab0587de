// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
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
  enum class Kind {
    Missing,
    WrongType,
    NotAnOption,
    TooLong,
    TooMany,
    OutOfRange,
    NotOpen,
    UnknownItem,
    Misplaced,
    BadText,
    TooShort
  };

  Kind kind;
  std::string link_id;
  std::string sentence;
  /// The same for whoever says it in another language: with {1} and {2} in the place of its values, and those; empty
  /// for a sentence without values.
  std::string pattern{};
  std::vector<std::string> values{};

  friend bool operator==(const Issue&, const Issue&) = default;
};

/// Every issue, in form order; empty when the answers fit the form. Answers whose question stands elsewhere or nowhere
/// in the form come after the others of their level. A missing required answer counts only when the status is Completed
/// or Amended and its question is open.
std::vector<Issue> validate(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

/// What a person typed or picked for one item, as a value of the item's type: "true"/"false" for boolean, digits for
/// integer, a date as 2026-11-23, a choice by its code; what an open-choice does not offer is free text. White space at
/// both ends is dropped and line ends become \n. The text must be valid UTF-8 and within the item's limits. Empty text
/// is Missing: leave a skipped question out.
std::variant<Value, Issue> parse_answer(const Item& item, std::string_view text);

/// Whether this value may answer this item; the first thing that is wrong with it, otherwise.
std::optional<Issue> check_value(const Item& item, const Value& value);

/// Whether these bytes are valid UTF-8 without NUL; the offset of the first that is not, otherwise.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);
/// The Unicode code points of valid UTF-8, which is what maxLength counts.
std::size_t count_characters(std::string_view text);

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <variant>
#include <vector>

#include "forms/number.h"
#include "forms/questionnaire_response.h"

namespace forms {

/// One thing of a FHIRPath collection: a part of the response, which it borrows, or a value. Numbers are always Number,
/// never the integer or decimal of a Value.
struct Element {
  std::variant<const QuestionnaireResponse*, const ResponseItem*, const Answer*, Number, Value> content;
  const ResponseItem* question = nullptr;  ///< of an answer and its value: what ordinal() looks up

  const Value* value() const { return std::get_if<Value>(&content); }
  const Number* number() const { return std::get_if<Number>(&content); }
};

/// What every FHIRPath expression gives: nothing, one thing, or several in order.
using Collection = std::vector<Element>;

}  // namespace forms

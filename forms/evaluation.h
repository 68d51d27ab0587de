// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "forms/collection.h"
#include "forms/expression.h"
#include "forms/questionnaire.h"

namespace forms {

using Evaluated = std::variant<Collection, NotComputed>;

/// What an expression may ask about: the response, the form's questions, and what other expressions give. What it hands
/// out must live as long as the collections that are made of it.
class Surroundings {
 public:
  virtual ~Surroundings() = default;

  virtual const QuestionnaireResponse& response() = 0;
  /// The form's item with this linkId, or null.
  virtual const Item* find_item(std::string_view link_id) = 0;
  /// The value of %name.
  virtual Evaluated variable(const std::string& name) = 0;
  /// The answers that a calculated item has by its expression, whatever the response says.
  virtual std::variant<const std::vector<Answer>*, NotComputed> calculated_answers(const Item& item) = 0;
};

/// Runs an expression in at most 10,000 steps; a step is a link of the expression or an element of a collection. The
/// semantics are those of FHIRPath, and of SDC for ordinal(). An item of the response that is calculated, and has no
/// value, is not there.
Evaluated evaluate(const Expression& expression, Surroundings& surroundings);

}  // namespace forms

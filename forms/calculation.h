// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "forms/evaluation.h"
#include "forms/item_index.h"

namespace forms {

/// What is known not to be computed, by linkId.
using Refused = std::map<std::string, NotComputed, std::less<>>;

/// Runs the expressions of one form against one response, each when it is first asked for and once: a variable or score
/// that is asked for while it is being computed is a circle. At most 32 wait for each other. Borrows its arguments,
/// which must not change meanwhile. The response must have only open items, and an empty item where a calculated one
/// belongs (score_placing.h). Not for several threads.
class Calculation : public Surroundings {
 public:
  using Result = std::variant<Value, NotComputed>;

  Calculation(const Questionnaire& questionnaire, const QuestionnaireResponse& response, const Refused& refused);

  /// Of an open item with a calculated expression.
  Result result_of(const Item& item);

  const QuestionnaireResponse& response() override { return response_; }
  const Item* find_item(std::string_view link_id) override;
  Evaluated variable(const std::string& name) override;
  std::variant<const std::vector<Answer>*, NotComputed> calculated_answers(const Item& item) override;

 private:
  using Memory = std::map<std::string, std::optional<Evaluated>, std::less<>>;

  Evaluated recall(Memory& memory, const std::string& name, std::string_view expression);
  Evaluated compute(std::string_view expression);

  const QuestionnaireResponse& response_;
  const Refused& refused_;
  const ItemIndex index_;
  std::map<std::string_view, std::string_view> expressions_;  ///< of variables
  Memory variables_;
  Memory items_;
  std::map<const Item*, std::vector<Answer>> answers_;
  int depth_ = 0;
};

}  // namespace forms

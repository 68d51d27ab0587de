// SPDX-License-Identifier: MIT
#include "forms/calculation.h"

namespace forms {
namespace {

using Reason = NotComputed::Reason;

constexpr int kDeepest = 32;

std::optional<Value> number_as(ItemType type, const Number& number) {
  if (type == ItemType::Decimal) return Value(number.to_decimal());
  const auto integer = type == ItemType::Integer ? number.to_integer() : std::nullopt;
  return integer ? std::optional(Value(*integer)) : std::nullopt;
}

/// FHIRPath converts a Date to a DateTime where one is needed, and knows a uri as a text.
std::optional<Value> value_as(ItemType type, const Value& value) {
  const auto* const date = std::get_if<Date>(&value);
  if (date != nullptr && type == ItemType::DateTime) return Value(DateTime{to_text(*date)});
  const auto* const text = std::get_if<std::string>(&value);
  if (text != nullptr && type == ItemType::Url) return parse_uri(*text);
  return is_answer_of(type, value) ? std::optional(value) : std::nullopt;
}

std::optional<Value> answer_as(ItemType type, const Element& element) {
  if (const auto* const number = element.number()) return number_as(type, *number);
  return element.value() == nullptr ? std::nullopt : value_as(type, *element.value());
}

Calculation::Result result_as(ItemType type, const Collection& collection) {
  if (collection.empty() || collection[0].content == decltype(Element::content)(Value(std::string()))) {
    return NotComputed{Reason::Empty, 0, "An answer that it needs is missing."};
  }
  const auto answer = answer_as(type, collection[0]);
  if (collection.size() > 1) return NotComputed{Reason::WrongType, 0, "It gives several values."};
  if (!answer) return NotComputed{Reason::WrongType, 0, "It gives another kind of value than its item has."};
  return *answer;
}

}  // namespace

Calculation::Calculation(const Questionnaire& questionnaire, const QuestionnaireResponse& response,
                         const Refused& refused)
    : response_(response), refused_(refused), index_(questionnaire.items) {
  for (const auto& variable : questionnaire.variables) expressions_.emplace(variable.name, variable.expression);
}

Calculation::Result Calculation::result_of(const Item& item) {
  const auto refused = refused_.find(item.link_id);
  if (refused != refused_.end()) return refused->second;
  const auto evaluated = recall(items_, item.link_id, item.calculated_expression);
  if (const auto* const fault = std::get_if<NotComputed>(&evaluated)) return *fault;
  return result_as(item.type, std::get<Collection>(evaluated));
}

const Item* Calculation::find_item(std::string_view link_id) {
  const auto* const found = index_.find(link_id);
  return found == nullptr ? nullptr : found->item;
}

Evaluated Calculation::variable(const std::string& name) {
  const auto found = expressions_.find(name);
  if (found == expressions_.end()) {
    return NotComputed{Reason::NotInGrammar, 0, "The form has no variable of this name."};
  }
  return recall(variables_, name, found->second);
}

std::variant<const std::vector<Answer>*, NotComputed> Calculation::calculated_answers(const Item& item) {
  const auto result = result_of(item);
  auto& answers = answers_[&item];
  if (const auto* const value = std::get_if<Value>(&result)) {
    if (answers.empty()) answers.push_back({*value, {}});
    return &answers;
  }
  const auto& fault = std::get<NotComputed>(result);
  if (fault.reason == Reason::Empty) return &answers;
  return fault;
}

Evaluated Calculation::recall(Memory& memory, const std::string& name, std::string_view expression) {
  const auto [known, is_new] = memory.try_emplace(name);
  if (is_new) {
    known->second = compute(expression);
  } else if (!known->second) {
    return NotComputed{Reason::Circle, 0, "It needs its own result."};
  }
  return *known->second;
}

Evaluated Calculation::compute(std::string_view expression) {
  if (depth_ == kDeepest) return NotComputed{Reason::TooManySteps, 0, "More than 32 scores wait for each other."};
  const auto parsed = parse_expression(expression);
  if (const auto* const fault = std::get_if<NotComputed>(&parsed)) return *fault;
  ++depth_;
  auto evaluated = evaluate(std::get<Expression>(parsed), *this);
  --depth_;
  return evaluated;
}

}  // namespace forms

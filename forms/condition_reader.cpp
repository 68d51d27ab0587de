// SPDX-License-Identifier: MIT
#include "forms/condition_reader.h"

#include "forms/text_reader.h"
#include "forms/value_reader.h"
#include "forms/word.h"

namespace forms {
namespace {

constexpr Word<Operator> kOperators[] = {{"exists", Operator::Exists}, {"=", Operator::Equal},
                                         {"!=", Operator::NotEqual},   {">", Operator::Greater},
                                         {"<", Operator::Less},        {">=", Operator::GreaterOrEqual},
                                         {"<=", Operator::LessOrEqual}};
constexpr Word<EnableBehavior> kBehaviors[] = {{"all", EnableBehavior::All}, {"any", EnableBehavior::Any}};

}  // namespace

std::vector<EnableWhen> read_conditions(const JsonView& item) {
  std::vector<EnableWhen> conditions;
  for (const auto& condition : item.list("enableWhen")) {
    const auto op = read_word(condition.require("operator"), kOperators,
                              "A condition compares with exists, =, !=, >, <, >= or <=; use one of these.");
    conditions.push_back({condition.require("question").as_string(), op, read_value(condition, "answer")});
  }
  return conditions;
}

EnableBehavior read_behavior(const JsonView& item) {
  const auto behavior = item.find("enableBehavior");
  if (!behavior) return EnableBehavior::Any;
  return read_word(*behavior, kBehaviors, "enableBehavior is all or any; use one of these.");
}

std::string read_expression(const JsonView& extension) {
  const auto expression = extension.find("valueExpression");
  if (!expression || expression->string("language") != "text/fhirpath") return "";
  return limited_text(*expression, "expression");
}

}  // namespace forms

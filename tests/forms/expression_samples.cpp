// SPDX-License-Identifier: MIT
#include "expression_samples.h"

#include "samples.h"

namespace forms {
namespace {

constexpr const char* kReasons[] = {"Empty", "NotInGrammar", "TooManySteps", "Circle", "WrongType"};

std::string name_of(NotComputed::Reason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

std::string dump(const Element& element);

template <typename List>
std::string joined(const List& list) {
  std::string text;
  for (const auto& each : list) text += (text.empty() ? "" : ", ") + dump(each);
  return text;
}

std::string dump_start(const Expression& expression) {
  switch (expression.start) {
    case Expression::Start::Nothing:
      return "{}";
    case Expression::Start::Literal:
      return dump(expression.literal);
    case Expression::Start::Resource:
    case Expression::Start::Variable:
      return "%" + expression.name;
    case Expression::Start::This:
      return "$this";
    case Expression::Start::Choice:
      return "iif(" + joined(expression.arguments) + ")";
  }
  return "";
}

std::string dump(const Link& link) {
  const std::string name(to_text(link.kind));
  if (link.kind < Link::Kind::Where) return " ." + name;
  const bool is_function = link.kind < Link::Kind::Negate;
  if (link.arguments.empty()) return is_function ? " ." + name + "()" : " negated";
  return (is_function ? " ." : " ") + name + "(" + joined(link.arguments) + ")";
}

struct ElementName {
  std::string operator()(const QuestionnaireResponse*) const { return "response"; }
  std::string operator()(const ResponseItem* item) const { return "item " + item->link_id; }
  std::string operator()(const Answer*) const { return "answer"; }
  std::string operator()(const Number& number) const {
    return number.to_decimal().digits + (number.is_integer() ? "" : "d");
  }
  std::string operator()(const Value& value) const { return dump(value); }
};

std::string dump(const Element& element) {
  return std::visit(ElementName{}, element.content);
}

}  // namespace

std::string dump(const Expression& expression) {
  auto text = dump_start(expression);
  for (const auto& link : expression.links) text += dump(link);
  return text;
}

std::string dump(const NotComputed& fault) {
  return name_of(fault.reason) + " at " + std::to_string(fault.place);
}

std::string dump(const Collection& collection) {
  return collection.empty() ? "{}" : joined(collection);
}

std::string dump(const std::vector<Score>& scores) {
  std::string text;
  for (const auto& score : scores) {
    const auto* const value = std::get_if<Value>(&score.result);
    text += (text.empty() ? "" : " ") + score.link_id + "=" +
            (value == nullptr ? name_of(std::get<NotComputed>(score.result).reason) : dump(*value));
  }
  return text;
}

}  // namespace forms

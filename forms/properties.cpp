// SPDX-License-Identifier: MIT
#include "forms/properties.h"

#include <algorithm>

namespace forms {
namespace {

using Kind = Link::Kind;

Property text_or_nothing(const std::string& text) {
  return text.empty() ? Property() : Property(Value(text));
}

struct PropertyOf {
  Kind kind;

  Property operator()(const QuestionnaireResponse* response) const {
    return kind == Kind::Item ? Property(&response->items) : Property();
  }

  Property operator()(const ResponseItem* item) const {
    if (kind == Kind::Item) return &item->items;
    if (kind == Kind::LinkId) return text_or_nothing(item->link_id);
    return kind == Kind::Text ? text_or_nothing(item->text) : Property();
  }

  Property operator()(const Answer* answer) const {
    if (kind == Kind::Item) return &answer->items;
    return kind == Kind::ValueOf ? Property(answer->value) : Property();
  }

  Property operator()(const Number&) const { return {}; }

  Property operator()(const Value& value) const {
    if (const auto* const coding = std::get_if<Coding>(&value)) return of(*coding);
    if (const auto* const quantity = std::get_if<Quantity>(&value)) return of(*quantity);
    return {};
  }

  Property of(const Coding& coding) const {
    if (kind == Kind::Code) return text_or_nothing(coding.code);
    if (kind == Kind::Display) return text_or_nothing(coding.display);
    return kind == Kind::System ? text_or_nothing(coding.system) : Property();
  }

  Property of(const Quantity& quantity) const {
    if (kind == Kind::ValueOf) return Value(quantity.value);
    if (kind == Kind::Unit) return text_or_nothing(quantity.unit);
    if (kind == Kind::Code) return text_or_nothing(quantity.code);
    return kind == Kind::System ? text_or_nothing(quantity.system) : Property();
  }
};

std::optional<Value> value_of(const Element& answer) {
  if (const auto* const given = std::get_if<const Answer*>(&answer.content)) return (*given)->value;
  if (const auto* const number = answer.number()) {
    const auto integer = number->to_integer();
    return integer ? Value(*integer) : Value(number->to_decimal());
  }
  return answer.value() == nullptr ? std::nullopt : std::optional(*answer.value());
}

}  // namespace

Property find_property(Kind kind, const Element& element) {
  return std::visit(PropertyOf{kind}, element.content);
}

std::optional<Decimal> find_ordinal(const Item& item, const Element& answer) {
  const auto value = value_of(answer);
  if (!value) return std::nullopt;
  const auto* const option = find_picked(item, *value);
  return option == nullptr ? std::nullopt : option->ordinal;
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "forms/collection.h"
#include "forms/expression.h"

namespace forms {

/// FHIRPath's operators on collections. Each gives a collection, or a sentence when the specification says that it is
/// an error: several values where one is needed, or kinds that do not go together.
using Operated = std::variant<Collection, std::string_view>;

/// Of a binary operator, from Multiply to Or.
Operated operate(Link::Kind kind, const Collection& left, const Collection& right);
Operated negate(const Collection& operand);
Operated sum(const Collection& operand);

/// "Singleton evaluation": true, false, or nothing for the empty collection; a single thing that is no boolean is true.
std::variant<std::optional<bool>, std::string_view> truth_of(const Collection& collection);

Collection collection_of(bool truth);
Collection collection_of(const std::optional<Number>& number);
/// A value as an expression knows it; empty when it is a decimal that FHIRPath does not have.
std::optional<Element> element_of(const Value& value);

}  // namespace forms

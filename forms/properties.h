// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "forms/collection.h"
#include "forms/expression.h"
#include "forms/questionnaire.h"

namespace forms {

/// What a response has under one name: nothing, a value, or items.
using Property = std::variant<std::monostate, Value, const std::vector<ResponseItem>*>;

/// A property of one element, Answer apart. FHIR's JSON has no empty texts, so an empty one is not there.
Property find_property(Link::Kind kind, const Element& element);

/// What an answer, or its value, counts in a score: the ordinal of the option of this item that it is.
std::optional<Decimal> find_ordinal(const Item& item, const Element& answer);

}  // namespace forms

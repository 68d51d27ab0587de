// SPDX-License-Identifier: MIT
#include "handouts/form_traits.h"

namespace handouts {

using forms::ItemType;

bool is_choice(const forms::Item& item) {
  return !item.options.empty();
}

bool is_hidden(const forms::Item& item) {
  const auto usage = item.presentation.usage;
  const bool is_for_looking = usage == forms::UsageMode::Display || usage == forms::UsageMode::DisplayNonEmpty;
  return item.presentation.is_hidden || is_for_looking;
}

bool is_computed(const forms::Item& item) {
  return is_question(item) && (item.read_only || !item.calculated_expression.empty());
}

std::string unit_words(const forms::Coding& unit) {
  return unit.display.empty() ? unit.code : unit.display;
}

}  // namespace handouts

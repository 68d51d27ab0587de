// SPDX-License-Identifier: MIT
#include "forms/questionnaire.h"

#include <algorithm>

namespace forms {
namespace {

constexpr std::string_view kTypeNames[] = {"group", "display",  "boolean",     "decimal", "integer",
                                           "date",  "dateTime", "time",        "string",  "text",
                                           "url",   "choice",   "open-choice", "quantity"};

const Item* find_among(const std::vector<Item>& items, std::string_view link_id) {
  for (const auto& item : items) {
    if (item.link_id == link_id) return &item;
    if (const auto* const below = find_among(item.items, link_id)) return below;
  }
  return nullptr;
}

}  // namespace

std::string_view to_text(ItemType type) {
  return kTypeNames[static_cast<std::size_t>(type)];
}

std::optional<ItemType> find_item_type(std::string_view text) {
  const auto* const found = std::ranges::find(kTypeNames, text);
  return found == std::end(kTypeNames) ? std::nullopt
                                       : std::optional(static_cast<ItemType>(found - std::begin(kTypeNames)));
}

bool is_answer_of(ItemType type, const Value& value) {
  switch (type) {
    case ItemType::Group:
    case ItemType::Display:
      return false;
    case ItemType::Boolean:
      return std::holds_alternative<bool>(value);
    case ItemType::Integer:
      return std::holds_alternative<std::int32_t>(value);
    case ItemType::Decimal:
      return std::holds_alternative<Decimal>(value);
    case ItemType::Date:
      return std::holds_alternative<Date>(value);
    case ItemType::DateTime:
      return std::holds_alternative<DateTime>(value);
    case ItemType::Time:
      return std::holds_alternative<Time>(value);
    case ItemType::Url:
      return std::holds_alternative<Uri>(value);
    case ItemType::Quantity:
      return std::holds_alternative<Quantity>(value);
    case ItemType::String:
    case ItemType::Text:
      return std::holds_alternative<std::string>(value);
    case ItemType::Choice:
      return std::holds_alternative<Coding>(value);
    case ItemType::OpenChoice:
      return std::holds_alternative<Coding>(value) || std::holds_alternative<std::string>(value);
  }
  return false;
}

bool is_answer_of(const Item& item, const Value& value) {
  if (is_answer_of(item.type, value)) return true;
  if (item.type != ItemType::Choice && item.type != ItemType::OpenChoice) return false;
  return std::ranges::any_of(item.options, [&](const Option& option) { return option.value.index() == value.index(); });
}

std::string_view url_of(std::string_view canonical) {
  return canonical.substr(0, canonical.find('|'));
}

const Item* find_item(const Questionnaire& questionnaire, std::string_view link_id) {
  return find_among(questionnaire.items, link_id);
}

bool is_question(const Item& item) {
  return item.type != ItemType::Group && item.type != ItemType::Display;
}

std::optional<Scale> find_scale(const Item& item) {
  constexpr std::int64_t kMostSteps = 10;
  if (item.type != ItemType::Integer || item.repeats || !item.options.empty()) return std::nullopt;
  const auto& limits = item.limits;
  const auto* const lowest = limits.lowest ? std::get_if<std::int32_t>(&*limits.lowest) : nullptr;
  const auto* const highest = limits.highest ? std::get_if<std::int32_t>(&*limits.highest) : nullptr;
  if (lowest == nullptr || highest == nullptr) return std::nullopt;
  const auto steps = std::int64_t{*highest} - *lowest;
  return steps >= 1 && steps <= kMostSteps ? std::optional(Scale{*lowest, *highest}) : std::nullopt;
}

const Option* find_picked(const Item& item, const Value& value) {
  const auto found = std::ranges::find_if(
      item.options, [&](const Option& option) { return std::is_eq(compare(option.value, value)); });
  return found == item.options.end() ? nullptr : &*found;
}

const Option* find_option(const Item& item, std::string_view key) {
  const auto found = std::ranges::find(item.options, key, [](const Option& option) { return key_of(option.value); });
  return found == item.options.end() ? nullptr : &*found;
}

}  // namespace forms

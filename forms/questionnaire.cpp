// SPDX-License-Identifier: MIT
#include "forms/questionnaire.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace forms {
namespace {

constexpr std::string_view kTypeNames[] = {"group",  "display", "boolean", "integer",    "date",
                                           "string", "text",    "choice",  "open-choice"};

/// The number in exactly these digits; empty when one of them is none.
std::optional<unsigned> read_digits(std::string_view digits) {
  unsigned value = 0;
  const bool has_sign = !digits.empty() && (digits.front() < '0' || digits.front() > '9');
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (has_sign || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool exists(const Date& date) {
  const std::chrono::year_month_day full{std::chrono::year(date.year), std::chrono::month(date.month ? date.month : 1),
                                         std::chrono::day(date.day ? date.day : 1)};
  return date.year > 0 && full.ok();
}

const Item* find_among(const std::vector<Item>& items, std::string_view link_id) {
  for (const auto& item : items) {
    if (item.link_id == link_id) return &item;
    if (const auto* const below = find_among(item.items, link_id)) return below;
  }
  return nullptr;
}

}  // namespace

bool is_same_choice(const Coding& one, const Coding& other) {
  return one.code == other.code && (one.system == other.system || one.system.empty() || other.system.empty());
}

std::optional<Date> parse_date(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kYearMonth = 7;
  constexpr std::size_t kFull = 10;
  if (text.size() != kYear && text.size() != kYearMonth && text.size() != kFull) return std::nullopt;

  Date date;
  const auto year = read_digits(text.substr(0, kYear));
  if (!year) return std::nullopt;
  date.year = static_cast<int>(*year);
  for (auto [start, part] : {std::pair{kYear, &date.month}, std::pair{kYearMonth, &date.day}}) {
    if (text.size() <= start) break;
    const auto value = read_digits(text.substr(start + 1, 2));
    if (text[start] != '-' || value.value_or(0) == 0) return std::nullopt;
    *part = *value;
  }
  return exists(date) ? std::optional(date) : std::nullopt;
}

std::string to_text(const Date& date) {
  char text[32];
  if (date.month == 0) {
    std::snprintf(text, sizeof text, "%04d", date.year);
  } else if (date.day == 0) {
    std::snprintf(text, sizeof text, "%04d-%02u", date.year, date.month);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year, date.month, date.day);
  }
  return text;
}

std::string_view to_text(ItemType type) {
  return kTypeNames[static_cast<std::size_t>(type)];
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
    case ItemType::Date:
      return std::holds_alternative<Date>(value);
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

const Item* find_item(const Questionnaire& questionnaire, std::string_view link_id) {
  return find_among(questionnaire.items, link_id);
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/value_check.h"

#include <algorithm>

#include "forms/pattern.h"
#include "forms/range_check.h"

namespace forms {
namespace {

using Kind = Issue::Kind;

/// FHIR R4 string: "Strings SHALL NOT exceed 1MB (1024*1024 characters) in size".
constexpr int kLongestText = 1'048'576;

constexpr std::string_view kBlanks = " \t\r\n";

bool is_control_character(char c) {
  return static_cast<unsigned char>(c) < ' ' && kBlanks.find(c) == std::string_view::npos;
}

std::string type_sentence(ItemType type) {
  switch (type) {
    case ItemType::Boolean:
      return "Choose yes or no.";
    case ItemType::Integer:
      return "Write a whole number in digits, such as 7.";
    case ItemType::Decimal:
      return "Write a number in digits, such as 7.5.";
    case ItemType::Quantity:
      return "Write a number and its unit, such as 7.5 kg.";
    case ItemType::Date:
      return "Write the date as year-month-day, such as 2026-11-23.";
    case ItemType::DateTime:
      return "Write the date and, if you know it, the time with its zone, such as 2026-11-23T14:30:00-06:00.";
    case ItemType::Time:
      return "Write the time as hours and minutes, such as 14:30.";
    case ItemType::Url:
      return "Write the whole address, such as https://example.org.";
    case ItemType::Choice:
      return "Choose one of the listed answers.";
    case ItemType::OpenChoice:
      return "Choose one of the listed answers or write your own.";
    case ItemType::String:
    case ItemType::Text:
      return "Write your answer as text.";
    case ItemType::Group:
    case ItemType::Display:
      return "This is not a question; leave it without an answer.";
  }
  return "";
}

/// Whether this is a value that FHIR has, whoever made it.
bool exists(const Value& value) {
  if (const auto* const date = std::get_if<Date>(&value)) return parse_date(to_text(*date)) == *date;
  if (const auto* const decimal = std::get_if<Decimal>(&value)) return parse_decimal(decimal->digits).has_value();
  if (const auto* const quantity = std::get_if<Quantity>(&value))
    return parse_decimal(quantity->value.digits).has_value();
  if (const auto* const date_time = std::get_if<DateTime>(&value)) return parse_date_time(date_time->text).has_value();
  if (const auto* const time = std::get_if<Time>(&value)) return parse_time(time->text).has_value();
  if (const auto* const uri = std::get_if<Uri>(&value)) return parse_uri(uri->text).has_value();
  return true;
}

/// Of a text or number, the characters it is written with; empty for what has no length.
std::optional<std::size_t> length_of(const Value& value) {
  const bool has_length = std::holds_alternative<std::string>(value) || std::holds_alternative<std::int32_t>(value) ||
                          std::holds_alternative<Decimal>(value) || std::holds_alternative<Uri>(value);
  return has_length ? std::optional(count_characters(key_of(value))) : std::nullopt;
}

std::optional<Issue> check_length(const Item& item, const Value& value) {
  const auto length = length_of(value);
  if (!length) return std::nullopt;
  const auto most = item.max_length.value_or(kLongestText);
  if (*length > static_cast<std::size_t>(most)) {
    return issue_with(Kind::TooLong, item, "Shorten this to {1} characters; it has {2}.",
                      {std::to_string(most), std::to_string(*length)});
  }
  const auto least = item.limits.min_length.value_or(0);
  if (*length >= static_cast<std::size_t>(least)) return std::nullopt;
  return issue_with(Kind::TooShort, item, "Write at least {1} characters; this has {2}.",
                    {std::to_string(least), std::to_string(*length)});
}

/// An open-choice may be answered with a text of one's own, but with no code of one's own.
std::optional<Issue> check_options(const Item& item, const Value& value) {
  const bool is_choice = item.type == ItemType::Choice || item.type == ItemType::OpenChoice;
  const bool is_own_text = item.type == ItemType::OpenChoice && std::holds_alternative<std::string>(value);
  const bool is_free = is_own_text || (item.options.empty() && !is_choice);
  if (is_free || option_index(item, value) < item.options.size()) return std::nullopt;
  return Issue{Kind::NotAnOption, item.link_id,
               is_choice ? type_sentence(item.type) : "Write one of the listed answers."};
}

}  // namespace

Issue issue_with(Kind kind, const Item& item, const std::string& pattern, std::vector<std::string> values) {
  return {kind, item.link_id, filled(pattern, values), pattern, std::move(values)};
}

Issue wrong_type(const Item& item) {
  return {is_question(item) ? Kind::WrongType : Kind::Misplaced, item.link_id, type_sentence(item.type)};
}

std::optional<Issue> check_characters(const Item& item, std::string_view text) {
  const bool is_text = !find_invalid_utf8(text) && std::none_of(text.begin(), text.end(), is_control_character);
  if (!is_text) return Issue{Kind::BadText, item.link_id, "Some characters cannot be read; type this answer again."};
  if (text.find_first_not_of(kBlanks) == std::string_view::npos)
    return Issue{Kind::Missing, item.link_id, "Write an answer, or leave this question out."};
  return std::nullopt;
}

std::size_t option_index(const Item& item, const Value& value) {
  const auto* const option = find_picked(item, value);
  return option == nullptr ? item.options.size() : static_cast<std::size_t>(option - item.options.data());
}

std::optional<Issue> check_value(const Item& item, const Value& value) {
  if (!is_answer_of(item, value) || !exists(value)) return wrong_type(item);
  const auto* const text = std::get_if<std::string>(&value);
  if (text != nullptr) {
    if (auto issue = check_characters(item, *text)) return issue;
  }
  if (auto issue = check_length(item, value)) return issue;
  if (auto issue = check_options(item, value)) return issue;
  return check_range(item, value);
}

}  // namespace forms

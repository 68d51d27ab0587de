// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "forms/validation.h"

namespace forms {
namespace {

using Kind = Issue::Kind;

constexpr std::string_view kBlanks = " \t\r\n";

bool is_control_character(char c) {
  return static_cast<unsigned char>(c) < ' ' && kBlanks.find(c) == std::string_view::npos;
}

std::string trim(std::string_view text) {
  const auto start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return "";
  return std::string(text.substr(start, text.find_last_not_of(kBlanks) - start + 1));
}

/// A browser sends line ends as CR LF, other sources as LF; the same answer is stored the same way.
std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text.substr(i, 2) == "\r\n";
    if (!is_pair) plain += text[i] == '\r' ? '\n' : text[i];
  }
  return plain;
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

Issue wrong_type(const Item& item) {
  const bool is_question = item.type != ItemType::Group && item.type != ItemType::Display;
  return {is_question ? Kind::WrongType : Kind::Misplaced, item.link_id, type_sentence(item.type)};
}

std::optional<Issue> check_characters(const Item& item, std::string_view text) {
  const bool is_text = !find_invalid_utf8(text) && std::none_of(text.begin(), text.end(), is_control_character);
  if (!is_text) return Issue{Kind::BadText, item.link_id, "Some characters cannot be read; type this answer again."};
  if (trim(text).empty()) return Issue{Kind::Missing, item.link_id, "Write an answer, or leave this question out."};
  return std::nullopt;
}

std::optional<Issue> check_text(const Item& item, const std::string& text) {
  if (auto issue = check_characters(item, text)) return issue;
  const auto length = count_characters(text);
  if (!item.max_length || length <= static_cast<std::size_t>(*item.max_length)) return std::nullopt;
  return Issue{
      Kind::TooLong, item.link_id,
      "Shorten this to " + std::to_string(*item.max_length) + " characters; it has " + std::to_string(length) + "."};
}

std::optional<Issue> check_coding(const Item& item, const Coding& coding) {
  const bool is_option = std::any_of(item.options.begin(), item.options.end(),
                                     [&](const Option& option) { return std::is_eq(compare(option.value, coding)); });
  return is_option ? std::nullopt : std::optional(Issue{Kind::NotAnOption, item.link_id, type_sentence(item.type)});
}

std::optional<Issue> check_number(const Item& item, std::int32_t number) {
  const bool is_low = item.min_value && number < *item.min_value;
  const bool is_high = item.max_value && number > *item.max_value;
  if (!is_low && !is_high) return std::nullopt;
  std::string range;
  if (item.min_value) range += " from " + std::to_string(*item.min_value);
  if (item.max_value) range += (item.min_value ? " to " : " up to ") + std::to_string(*item.max_value);
  return Issue{Kind::OutOfRange, item.link_id, "Write a whole number" + range + "."};
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

std::optional<Value> parse_number(std::string_view text) {
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// A person writes hours and minutes; FHIR's time has seconds.
std::string with_seconds(const std::string& text) {
  constexpr std::size_t kHoursAndMinutes = 5;
  return text.size() == kHoursAndMinutes ? text + ":00" : text;
}

/// "7.5 kg": a number, and behind a space its unit.
std::optional<Quantity> parse_quantity(const Item&, const std::string& text) {
  const auto space = text.find(' ');
  const auto number = parse_decimal(text.substr(0, space));
  if (!number) return std::nullopt;
  return Quantity{*number, space == std::string::npos ? "" : trim(text.substr(space)), "", ""};
}

template <class Read>
std::optional<Value> as_value(const std::optional<Read>& read) {
  return read ? std::optional<Value>(*read) : std::nullopt;
}

/// The text as a value of the item's type; empty when it is none.
std::optional<Value> read_as(const Item& item, const std::string& text) {
  switch (item.type) {
    case ItemType::Group:
    case ItemType::Display:
      return std::nullopt;
    case ItemType::Boolean:
      return text == "true" || text == "false" ? std::optional<Value>(text == "true") : std::nullopt;
    case ItemType::Integer:
      return parse_number(text);
    case ItemType::Decimal:
      return as_value(parse_decimal(text));
    case ItemType::Quantity:
      return as_value(parse_quantity(item, text));
    case ItemType::Date:
      return as_value(parse_date(text));
    case ItemType::DateTime:
      return as_value(parse_date_time(text));
    case ItemType::Time:
      return as_value(parse_time(with_seconds(text)));
    case ItemType::Url:
      return as_value(parse_uri(text));
    case ItemType::String:
    case ItemType::Text:
      return text;
    case ItemType::Choice:
      // A code that is not listed still is a coding, so that check_value can say that it is not an option.
      if (const auto* const option = find_option(item, text)) return option->value;
      return Coding{"", text, ""};
    case ItemType::OpenChoice:
      if (const auto* const option = find_option(item, text)) return option->value;
      return text;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Issue> check_value(const Item& item, const Value& value) {
  if (!is_answer_of(item.type, value)) return wrong_type(item);
  if (const auto* const text = std::get_if<std::string>(&value)) return check_text(item, *text);
  if (const auto* const coding = std::get_if<Coding>(&value)) return check_coding(item, *coding);
  if (const auto* const number = std::get_if<std::int32_t>(&value)) return check_number(item, *number);
  return exists(value) ? std::nullopt : std::optional(wrong_type(item));
}

std::variant<Value, Issue> parse_answer(const Item& item, std::string_view text) {
  const auto typed = with_plain_line_ends(trim(text));
  if (const auto issue = check_characters(item, typed)) return *issue;
  const auto value = read_as(item, typed);
  if (!value) return wrong_type(item);
  if (const auto issue = check_value(item, *value)) return *issue;
  return *value;
}

}  // namespace forms

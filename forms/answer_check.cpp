// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "forms/validation.h"
#include "forms/value_check.h"

namespace forms {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

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

/// The unit in which a bound is given, if it goes by this name.
std::optional<Coding> find_unit_of(const std::optional<Value>& bound, const std::string& name) {
  const auto* const amount = bound ? std::get_if<Quantity>(&*bound) : nullptr;
  if (amount == nullptr || (amount->unit != name && amount->code != name)) return std::nullopt;
  return Coding{amount->system, amount->code, amount->unit.empty() ? amount->code : amount->unit};
}

/// What the person calls this unit, or the unit that is meant when they name none.
std::optional<Coding> find_unit(const Item& item, const std::string& name) {
  const auto& options = item.limits.unit_options;
  const auto& usual = item.limits.unit;
  const auto is_named = [&](const Coding& unit) { return unit.display == name || unit.code == name; };
  const auto found = std::ranges::find_if(options, is_named);
  if (found != options.end()) return *found;
  if (usual && (name.empty() || is_named(*usual))) return usual;
  if (name.empty()) return options.size() == 1 ? std::optional(options.front()) : std::nullopt;
  const auto lowest = find_unit_of(item.limits.lowest, name);
  return lowest ? lowest : find_unit_of(item.limits.highest, name);
}

/// "7.5 kg": a number, and behind a space its unit.
std::optional<Quantity> parse_quantity(const Item& item, const std::string& text) {
  const auto space = text.find(' ');
  const auto number = parse_decimal(text.substr(0, space));
  if (!number) return std::nullopt;
  const auto name = space == std::string::npos ? "" : trim(text.substr(space));
  const auto unit = find_unit(item, name);
  if (!unit) return Quantity{*number, name, "", ""};
  return Quantity{*number, unit->display, unit->system, unit->code};
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

std::variant<Value, Issue> parse_answer(const Item& item, std::string_view text) {
  const auto typed = with_plain_line_ends(trim(text));
  if (const auto issue = check_characters(item, typed)) return *issue;
  const auto value = read_as(item, typed);
  if (!value) return wrong_type(item);
  if (const auto issue = check_value(item, *value)) return *issue;
  return *value;
}

}  // namespace forms

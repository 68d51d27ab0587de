// SPDX-License-Identifier: MIT
#include "forms/value_reader.h"

#include <algorithm>

namespace forms {
namespace {

template <class Read>
Value required(const JsonView& value, const std::optional<Read>& read, const char* sentence) {
  if (!read) value.refuse(Error::Kind::Invalid, sentence);
  return *read;
}

Decimal read_decimal(const JsonView& value) {
  const auto decimal = parse_decimal(value.as_number());
  if (!decimal) value.refuse(Error::Kind::Invalid, "This number is too long; write it with fewer digits.");
  return *decimal;
}

Value read_quantity(const JsonView& value) {
  if (value.has("comparator"))
    value.refuse(Error::Kind::Unsupported, "This program does not read more or less than an amount; write the amount.");
  return Quantity{read_decimal(value.require("value")), value.string("unit"), value.string("system"),
                  value.string("code")};
}

struct ValueType {
  std::string_view name;
  Value (*read)(const JsonView& value);
};

constexpr ValueType kTypes[] = {
    {"Boolean", [](const JsonView& value) -> Value { return value.as_bool(); }},
    {"Integer", [](const JsonView& value) -> Value { return value.as_integer(); }},
    {"Date",
     [](const JsonView& value) {
       return required(value, parse_date(value.as_string()), "This date does not exist; write it as year-month-day.");
     }},
    {"Decimal", [](const JsonView& value) -> Value { return read_decimal(value); }},
    {"DateTime",
     [](const JsonView& value) {
       return required(value, parse_date_time(value.as_string()),
                       "This date and time does not exist; write it as 2026-11-23T14:30:00-06:00.");
     }},
    {"Time",
     [](const JsonView& value) {
       return required(value, parse_time(value.as_string()), "This time does not exist; write it as 14:30:00.");
     }},
    {"Uri",
     [](const JsonView& value) {
       return required(value, parse_uri(value.as_string()), "This address is not whole; write it with its https:.");
     }},
    {"Quantity", read_quantity},
    {"String", [](const JsonView& value) -> Value { return value.as_string(); }},
    {"Coding", [](const JsonView& value) -> Value { return read_coding(value); }},
};

}  // namespace

Value read_value(const JsonView& object, std::string_view start) {
  const auto keys = object.keys_that_begin(start);
  if (keys.size() != 1) {
    object.refuse(Error::Kind::Invalid,
                  "There must be exactly one " + std::string(start) + " here; add or remove one.");
  }
  const auto type = std::string_view(keys.front()).substr(start.size());
  const auto value = *object.find(keys.front());
  const auto* const known = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [&](const ValueType& candidate) { return candidate.name == type; });
  if (known == std::end(kTypes)) {
    value.refuse(
        Error::Kind::Unsupported,
        "This program reads no value of this type; use one of R4's types for answers, but no attachment or reference.");
  }
  return known->read(value);
}

Coding read_coding(const JsonView& coding) {
  return {coding.string("system"), coding.string("code"), coding.string("display")};
}

}  // namespace forms

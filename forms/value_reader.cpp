// SPDX-License-Identifier: MIT
#include "forms/value_reader.h"

#include <algorithm>

namespace forms {
namespace {

Value read_date(const JsonView& value) {
  const auto date = parse_date(value.as_string());
  if (!date) value.refuse(Error::Kind::Invalid, "This date does not exist; write it as year-month-day.");
  return *date;
}

struct ValueType {
  std::string_view name;
  Value (*read)(const JsonView& value);
};

constexpr ValueType kTypes[] = {
    {"Boolean", [](const JsonView& value) -> Value { return value.as_bool(); }},
    {"Integer", [](const JsonView& value) -> Value { return value.as_integer(); }},
    {"Date", read_date},
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
    value.refuse(Error::Kind::Unsupported,
                 "This program reads boolean, integer, date, string and Coding here; use one of these.");
  }
  return known->read(value);
}

Coding read_coding(const JsonView& coding) {
  return {coding.string("system"), coding.string("code"), coding.string("display")};
}

}  // namespace forms

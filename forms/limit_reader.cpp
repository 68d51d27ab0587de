// SPDX-License-Identifier: MIT
#include "forms/limit_reader.h"

#include "forms/text_reader.h"
#include "forms/value_reader.h"

namespace forms {
namespace {

constexpr std::string_view kMinValue = "http://hl7.org/fhir/StructureDefinition/minValue";
constexpr std::string_view kMaxValue = "http://hl7.org/fhir/StructureDefinition/maxValue";
constexpr std::string_view kMinQuantity =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-minQuantity";
constexpr std::string_view kMaxQuantity =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity";
constexpr std::string_view kMinLength = "http://hl7.org/fhir/StructureDefinition/minLength";
constexpr std::string_view kMaxDecimalPlaces = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces";
constexpr std::string_view kMinOccurs = "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs";
constexpr std::string_view kMaxOccurs = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
constexpr std::string_view kUnit = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
constexpr std::string_view kUnitOption = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";

bool has_number(const Value& value) {
  return std::holds_alternative<std::int32_t>(value) || std::holds_alternative<Decimal>(value);
}

/// A date also bounds a dateTime, and either kind of number the other.
bool may_bound(ItemType type, const Value& bound) {
  if (type == ItemType::Integer || type == ItemType::Decimal) return has_number(bound);
  if (type == ItemType::DateTime && std::holds_alternative<Date>(bound)) return true;
  return is_ordered(bound) && is_answer_of(type, bound);
}

std::optional<Value> read_bound(const Extensions& extensions, std::string_view url, std::string_view quantity_url,
                                ItemType type) {
  const auto* const plain = extensions.find(url);
  const auto* const extension = plain != nullptr ? plain : extensions.find(quantity_url);
  if (extension == nullptr) return std::nullopt;
  auto bound = read_value(*extension, "value");
  if (!may_bound(type, bound)) {
    extension->refuse(Error::Kind::Invalid, "This bound is not of the item's type; correct or remove it.");
  }
  const auto* const quantity = std::get_if<Quantity>(&bound);
  if (quantity != nullptr && (quantity->system.empty() || quantity->code.empty())) {
    extension->refuse(Error::Kind::Invalid, "A bound needs the system and code of its unit; add them.");
  }
  return bound;
}

void read_bounds(const JsonView& json, const Extensions& extensions, Item& item) {
  auto& limits = item.limits;
  limits.lowest = read_bound(extensions, kMinValue, kMinQuantity, item.type);
  limits.highest = read_bound(extensions, kMaxValue, kMaxQuantity, item.type);
  if (!limits.lowest || !limits.highest) return;
  const auto order = compare(*limits.lowest, *limits.highest);
  if (std::is_gt(order)) {
    json.refuse(Error::Kind::Invalid, "The smallest value is larger than the largest; correct one of them.");
  }
  if (item.type == ItemType::Quantity && order == std::partial_ordering::unordered) {
    json.refuse(Error::Kind::Invalid, "The smallest and the largest amount are in different units; use one of them.");
  }
}

/// A number that is not negative, from the valueInteger of an extension.
std::optional<int> read_count(const Extensions& extensions, std::string_view url) {
  const auto* const extension = extensions.find(url);
  const auto count = extension == nullptr ? std::nullopt : extension->integer("valueInteger");
  if (count && *count < 0) extension->refuse(Error::Kind::Invalid, "This must be 0 or more; correct it.");
  return count;
}

void refuse_reversed(const JsonView& json, const std::optional<int>& least, const std::optional<int>& most,
                     const char* sentence) {
  if (least && most && *least > *most) json.refuse(Error::Kind::Invalid, sentence);
}

void read_lengths(const JsonView& json, const Extensions& extensions, Item& item) {
  item.max_length = json.integer("maxLength");
  if (item.max_length && *item.max_length < 1) {
    json.refuse(Error::Kind::Invalid, "maxLength must be 1 or more; correct it.");
  }
  item.limits.min_length = read_count(extensions, kMinLength);
  item.limits.max_decimal_places = read_count(extensions, kMaxDecimalPlaces);
  refuse_reversed(json, item.limits.min_length, item.max_length,
                  "The smallest length is larger than the largest; correct one of them.");
}

void read_occurrences(const JsonView& json, const Extensions& extensions, Item& item) {
  auto& limits = item.limits;
  limits.min_occurs = read_count(extensions, kMinOccurs);
  limits.max_occurs = read_count(extensions, kMaxOccurs);
  refuse_reversed(json, limits.min_occurs, limits.max_occurs,
                  "This must occur more often than it may; correct minOccurs or maxOccurs.");
  if (limits.min_occurs.value_or(0) > 1 && !item.repeats) {
    json.refuse(Error::Kind::Invalid,
                "Only an item that repeats occurs several times; set repeats or correct minOccurs.");
  }
}

Coding read_unit(const JsonView& extension, TextReader& texts) {
  const auto json = extension.find("valueCoding");
  if (!json) extension.refuse(Error::Kind::Invalid, "A unit is a valueCoding; add it.");
  // A unit such as kg is the same in every language.
  Coding unit{json->string("system"), json->string("code"), texts.read_aside(*json, "display")};
  if (unit.display.empty()) unit.display = unit.code;
  return unit;
}

void read_units(const Extensions& extensions, TextReader& texts, Limits& limits) {
  if (const auto* const unit = extensions.find(kUnit)) limits.unit = read_unit(*unit, texts);
  for (const auto& option : extensions.all(kUnitOption)) limits.unit_options.push_back(read_unit(option, texts));
}

}  // namespace

void read_limits(const JsonView& json, const Extensions& extensions, TextReader& texts, Item& item) {
  read_lengths(json, extensions, item);
  read_bounds(json, extensions, item);
  read_occurrences(json, extensions, item);
  read_units(extensions, texts, item.limits);
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/option_reader.h"

#include <algorithm>
#include <set>

#include "forms/extension.h"
#include "forms/text_reader.h"
#include "forms/value_reader.h"
#include "forms/value_set_reader.h"

namespace forms {
namespace {

constexpr std::size_t kMaximumOptions = 500;
constexpr std::size_t kMaximumContained = 64;

constexpr std::string_view kExclusive = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
constexpr std::string_view kPrefix = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix";

bool is_option_of_r4(const Value& value) {
  return std::holds_alternative<std::int32_t>(value) || std::holds_alternative<Date>(value) ||
         std::holds_alternative<Time>(value) || std::holds_alternative<std::string>(value) ||
         std::holds_alternative<Coding>(value);
}

bool may_be_chosen(ItemType type, const Value& value) {
  switch (type) {
    case ItemType::Choice:
    case ItemType::OpenChoice:
      return true;
    case ItemType::Decimal:
      return std::holds_alternative<std::int32_t>(value);
    case ItemType::DateTime:
      return std::holds_alternative<Date>(value);
    case ItemType::Quantity:
      return std::holds_alternative<Coding>(value);
    default:
      return is_answer_of(type, value);
  }
}

/// Whether this is the resource that an answerValueSet names: "#id", or a url and perhaps its version behind a bar.
bool is_meant(const JsonView& resource, const std::string& reference) {
  if (resource.string("resourceType") != "ValueSet") return false;
  if (reference.starts_with('#')) return resource.string("id") == reference.substr(1);
  return resource.has("url") && resource.string("url") == url_of(reference);
}

void check_options(const JsonView& json, const Item& item) {
  if (item.options.size() > kMaximumOptions) {
    json.refuse(Error::Kind::Unsupported, "A question may have 500 answers to choose from; remove some.");
  }
  std::set<std::string> keys;
  for (const auto& option : item.options) {
    if (!may_be_chosen(item.type, option.value)) {
      json.refuse(Error::Kind::Invalid, "An answer to choose from is not of the item's type; correct one of them.");
    }
    if (keys.insert(key_of(option.value)).second) continue;
    json.refuse(Error::Kind::Invalid, "Two answers to choose from have the same code; give each its own.");
  }
}

/// A quantity's own value[x] cannot be listed in R4: what is chosen is its unit.
void move_units(Item& item) {
  if (item.type != ItemType::Quantity) return;
  for (const auto& option : item.options) item.limits.unit_options.push_back(std::get<Coding>(option.value));
  item.options.clear();
  item.initial.clear();
}

}  // namespace

OptionReader::OptionReader(const JsonView& form, TextReader& texts)
    : contained_(form.list("contained")), texts_(texts) {
  if (contained_.size() > kMaximumContained) {
    form.refuse(Error::Kind::Unsupported, "A form may contain 64 resources; remove some.");
  }
}

void OptionReader::read(const JsonView& json, Item& item) {
  if (const auto value_set = json.find("answerValueSet")) item.options = find_value_set(*value_set);
  read_answer_options(json.list("answerOption"), item);
  check_options(json, item);
  if (item.type == ItemType::Choice && item.options.empty()) {
    json.refuse(Error::Kind::Unsupported, "This question has no answers to choose from; list them as answerOption.");
  }
  move_units(item);
}

void OptionReader::read_answer_options(const std::vector<JsonView>& list, Item& item) {
  for (const auto& json : list) {
    item.options.push_back(read_option(json));
    if (!json.boolean("initialSelected")) continue;
    if (!item.initial.empty() && !item.repeats) {
      json.refuse(Error::Kind::Invalid, "Only an item that repeats has several initial values (que-13); keep one.");
    }
    item.initial.emplace_back(item.options.back().value);
  }
}

Option OptionReader::read_option(const JsonView& json) {
  Option option{read_option_value(json)};
  option.ordinal = read_ordinal(json);
  if (const auto coding = json.find("valueCoding"); coding && !option.ordinal) option.ordinal = read_ordinal(*coding);
  const Extensions extensions(json);
  if (const auto* const prefix = extensions.find(kPrefix)) option.prefix = texts_.read_aside(*prefix, "valueString");
  if (const auto* const exclusive = extensions.find(kExclusive))
    option.is_exclusive = exclusive->boolean("valueBoolean");
  return option;
}

Value OptionReader::read_option_value(const JsonView& option) {
  auto value = read_value(option, "value");
  if (!is_option_of_r4(value)) {
    option.refuse(
        Error::Kind::Invalid,
        "An answer to choose from is a coding, a whole number, a date, a time or a string; use one of these.");
  }
  if (std::holds_alternative<std::string>(value)) return texts_.read_as_it_stands(option, "valueString");
  auto* const coding = std::get_if<Coding>(&value);
  if (coding == nullptr) return value;
  coding->display = texts_.read(*option.find("valueCoding"), "display");
  return checked_option_coding(option, *coding);
}

const std::vector<Option>& OptionReader::find_value_set(const JsonView& reference) {
  const auto& name = reference.as_string();
  const auto known = value_sets_.find(name);
  if (known != value_sets_.end()) return known->second;
  const auto resource =
      std::ranges::find_if(contained_, [&](const JsonView& candidate) { return is_meant(candidate, name); });
  if (resource == contained_.end()) {
    reference.refuse(Error::Kind::Unsupported,
                     "The answers to choose from are not in the form itself; put them there as answerOption.");
  }
  return value_sets_.emplace(name, read_value_set(*resource, texts_)).first->second;
}

}  // namespace forms

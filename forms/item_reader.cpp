// SPDX-License-Identifier: MIT
#include "forms/item_reader.h"

#include <algorithm>

#include "forms/condition_reader.h"
#include "forms/item_rules.h"
#include "forms/known_extensions.h"
#include "forms/limit_reader.h"
#include "forms/presentation_reader.h"
#include "forms/text_reader.h"
#include "forms/value_reader.h"
#include "forms/word.h"

namespace forms {
namespace {

constexpr std::size_t kMaximumItems = 2'000;
constexpr std::size_t kMaximumLevels = 16;

constexpr std::string_view kSensitivity = "urn:both-of-us:sensitivity";
constexpr std::string_view kShortForm = "urn:both-of-us:short-form";
constexpr std::string_view kRanked = "urn:both-of-us:ranked";
constexpr std::string_view kCalculated =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

constexpr std::string_view kTypesNotFilled[] = {"attachment", "reference"};

constexpr Word<Sensitivity> kLabels[] = {
    {"P", Sensitivity::P}, {"C", Sensitivity::C}, {"W", Sensitivity::W}, {"X", Sensitivity::X}};

ItemType read_type(const JsonView& json) {
  const auto type = json.require("type");
  const auto& name = type.as_string();
  if (std::ranges::find(kTypesNotFilled, name) != std::end(kTypesNotFilled)) {
    type.refuse(Error::Kind::Unsupported,
                "This program does not fill questions of type " + name + "; use another type.");
  }
  const auto found = find_item_type(name);
  if (!found) {
    type.refuse(Error::Kind::Invalid,
                "FHIR R4 has no item of this type; write choice for coding, or another type of R4.");
  }
  return *found;
}

Sensitivity read_label(const Extensions& extensions, Sensitivity around) {
  const auto* const extension = extensions.find(kSensitivity);
  if (extension == nullptr) return around;
  return read_word(extension->require("valueCode"), kLabels, "A sensitivity label is P, C, W or X; use one of these.");
}

void read_initial(const JsonView& json, Item& item) {
  for (const auto& initial : json.list("initial")) {
    item.initial.push_back(read_value(initial, "value"));
    if (!is_answer_of(item, item.initial.back())) {
      initial.refuse(Error::Kind::Invalid, "The initial value is not of the item's type; correct it.");
    }
  }
}

}  // namespace

bool is_help(const JsonView& json) {
  if (json.string("type") != "display" || json.has("enableWhen")) return false;
  const Extensions extensions(json);
  if (extensions.find(kSensitivity) != nullptr || is_hidden_by(extensions)) return false;
  const auto control = read_control(extensions);
  return control == ItemControl::Help || control == ItemControl::Flyover;
}

void refuse_meaning_changing(const Extensions& extensions) {
  for (const auto& [url, extension] : extensions) {
    if (use_of_extension(url) != ExtensionUse::ChangesMeaning) continue;
    extension.refuse(Error::Kind::Unsupported,
                     "This rule cannot be run by this program; remove it or use another form.");
  }
}

std::vector<Item> ItemReader::read_list(const std::vector<JsonView>& list, Sensitivity around, std::size_t level) {
  std::vector<Item> items;
  items.reserve(list.size());
  for (const auto& json : list) {
    if (level > kMaximumLevels) {
      json.refuse(Error::Kind::Unsupported, "A form may have 16 levels; use a form with fewer.");
    }
    items.push_back(read(json, around, level));
  }
  return items;
}

Item ItemReader::read(const JsonView& json, Sensitivity around, std::size_t level) {
  const Extensions extensions(json);
  refuse_meaning_changing(extensions);
  Item item;
  item.link_id = read_link_id(json);
  item.type = read_type(json);
  check_item_rules(json, item.type);
  item.prefix = texts_.read_aside(json, "prefix");
  item.text = texts_.read(json, "text");
  item.required = json.boolean("required");
  item.repeats = json.boolean("repeats");
  item.read_only = json.boolean("readOnly");
  item.sensitivity = read_label(extensions, around);
  if (const auto* const mark = extensions.find(kRanked)) item.is_ranked = mark->boolean("valueBoolean");
  if (const auto* const mark = extensions.find(kShortForm)) item.is_in_short_form = mark->boolean("valueBoolean");
  item.enable_when = read_conditions(json);
  item.enable_behavior = read_behavior(json);
  read_limits(json, extensions, texts_, item);
  item.presentation = read_presentation(extensions, texts_);
  options_.read(json, item);
  read_initial(json, item);
  if (const auto* const calculated = extensions.find(kCalculated))
    item.calculated_expression = read_expression(*calculated);
  read_below(json, item, level);
  return item;
}

std::string ItemReader::read_link_id(const JsonView& json) {
  if (places_.size() == kMaximumItems) {
    json.refuse(Error::Kind::Unsupported, "A form may have 2,000 items; use a smaller form.");
  }
  const auto value = json.require("linkId");
  if (value.as_string().empty()) value.refuse(Error::Kind::Invalid, "A linkId is never empty; give this item one.");
  if (!places_.emplace(value.as_string(), json.place()).second) {
    value.refuse(Error::Kind::Invalid, "Another item has this linkId (que-2); give this one its own.");
  }
  return value.as_string();
}

void ItemReader::read_below(const JsonView& json, Item& item, std::size_t level) {
  std::vector<JsonView> others;
  for (const auto& child : json.list("item")) {
    if (!is_help(child)) {
      others.push_back(child);
      continue;
    }
    refuse_meaning_changing(Extensions(child));
    read_link_id(child);
    check_item_rules(child, ItemType::Display);
    item.help += (item.help.empty() ? "" : " ") + texts_.read(child, "text");
  }
  item.items = read_list(others, item.sensitivity, level + 1);
}

}  // namespace forms

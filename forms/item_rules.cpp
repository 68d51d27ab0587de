// SPDX-License-Identifier: MIT
#include "forms/item_rules.h"

namespace forms {
namespace {

bool is_group_or_display(ItemType type) {
  return type == ItemType::Group || type == ItemType::Display;
}
/// Its human wording knows choice and open-choice only; the published expression of que-5 lets these have options too,
/// and forms in use rely on it.
bool may_have_options(ItemType type) {
  return !is_group_or_display(type) && type != ItemType::Boolean && type != ItemType::Text && type != ItemType::Url;
}
bool is_empty_group(const JsonView& json, ItemType type) {
  return type == ItemType::Group && json.list("item").empty();
}

bool may_have_max_length(ItemType type) {
  return type == ItemType::Boolean || type == ItemType::Decimal || type == ItemType::Integer ||
         type == ItemType::String || type == ItemType::Text || type == ItemType::Url || type == ItemType::OpenChoice;
}

struct Rule {
  bool (*is_broken)(const JsonView& json, ItemType type);
  const char* sentence;
};

constexpr Rule kRules[] = {
    {is_empty_group, "A group must have items (que-1); add one or remove the group."},
    {[](const JsonView& json, ItemType type) { return type == ItemType::Display && json.has("item"); },
     "A display has no items below it (que-1); move them out of it."},
    {[](const JsonView& json, ItemType type) { return type == ItemType::Display && json.has("code"); },
     "A display has no code (que-3); remove it."},
    {[](const JsonView& json, ItemType) { return json.has("answerOption") && json.has("answerValueSet"); },
     "An item has answerOption or answerValueSet, not both (que-4); remove one."},
    {[](const JsonView& json, ItemType type) {
       return !may_have_options(type) && (json.has("answerOption") || json.has("answerValueSet"));
     },
     "An item of this type has no answers to choose from (que-5); change the type or remove them."},
    {[](const JsonView& json, ItemType type) {
       return type == ItemType::Display && (json.has("required") || json.has("repeats"));
     },
     "A display is neither required nor repeats (que-6); remove that."},
    {[](const JsonView& json, ItemType type) { return is_group_or_display(type) && json.has("initial"); },
     "A group or display has no initial value (que-8); remove it."},
    {[](const JsonView& json, ItemType type) { return type == ItemType::Display && json.has("readOnly"); },
     "A display has no readOnly (que-9); remove it."},
    {[](const JsonView& json, ItemType type) { return !may_have_max_length(type) && json.has("maxLength"); },
     "An item of this type has no maxLength (que-10); remove it."},
    {[](const JsonView& json, ItemType) { return json.has("answerOption") && json.has("initial"); },
     "With answerOption, the first answer is marked by initialSelected (que-11); remove initial."},
    {[](const JsonView& json, ItemType) { return !json.boolean("repeats") && json.list("initial").size() > 1; },
     "Only an item that repeats has several initial values (que-13); keep one."},
};

}  // namespace

void check_item_rules(const JsonView& json, ItemType type) {
  for (const auto& rule : kRules) {
    if (rule.is_broken(json, type)) json.refuse(Error::Kind::Invalid, rule.sentence);
  }
}

}  // namespace forms

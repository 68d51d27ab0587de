// SPDX-License-Identifier: MIT
#include "forms/option_reader.h"

#include <set>

#include "forms/value_reader.h"

namespace forms {
namespace {

constexpr std::size_t kMaximumOptions = 500;
constexpr std::size_t kMaximumContained = 64;

void add_option(const JsonView& place, Coding option, std::vector<Coding>& options) {
  if (option.code.empty()) place.refuse(Error::Kind::Unsupported, "This answer has no code; give it one.");
  if (option.display.empty()) option.display = option.code;
  options.push_back(std::move(option));
}

void read_answer_options(const std::vector<JsonView>& list, Item& item) {
  for (const auto& option : list) {
    const auto value = read_value(option, "value");
    const auto* const coding = std::get_if<Coding>(&value);
    if (coding == nullptr) {
      option.refuse(Error::Kind::Unsupported,
                    "This program reads only codings as answers to choose from; use valueCoding.");
    }
    add_option(option, *coding, item.options);
    if (option.boolean("initialSelected")) item.initial.emplace_back(item.options.back());
  }
}

std::vector<Coding> read_expansion(const JsonView& expansion) {
  std::vector<Coding> codes;
  for (const auto& code : expansion.list("contains")) add_option(code, read_coding(code), codes);
  return codes;
}

/// ValueSet.compose with every code listed; a filter or a whole code system would need a terminology server.
std::vector<Coding> read_compose(const JsonView& compose) {
  std::vector<Coding> codes;
  for (const auto& include : compose.list("include")) {
    const bool is_listed = include.has("concept") && !include.has("filter") && !include.has("valueSet");
    if (!is_listed)
      include.refuse(Error::Kind::Unsupported, "This value set does not list its codes; list each of them.");
    for (const auto& code : include.list("concept")) {
      add_option(code, {include.string("system"), code.string("code"), code.string("display")}, codes);
    }
  }
  if (compose.has("exclude"))
    compose.refuse(Error::Kind::Unsupported, "This value set excludes codes; list those that stay.");
  return codes;
}

std::vector<Coding> read_value_set(const JsonView& value_set) {
  if (const auto expansion = value_set.find("expansion")) return read_expansion(*expansion);
  if (const auto compose = value_set.find("compose")) return read_compose(*compose);
  value_set.refuse(Error::Kind::Unsupported, "This value set does not list its codes; list each of them.");
}

std::vector<Coding> read_contained(const JsonView& form, const JsonView& reference) {
  const auto contained = form.list("contained");
  if (contained.size() > kMaximumContained) {
    form.refuse(Error::Kind::Unsupported, "A form may contain 64 resources; remove some.");
  }
  for (const auto& resource : contained) {
    const bool is_meant = "#" + resource.string("id") == reference.as_string();
    if (is_meant && resource.string("resourceType") == "ValueSet") return read_value_set(resource);
  }
  reference.refuse(Error::Kind::Unsupported,
                   "The answers to choose from are not in the form itself; put them there as answerOption.");
}

void check_options(const JsonView& json, const std::vector<Coding>& options) {
  if (options.size() > kMaximumOptions) {
    json.refuse(Error::Kind::Unsupported, "A question may have 500 answers to choose from; remove some.");
  }
  std::set<std::string> codes;
  for (const auto& option : options) {
    if (codes.insert(option.code).second) continue;
    json.refuse(Error::Kind::Invalid, "Two answers to choose from have the same code; give each its own.");
  }
}

}  // namespace

void read_options(const JsonView& form, const JsonView& json, Item& item) {
  if (const auto value_set = json.find("answerValueSet")) item.options = read_contained(form, *value_set);
  read_answer_options(json.list("answerOption"), item);
  check_options(json, item.options);
  if (item.type == ItemType::Choice && item.options.empty()) {
    json.refuse(Error::Kind::Unsupported, "This question has no answers to choose from; list them as answerOption.");
  }
}

}  // namespace forms

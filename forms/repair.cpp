// SPDX-License-Identifier: MIT
#include "forms/repair.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>

#include "forms/item_sites.h"
#include "forms/json_writer.h"
#include "forms/value.h"

namespace forms {
namespace {

/// One way to put something right, at this place of the tree.
struct Way {
  JsonPath path;
  std::string sentence;
  void (*apply)(JsonNode& form, const JsonPath& path);
};

bool is_whole_number(const std::string& text) {
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  // std::to_string finds what JSON does not write so, such as 007.
  return error == std::errc{} && end == text.data() + text.size() && std::to_string(number) == text;
}

bool is_decimal(const std::string& text) {
  return parse_decimal(text).has_value();
}

struct NumberKey {
  std::string_view key;
  bool (*fits)(const std::string& text);
};

/// Where FHIR R4 has a number, of what a Questionnaire is made of.
constexpr NumberKey kNumberKeys[] = {{"answerDecimal", is_decimal},
                                     {"answerInteger", is_whole_number},
                                     {"maxLength", is_whole_number},
                                     {"valueDecimal", is_decimal},
                                     {"valueInteger", is_whole_number}};

bool is_number_as_text(const JsonNode& node, std::string_view key, std::string_view around) {
  if (node.kind != JsonNode::Kind::String) return false;
  const bool is_of_quantity = key == "value" && (around == "valueQuantity" || around == "answerQuantity");
  if (is_of_quantity) return is_decimal(node.text);
  return std::ranges::any_of(kNumberKeys,
                             [&](const NumberKey& number) { return number.key == key && number.fits(node.text); });
}

void write_as_number(JsonNode& form, const JsonPath& path) {
  node_at(form, path).kind = JsonNode::Kind::Number;
}

/// `around` is the key of the object that `node` is the value of, if it is one.
void find_numbers(const JsonNode& node, std::string_view around, const JsonPath& path, std::vector<Way>& ways) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const auto key = node.kind == JsonNode::Kind::Object ? std::string_view(node.keys[i]) : std::string_view();
    // A place does not tell keys apart that it shows as "?".
    if (!key.empty() && place_of("", key) == ".?") continue;
    const auto here = below(path, i);
    if (is_number_as_text(node.children[i], key, around))
      ways.push_back({here, "Write this number without quotation marks.", write_as_number});
    find_numbers(node.children[i], key, here, ways);
  }
}

/// R5 and R4B drafts write coding, and say apart whether an answer may be typed.
void write_as_choice(JsonNode& form, const JsonPath& path) {
  const auto& item = node_at(form, {path.begin(), path.end() - 1});
  const bool is_open = text_member(item, "answerConstraint") == "optionsOrString";
  node_at(form, path).text = is_open ? "open-choice" : "choice";
}

void find_codings(const ItemSite& site, std::vector<Way>& ways) {
  if (text_member(*site.item, "type") != "coding") return;
  ways.push_back({below(site.path, *find_key(*site.item, "type")),
                  "Write the type coding, which R4 does not have, as choice.", write_as_choice});
}

void add_any(JsonNode& form, const JsonPath& path) {
  add(node_at(form, {path.begin(), path.end() - 1}), "enableBehavior", json_string("any"));
}

void find_missing_behaviors(const ItemSite& site, std::vector<Way>& ways) {
  const auto& item = *site.item;
  if (list_member(item, "enableWhen").size() < 2 || find_member(item, "enableBehavior") != nullptr) return;
  ways.push_back({below(site.path, *find_key(item, "enableWhen")),
                  "Say that any of these conditions opens the item (enableBehavior any).", add_any});
}

/// The member that is FHIR's value[x], if there is exactly one.
const JsonNode* find_value(const JsonNode& object, std::string& key) {
  const JsonNode* value = nullptr;
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    if (!object.keys[i].starts_with("value")) continue;
    if (value != nullptr) return nullptr;
    key = object.keys[i];
    value = &object.children[i];
  }
  return value;
}

/// The number of the option that this initial value means.
std::optional<std::size_t> find_meant(const std::vector<JsonNode>& options, const JsonNode& initial) {
  std::string key;
  const auto* const value = find_value(initial, key);
  if (value == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto* const offered = find_member(options[i], key);
    if (offered == nullptr) continue;
    const bool is_same_coding =
        key == "valueCoding" && !text_member(*offered, "code").empty() &&
        is_same_choice({std::string(text_member(*offered, "system")), std::string(text_member(*offered, "code")), ""},
                       {std::string(text_member(*value, "system")), std::string(text_member(*value, "code")), ""});
    if (is_same_coding || *offered == *value) return i;
  }
  return std::nullopt;
}

/// The options that the initial values mean; empty unless every value means one, and only an item that repeats has
/// several (que-13).
std::vector<std::size_t> find_all_meant(const JsonNode& item) {
  std::vector<std::size_t> meant;
  if (list_member(item, "initial").size() > 1 && !is_true(item, "repeats")) return meant;
  for (const auto& initial : list_member(item, "initial")) {
    const auto option = find_meant(list_member(item, "answerOption"), initial);
    if (!option) return {};
    meant.push_back(*option);
  }
  return meant;
}

void mark_initial(JsonNode& form, const JsonPath& path) {
  auto& item = node_at(form, {path.begin(), path.end() - 1});
  const auto meant = find_all_meant(item);
  if (meant.empty()) return;
  auto& options = find_member(item, "answerOption")->children;
  for (const auto option : meant) set_member(options[option], "initialSelected", json_boolean(true));
  remove_member(item, "initial");
}

void find_initials(const ItemSite& site, std::vector<Way>& ways) {
  if (find_all_meant(*site.item).empty()) return;
  ways.push_back({below(site.path, *find_key(*site.item, "initial")),
                  "Mark the first answer by initialSelected instead of initial (que-11).", mark_initial});
}

void add_draft(JsonNode& form, const JsonPath&) {
  add(form, "status", json_string("draft"));
}

/// In the order of the file.
std::vector<Way> find_ways(const JsonNode& form) {
  std::vector<Way> ways;
  if (text_member(form, "resourceType") != kFormRoot) return ways;
  if (find_member(form, "status") == nullptr)
    ways.push_back({{}, "Give the form, which has no status, the status draft.", add_draft});
  find_numbers(form, {}, {}, ways);
  for (const auto& site : list_items(form)) {
    find_codings(site, ways);
    find_missing_behaviors(site, ways);
    find_initials(site, ways);
  }
  std::ranges::stable_sort(ways, {}, &Way::path);
  return ways;
}

}  // namespace

std::vector<Repair> find_repairs(const JsonNode& form) {
  std::vector<Repair> repairs;
  for (const auto& way : find_ways(form)) repairs.push_back({place_at(form, kFormRoot, way.path), way.sentence});
  return repairs;
}

JsonNode repaired(JsonNode form, const std::vector<Repair>& chosen) {
  std::set<std::string_view> places;
  for (const auto& repair : chosen) places.insert(repair.place);
  auto ways = find_ways(form);
  std::erase_if(ways, [&](const Way& way) { return !places.contains(place_at(form, kFormRoot, way.path)); });
  // Numbers first: they move nothing, and what follows compares them. Then from the last to the first: a member that is
  // removed moves only what stands behind it.
  std::ranges::stable_partition(ways, [](const Way& way) { return way.apply != write_as_number; });
  std::for_each(ways.rbegin(), ways.rend(), [&](const Way& way) { way.apply(form, way.path); });
  return form;
}

}  // namespace forms

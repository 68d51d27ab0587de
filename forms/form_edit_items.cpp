// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "forms/calculation_search.h"
#include "forms/form_edit.h"
#include "forms/form_parts.h"
#include "forms/item_reader.h"
#include "forms/item_sites.h"
#include "forms/json_writer.h"

namespace forms {
namespace {

using Kind = EditRefusal::Kind;

constexpr std::string_view kSensitivity = "urn:both-of-us:sensitivity";

bool is_within(const JsonPath& path, const JsonPath& around) {
  return path.size() >= around.size() && std::equal(around.begin(), around.end(), path.begin());
}

/// Why the item at this path cannot go.
EditResult find_dependent(const JsonNode& form, const JsonPath& path) {
  const auto sites = list_items(form);
  std::set<std::string_view> leaving;
  for (const auto& site : sites) {
    if (is_within(site.path, path)) leaving.insert(text_member(*site.item, "linkId"));
  }
  for (const auto& site : sites) {
    const auto& conditions = list_member(*site.item, "enableWhen");
    const bool waits = std::ranges::any_of(
        conditions, [&](const JsonNode& condition) { return leaving.contains(text_member(condition, "question")); });
    if (waits && !is_within(site.path, path)) {
      return EditRefusal{Kind::NamedByCondition,
                         "Another item opens for an answer to this; change its condition before you remove this."};
    }
  }
  if (!is_calculated_from(form, leaving, &node_at(form, path))) return std::nullopt;
  return EditRefusal{Kind::NamedByCalculation,
                     "A calculation of the form uses the answer to this; a form without it would count wrongly."};
}

/// Takes the item out. FHIR has no empty list, so the last one takes the list along.
JsonNode take_item(JsonNode& form, const JsonPath& path) {
  auto& around = node_at(form, {path.begin(), path.end() - 2});
  auto& items = around.children[path[path.size() - 2]].children;
  const auto item = items.begin() + static_cast<std::ptrdiff_t>(path.back());
  auto taken = std::move(*item);
  items.erase(item);
  if (items.empty()) remove_member(around, "item");
  return taken;
}

EditResult put_item(JsonNode& form, JsonNode item, const NewPlace& position) {
  const auto path = position.around.empty() ? std::optional(JsonPath()) : find_item_path(form, position.around);
  if (!path) return no_such_item();
  auto& around = node_at(form, *path);
  if (find_member(around, "item") == nullptr) add(around, "item", json_array());
  auto& items = find_member(around, "item")->children;
  const auto offset = static_cast<std::ptrdiff_t>(std::min(position.index, items.size()));
  items.insert(items.begin() + offset, std::move(item));
  return std::nullopt;
}

/// The nearest label at or around the item at this path, or empty (FORMAT.md, The sensitivity label).
std::string label_at(const JsonNode& form, const JsonPath& path) {
  std::string label;
  for (std::size_t length = 2; length <= path.size(); length += 2) {
    const auto step = path.begin() + static_cast<std::ptrdiff_t>(length);
    const auto& extensions = list_member(node_at(form, {path.begin(), step}), "extension");
    const auto own =
        std::ranges::find(extensions, kSensitivity, [](const auto& each) { return text_member(each, "url"); });
    if (own != extensions.end()) label = text_member(*own, "valueCode");
  }
  return label;
}

void set_label(JsonNode& item, const std::string& label) {
  auto extension = json_object();
  add(extension, "url", json_string(std::string(kSensitivity)));
  add(extension, "valueCode", json_string(label));
  if (find_member(item, "extension") == nullptr) add(item, "extension", json_array());
  find_member(item, "extension")->children.push_back(std::move(extension));
}

bool is_help_node(const JsonNode& item) {
  return is_help(JsonView(item, {}));
}

}  // namespace

EditResult FormEdit::add_item(const NewItem& item, const NewPlace& position) {
  return make([&](JsonNode& form) { return put_item(form, write_item(item), position); });
}

EditResult FormEdit::remove_item(std::string_view link_id) {
  return make([&](JsonNode& form) -> EditResult {
    const auto path = find_item_path(form, link_id);
    if (!path) return no_such_item();
    if (auto refusal = find_dependent(form, *path)) return refusal;
    take_item(form, *path);
    return std::nullopt;
  });
}

EditResult FormEdit::move_item(std::string_view link_id, const NewPlace& position) {
  return make([&](JsonNode& form) -> EditResult {
    const auto path = find_item_path(form, link_id);
    const auto around = position.around.empty() ? std::optional(JsonPath()) : find_item_path(form, position.around);
    if (!path || !around) return no_such_item();
    if (is_within(*around, *path)) {
      return EditRefusal{Kind::BadPlace, "An item cannot stand in itself; choose another place."};
    }
    const auto label = label_at(form, *path);
    auto item = take_item(form, *path);
    if (auto refusal = put_item(form, std::move(item), position)) return refusal;
    const auto place = *find_item_path(form, link_id);
    // Without any label an item is C.
    if (label_at(form, place) != label) set_label(node_at(form, place), label.empty() ? "C" : label);
    return std::nullopt;
  });
}

EditResult FormEdit::step_item(std::string_view link_id, Step step) {
  return make([&](JsonNode& form) -> EditResult {
    const auto path = find_item_path(form, link_id);
    if (!path) return no_such_item();
    auto& items = node_at(form, {path->begin(), path->end() - 1}).children;
    const auto from = items.begin() + static_cast<std::ptrdiff_t>(path->back());
    const auto is_shown = [](const JsonNode& item) { return !is_help_node(item); };
    if (step == Step::Later) {
      const auto after = std::find_if(from + 1, items.end(), is_shown);
      if (after != items.end()) std::rotate(from, from + 1, after + 1);
    } else {
      const auto before = std::find_if(std::make_reverse_iterator(from), items.rend(), is_shown);
      if (before != items.rend()) std::rotate(before.base() - 1, from, from + 1);
    }
    return std::nullopt;
  });
}

}  // namespace forms

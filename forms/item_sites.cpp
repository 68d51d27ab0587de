// SPDX-License-Identifier: MIT
#include "forms/item_sites.h"

#include <algorithm>

namespace forms {
namespace {

void list_below(const JsonNode& node, const JsonPath& path, std::optional<std::size_t> around,
                std::vector<ItemSite>& sites) {
  const auto key = find_key(node, "item");
  const auto& items = list_member(node, "item");
  const std::size_t level = around ? sites[*around].level + 1 : 1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto here = below(below(path, *key), i);
    sites.push_back({&items[i], here, level, around});
    list_below(items[i], here, sites.size() - 1, sites);
  }
}

}  // namespace

std::vector<ItemSite> list_items(const JsonNode& form) {
  std::vector<ItemSite> sites;
  list_below(form, {}, std::nullopt, sites);
  return sites;
}

std::optional<JsonPath> find_item_path(const JsonNode& form, std::string_view link_id) {
  const auto sites = list_items(form);
  const auto found =
      std::ranges::find(sites, link_id, [](const ItemSite& site) { return text_member(*site.item, "linkId"); });
  return found == sites.end() ? std::nullopt : std::optional(found->path);
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "forms/json_path.h"

namespace forms {

/// The root of every place in a form.
inline constexpr std::string_view kFormRoot = "Questionnaire";

/// One item of a form's tree. `item` points into the tree, which must not change meanwhile.
struct ItemSite {
  const JsonNode* item;
  JsonPath path;
  std::size_t level;                  ///< 1 at the top
  std::optional<std::size_t> around;  ///< the site of the item around it, by its number in the list
};

/// Every item, in the order of the file.
std::vector<ItemSite> list_items(const JsonNode& form);
/// The first item with this linkId, if there is one.
std::optional<JsonPath> find_item_path(const JsonNode& form, std::string_view link_id);

}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/item_index.h"

namespace forms {

const ItemPosition* ItemIndex::find(std::string_view link_id) const {
  const auto found = positions_.find(link_id);
  return found == positions_.end() ? nullptr : &found->second;
}

const ItemPosition* ItemIndex::find_below(const Item* around, std::string_view link_id) const {
  const auto* const position = find(link_id);
  return position != nullptr && position->around == around ? position : nullptr;
}

void ItemIndex::list(const std::vector<Item>& items, const Item* around) {
  for (const auto& item : items) {
    positions_.emplace(item.link_id, ItemPosition{&item, around, positions_.size()});
    list(item.items, &item);
  }
}

}  // namespace forms

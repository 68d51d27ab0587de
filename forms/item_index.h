// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "forms/questionnaire.h"

namespace forms {

/// Where an item stands in its form.
struct ItemPosition {
  const Item* item;
  const Item* around;  ///< the group or question that it stands below; null at the top
  std::size_t order;   ///< among all items of the form, as one reads it
};

/// The items of one form by their linkIds, for whoever asks for many of them. Borrows the items.
class ItemIndex {
 public:
  explicit ItemIndex(const std::vector<Item>& items) { list(items, nullptr); }

  /// Null when the form has no such item.
  const ItemPosition* find(std::string_view link_id) const;
  /// The item with this linkId below this one, or at the top; null when it stands elsewhere or nowhere.
  const ItemPosition* find_below(const Item* around, std::string_view link_id) const;

 private:
  void list(const std::vector<Item>& items, const Item* around);

  std::unordered_map<std::string_view, ItemPosition> positions_;
};

}  // namespace forms

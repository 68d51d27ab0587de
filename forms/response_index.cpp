// SPDX-License-Identifier: MIT
#include "forms/response_index.h"

#include <algorithm>

namespace forms {
namespace {

constexpr std::size_t kShort = 8;

}  // namespace

ResponseIndex::Occurrences ResponseIndex::find(const std::vector<ResponseItem>& list, std::string_view link_id) const {
  if (const auto* const indexed = find_list(list)) {
    const auto found = indexed->find(link_id);
    return found == indexed->end() ? Occurrences{} : found->second;
  }
  Occurrences found;
  for (const auto& item : list) {
    if (item.link_id == link_id) found.push_back(&item);
  }
  return found;
}

const ResponseItem* ResponseIndex::find_first(const std::vector<ResponseItem>& list, std::string_view link_id) const {
  if (const auto* const indexed = find_list(list)) {
    const auto found = indexed->find(link_id);
    return found == indexed->end() ? nullptr : found->second.front();
  }
  const auto found = std::ranges::find(list, link_id, &ResponseItem::link_id);
  return found == list.end() ? nullptr : &*found;
}

const ResponseItem* ResponseIndex::find_last(const std::vector<ResponseItem>& list, std::string_view link_id) const {
  if (const auto* const indexed = find_list(list)) {
    const auto found = indexed->find(link_id);
    return found == indexed->end() ? nullptr : found->second.back();
  }
  const auto found =
      std::find_if(list.rbegin(), list.rend(), [&](const auto& item) { return item.link_id == link_id; });
  return found == list.rend() ? nullptr : &*found;
}

void ResponseIndex::add(const std::vector<ResponseItem>& items) {
  const bool is_long = items.size() > kShort;
  auto* const list = is_long ? &lists_[&items] : nullptr;
  for (const auto& item : items) {
    if (list != nullptr) (*list)[item.link_id].push_back(&item);
    add(item.items);
    for (const auto& answer : item.answers) add(answer.items);
  }
}

const ResponseIndex::List* ResponseIndex::find_list(const std::vector<ResponseItem>& list) const {
  if (list.size() <= kShort) return nullptr;
  const auto found = lists_.find(&list);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "forms/questionnaire_response.h"

namespace forms {

/// The items of each list of one response by their linkIds. Only long lists are indexed: a short one is faster looked
/// through. Borrows the response, which must not change meanwhile.
class ResponseIndex {
 public:
  using Occurrences = std::vector<const ResponseItem*>;

  explicit ResponseIndex(const std::vector<ResponseItem>& items) { add(items); }

  /// The items of this list that have this linkId, in order.
  Occurrences find(const std::vector<ResponseItem>& list, std::string_view link_id) const;
  /// The first and the last of them, or null.
  const ResponseItem* find_first(const std::vector<ResponseItem>& list, std::string_view link_id) const;
  const ResponseItem* find_last(const std::vector<ResponseItem>& list, std::string_view link_id) const;

 private:
  using List = std::unordered_map<std::string_view, Occurrences>;

  void add(const std::vector<ResponseItem>& items);
  const List* find_list(const std::vector<ResponseItem>& list) const;

  std::unordered_map<const void*, List> lists_;
};

}  // namespace forms

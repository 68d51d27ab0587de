// SPDX-License-Identifier: MIT
#include "forms/calculation_search.h"

#include <algorithm>

#include "forms/json_path.h"

namespace forms {
namespace {

/// Every text between two quotation marks counts as quoted, whichever of them opens: an escaped one in a linkId then
/// hides nothing but that linkId.
bool quotes_one(std::string_view expression, const std::set<std::string_view>& link_ids) {
  auto open = expression.find('\'');
  while (open != std::string_view::npos) {
    const auto close = expression.find('\'', open + 1);
    if (close == std::string_view::npos) return false;
    if (link_ids.contains(expression.substr(open + 1, close - open - 1))) return true;
    open = close;
  }
  return false;
}

}  // namespace

bool is_calculated_from(const JsonNode& form, const std::set<std::string_view>& link_ids, const JsonNode* leaving) {
  if (&form == leaving) return false;
  if (quotes_one(text_member(form, "expression"), link_ids)) return true;
  return std::ranges::any_of(form.children,
                             [&](const JsonNode& child) { return is_calculated_from(child, link_ids, leaving); });
}

}  // namespace forms

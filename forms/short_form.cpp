// SPDX-License-Identifier: MIT
#include "forms/short_form.h"

namespace forms {
namespace {

std::vector<Item> short_items(const std::vector<Item>& items) {
  std::vector<Item> kept;
  for (const auto& item : items) {
    auto below = short_items(item.items);
    if (!item.is_in_short_form && below.empty()) continue;
    kept.push_back(item);
    kept.back().items = std::move(below);
  }
  return kept;
}

}  // namespace

Questionnaire short_form(const Questionnaire& questionnaire) {
  auto shortened = questionnaire;
  if (auto items = short_items(questionnaire.items); !items.empty()) shortened.items = std::move(items);
  return shortened;
}

}  // namespace forms

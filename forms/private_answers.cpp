// SPDX-License-Identifier: MIT
#include "forms/private_answers.h"

#include "forms/item_index.h"

namespace forms {
namespace {

/// A question that this version of the form no longer has keeps its answer: it was not labeled X, because labels stay.
bool may_leave(const ItemIndex& index, const ResponseItem& response) {
  const auto* const position = index.find(response.link_id);
  return position == nullptr || position->item->sensitivity != Sensitivity::X;
}

std::vector<ResponseItem> without_private(const ItemIndex& index, const std::vector<ResponseItem>& items) {
  std::vector<ResponseItem> kept;
  for (const auto& item : items) {
    if (!may_leave(index, item)) continue;
    auto& copy = kept.emplace_back(item);
    copy.items = without_private(index, item.items);
    for (std::size_t i = 0; i < item.answers.size(); ++i)
      copy.answers[i].items = without_private(index, item.answers[i].items);
    if (copy.answers.empty() && copy.items.empty()) kept.pop_back();
  }
  return kept;
}

}  // namespace

QuestionnaireResponse without_private_answers(const Questionnaire& questionnaire,
                                              const QuestionnaireResponse& response) {
  auto kept = response;
  kept.items = without_private(ItemIndex(questionnaire.items), response.items);
  kept.set_aside.clear();
  return kept;
}

}  // namespace forms

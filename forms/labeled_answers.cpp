// SPDX-License-Identifier: MIT
#include "forms/labeled_answers.h"

#include "forms/item_index.h"

namespace forms {
namespace {

struct Without {
  ItemIndex index;
  const std::set<Sensitivity>& labels;

  bool stays(const ResponseItem& response) const {
    const auto* const position = index.find(response.link_id);
    return position == nullptr || !labels.contains(position->item->sensitivity);
  }

  std::vector<ResponseItem> of(const std::vector<ResponseItem>& items) const {
    std::vector<ResponseItem> kept;
    for (const auto& item : items) {
      if (!stays(item)) continue;
      auto& copy = kept.emplace_back(item);
      copy.items = of(item.items);
      for (std::size_t i = 0; i < item.answers.size(); ++i) copy.answers[i].items = of(item.answers[i].items);
      if (copy.answers.empty() && copy.items.empty()) kept.pop_back();
    }
    return kept;
  }
};

}  // namespace

QuestionnaireResponse without_labeled_answers(const Questionnaire& questionnaire, const QuestionnaireResponse& response,
                                              const std::set<Sensitivity>& labels) {
  auto kept = response;
  kept.items = Without{ItemIndex(questionnaire.items), labels}.of(response.items);
  kept.set_aside.clear();
  return kept;
}

}  // namespace forms

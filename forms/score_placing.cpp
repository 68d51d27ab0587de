// SPDX-License-Identifier: MIT
#include "forms/score_placing.h"

#include <algorithm>

#include "forms/enablement.h"

namespace forms {
namespace {

std::size_t position_in(const std::vector<Item>& items, const std::string& link_id) {
  const auto found = std::ranges::find(items, link_id, &Item::link_id);
  return static_cast<std::size_t>(found - items.begin());
}

/// Behind what the form has before this item, and behind what the form does not have at all.
void insert(std::vector<ResponseItem>& list, const std::vector<Item>& form, ResponseItem item) {
  const auto position = position_in(form, item.link_id);
  const auto next = std::ranges::find_if(list, [&](const ResponseItem& other) {
    const auto other_position = position_in(form, other.link_id);
    return other_position > position && other_position < form.size();
  });
  list.insert(next, std::move(item));
}

class Placing {
 public:
  Placing(const Questionnaire& questionnaire, const QuestionnaireResponse& response, const CalculatedValues& values,
          Unvalued unvalued)
      : values_(values), unvalued_(unvalued), enablement_(questionnaire, response) {}

  Place root() const { return enablement_.root(); }

  std::vector<ResponseItem> fill(const std::vector<Item>& form, const Place& place) {
    std::vector<ResponseItem> list;
    if (place.items != nullptr) {
      for (const auto& response : *place.items) list.push_back(filled_below(form, place, response));
    }
    for (const auto& item : form) {
      if (!item.calculated_expression.empty()) {
        place_value(list, form, item, place);
      } else if (item.type == ItemType::Group && !item.repeats && place.find(item.link_id).empty()) {
        ResponseItem group{item.link_id, item.text, {}, fill(item.items, {&item, nullptr, nullptr, &place})};
        if (!group.items.empty()) insert(list, form, std::move(group));
      }
    }
    return list;
  }

 private:
  ResponseItem filled_below(const std::vector<Item>& form, const Place& place, const ResponseItem& response) {
    auto filled = response;
    const auto position = position_in(form, response.link_id);
    if (position == form.size()) return filled;
    const auto& item = form[position];
    if (item.type == ItemType::Group) filled.items = fill(item.items, {&item, &response.items, &response, &place});
    for (std::size_t i = 0; i < filled.answers.size(); ++i) {
      filled.answers[i].items = fill(item.items, {&item, &response.answers[i].items, &response, &place});
    }
    return filled;
  }

  void place_value(std::vector<ResponseItem>& list, const std::vector<Item>& form, const Item& item,
                   const Place& place) {
    const auto value = values_.find(item.link_id);
    if (value == values_.end()) return;
    ResponseItem placed{item.link_id, item.text, {}, {}};
    const auto stored = std::ranges::find(list, item.link_id, &ResponseItem::link_id);
    if (stored != list.end()) placed = *stored;
    std::erase_if(list, [&](const ResponseItem& other) { return other.link_id == item.link_id; });
    if (!enablement_.is_open(item, place)) return;

    placed.answers.resize(value->second ? 1 : 0);
    if (value->second) placed.answers[0].value = *value->second;
    if (!placed.answers.empty() || unvalued_ == Unvalued::Marked) insert(list, form, std::move(placed));
  }

  const CalculatedValues& values_;
  Unvalued unvalued_;
  Enablement enablement_;
};

}  // namespace

QuestionnaireResponse with_values(const Questionnaire& questionnaire, const QuestionnaireResponse& response,
                                  const CalculatedValues& values, Unvalued unvalued) {
  Placing placing(questionnaire, response, values, unvalued);
  auto placed = response;
  placed.items = placing.fill(questionnaire.items, placing.root());
  return placed;
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#include "forms/score_placing.h"

#include <algorithm>

#include "forms/enablement.h"

namespace forms {
namespace {

class Placing {
 public:
  Placing(const Questionnaire& questionnaire, const QuestionnaireResponse& response, const CalculatedValues& values,
          Unvalued unvalued)
      : values_(values), unvalued_(unvalued), enablement_(questionnaire, response) {}

  Place root() const { return enablement_.root(); }

  /// The items of the form at this place.
  std::vector<ResponseItem> fill(const std::vector<Item>& form, const Place& place) {
    std::vector<ResponseItem> list;
    if (place.items != nullptr) {
      for (const auto& response : *place.items) list.push_back(filled_below(place, response));
    }
    for (const auto& item : form) {
      if (!item.calculated_expression.empty()) {
        place_value(list, item, place);
      } else if (item.type == ItemType::Group && !item.repeats && place.find(item.link_id).empty()) {
        ResponseItem group{
            item.link_id, item.text, {}, fill(item.items, {&item, nullptr, nullptr, &place, place.index})};
        if (!group.items.empty()) insert(list, place, std::move(group));
      }
    }
    return list;
  }

 private:
  /// Where the form has what stands at this place under this linkId; null when it does not.
  const ItemPosition* position_of(const Place& place, std::string_view link_id) const {
    return enablement_.items().find_below(place.owner, link_id);
  }

  /// Behind what the form has before this item, and behind what the form does not have at all.
  void insert(std::vector<ResponseItem>& list, const Place& place, ResponseItem item) const {
    const auto order = position_of(place, item.link_id)->order;
    const auto next = std::ranges::find_if(list, [&](const ResponseItem& other) {
      const auto* const position = position_of(place, other.link_id);
      return position != nullptr && position->order > order;
    });
    list.insert(next, std::move(item));
  }

  ResponseItem filled_below(const Place& place, const ResponseItem& response) {
    auto filled = response;
    const auto* const position = position_of(place, response.link_id);
    if (position == nullptr) return filled;
    const auto& item = *position->item;
    if (item.type == ItemType::Group)
      filled.items = fill(item.items, {&item, &response.items, &response, &place, place.index});
    for (std::size_t i = 0; i < filled.answers.size(); ++i) {
      filled.answers[i].items = fill(item.items, {&item, &response.answers[i].items, &response, &place, place.index});
    }
    return filled;
  }

  void place_value(std::vector<ResponseItem>& list, const Item& item, const Place& place) {
    const auto value = values_.find(item.link_id);
    if (value == values_.end()) return;
    ResponseItem placed{item.link_id, item.text, {}, {}};
    const auto stored = std::ranges::find(list, item.link_id, &ResponseItem::link_id);
    if (stored != list.end()) placed = *stored;
    std::erase_if(list, [&](const ResponseItem& other) { return other.link_id == item.link_id; });
    if (!enablement_.is_open(item, place)) return;

    placed.answers.resize(value->second ? 1 : 0);
    if (value->second) placed.answers[0].value = *value->second;
    if (!placed.answers.empty() || unvalued_ == Unvalued::Marked) insert(list, place, std::move(placed));
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

// SPDX-License-Identifier: MIT
#include "forms/enablement.h"

#include <algorithm>
#include <span>

#include "forms/condition.h"

namespace forms {
namespace {

/// From which side the nearest of several occurrences is sought: the last of those before an item, or the first of
/// those after it.
enum class Side { Before, After };

const ResponseItem* nearest(const Place& place, std::string_view link_id, Side side) {
  if (place.items == nullptr) return nullptr;
  return side == Side::Before ? place.index->find_last(*place.items, link_id)
                              : place.index->find_first(*place.items, link_id);
}

/// What a response has below one occurrence of an item, on the side that is nearest.
Place nearest_below(const Item& item, const Place& place, Side side) {
  Place below{.owner = &item, .response = nearest(place, item.link_id, side), .around = &place, .index = place.index};
  if (below.response == nullptr) return below;
  const auto& answers = below.response->answers;
  if (item.type == ItemType::Group) {
    below.items = &below.response->items;
  } else if (!answers.empty()) {
    below.items = side == Side::Before ? &answers.back().items : &answers.front().items;
  }
  return below;
}

std::vector<Value> values_of(const ResponseItem* response) {
  std::vector<Value> values;
  if (response == nullptr) return values;
  for (const auto& answer : response->answers) values.push_back(answer.value);
  return values;
}

/// The deepest list around a place that is in the response. With an item it names one place: below that list an item
/// stands once.
const void* key_of(const Place& place) {
  const auto* here = &place;
  while (here->items == nullptr && here->around != nullptr) here = here->around;
  return here->items;
}

std::vector<ResponseItem> keep_open(const Place& place, Enablement& enablement);

ResponseItem keep_open_below(const Item& item, const Place& place, const ResponseItem& response,
                             Enablement& enablement) {
  auto kept = response;
  if (item.type == ItemType::Group) {
    kept.items = keep_open({&item, &response.items, &response, &place, place.index}, enablement);
  }
  for (std::size_t i = 0; i < kept.answers.size(); ++i) {
    kept.answers[i].items = keep_open({&item, &response.answers[i].items, &response, &place, place.index}, enablement);
  }
  return kept;
}

std::vector<ResponseItem> keep_open(const Place& place, Enablement& enablement) {
  std::vector<ResponseItem> kept;
  for (const auto& response : *place.items) {
    const auto* const position = enablement.items().find_below(place.owner, response.link_id);
    if (position == nullptr) {
      kept.push_back(response);
    } else if (enablement.is_open(*position->item, place)) {
      kept.push_back(keep_open_below(*position->item, place, response, enablement));
      const bool is_emptied = kept.back().answers.empty() && kept.back().items.empty();
      if (is_emptied && position->item->type == ItemType::Group) kept.pop_back();
    }
  }
  return kept;
}

void collect_open(const std::vector<Item>& items, const Place& place, Enablement& enablement,
                  std::set<std::string>& open) {
  for (const auto& item : items) {
    if (!enablement.is_open(item, place)) continue;
    open.insert(item.link_id);
    for (const auto& below : Enablement::places_below(item, place)) collect_open(item.items, below, enablement, open);
  }
}

}  // namespace

std::vector<const ResponseItem*> Place::find(std::string_view link_id) const {
  return items == nullptr ? ResponseIndex::Occurrences{} : index->find(*items, link_id);
}

Enablement::Enablement(const Questionnaire& questionnaire, const QuestionnaireResponse& response)
    : response_(response), items_(questionnaire.items), occurrences_(response.items) {}

std::vector<Place> Enablement::places_below(const Item& item, const Place& place) {
  std::vector<Place> places;
  for (const auto* const response : place.find(item.link_id)) {
    if (item.type == ItemType::Group) places.push_back({&item, &response->items, response, &place, place.index});
    for (const auto& answer : response->answers) {
      if (item.type != ItemType::Group) places.push_back({&item, &answer.items, response, &place, place.index});
    }
  }
  if (places.empty()) places.push_back({&item, nullptr, nullptr, &place, place.index});
  return places;
}

bool Enablement::is_open(const Item& item, const Place& place) {
  const auto [entry, is_new] = states_.emplace(Key{&item, key_of(place)}, State::Asking);
  // The iterator does not outlive what is asked meanwhile; the value does.
  auto& state = entry->second;
  if (!is_new) return state == State::Open;
  const bool is_open = owner_lets_in(item, place) && conditions_hold(item, place);
  state = is_open ? State::Open : State::Closed;
  return is_open;
}

bool Enablement::owner_lets_in(const Item& item, const Place& place) {
  if (place.owner == nullptr) return true;
  const bool is_below_question = place.owner->type != ItemType::Group;
  const bool has_answer = place.response != nullptr && !place.response->answers.empty();
  if (is_below_question && item.type != ItemType::Display && !has_answer) return false;
  return is_open(*place.owner, *place.around);
}

bool Enablement::conditions_hold(const Item& item, const Place& place) {
  const auto& conditions = item.enable_when;
  if (conditions.empty()) return true;
  const auto condition_holds = [&](const EnableWhen& condition) { return holds(condition, item, place); };
  return item.enable_behavior == EnableBehavior::All
             ? std::all_of(conditions.begin(), conditions.end(), condition_holds)
             : std::any_of(conditions.begin(), conditions.end(), condition_holds);
}

bool Enablement::holds(const EnableWhen& condition, const Item& item, const Place& place) {
  const auto* const question = items_.find(condition.question);
  if (question == nullptr) return false;
  return holds_for(condition, nearest_answers(*question->item, item, place));
}

std::vector<const Item*> Enablement::path_to(const Item& item) const {
  std::vector<const Item*> path;
  for (const auto* here = &item; here != nullptr; here = items_.find(here->link_id)->around) path.push_back(here);
  std::reverse(path.begin(), path.end());
  return path;
}

/// R4: "If multiple question occurrences are present for the same question (same linkId), then this refers to the
/// nearest question occurrence reachable by tracing first the "ancestor" axis and then the "preceding" axis and then
/// the "following" axis." An unanswered question occurs too, though a response leaves it out: so the search goes up to
/// the innermost place that is around both items, and from there down to the question.
std::vector<Value> Enablement::nearest_answers(const Item& question, const Item& item, const Place& place) {
  std::vector<const Place*> around;
  for (const auto* here = &place; here != nullptr; here = here->around) around.push_back(here);
  std::reverse(around.begin(), around.end());

  const auto path = path_to(question);
  std::size_t shared = 0;
  while (shared + 1 < around.size() && shared < path.size() && around[shared + 1]->owner == path[shared]) ++shared;
  if (shared == path.size()) return values_of(around[shared]->response);

  const auto* const branch = shared + 1 < around.size() ? around[shared + 1]->owner : &item;
  const auto side = order_of(*path[shared]) < order_of(*branch) ? Side::Before : Side::After;
  std::vector<Place> way{*around[shared]};
  way.reserve(path.size() + 1);
  for (std::size_t level = shared; level + 1 < path.size(); ++level) {
    way.push_back(nearest_below(*path[level], way.back(), side));
  }
  if (!is_open(question, way.back())) return {};
  return values_of(nearest(way.back(), question.link_id, side));
}

std::set<std::string> open_items(const Questionnaire& questionnaire, const QuestionnaireResponse& response) {
  std::set<std::string> open;
  Enablement enablement(questionnaire, response);
  collect_open(questionnaire.items, enablement.root(), enablement, open);
  return open;
}

QuestionnaireResponse without_closed_answers(const Questionnaire& questionnaire,
                                             const QuestionnaireResponse& response) {
  Enablement enablement(questionnaire, response);
  auto kept = response;
  kept.items = keep_open(enablement.root(), enablement);
  return kept;
}

}  // namespace forms

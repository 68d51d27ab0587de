// SPDX-License-Identifier: MIT
#include "forms/form_rules.h"

#include <vector>

#include "forms/error.h"
#include "forms/item_index.h"
#include "forms/json_tree.h"

namespace forms {
namespace {

/// Empty when the condition can be answered by this question, or the sentence that says why not.
std::string find_fault(const EnableWhen& condition, const Item* question) {
  if (question == nullptr) return "This condition names a question that the form does not have; correct its linkId.";
  if (!is_question(*question)) {
    return "This condition names a group or a display, which has no answer; name a question.";
  }
  if (condition.op == Operator::Exists) {
    const bool fits = std::holds_alternative<bool>(condition.answer);
    return fits ? "" : "The operator exists takes answerBoolean (que-7); correct it.";
  }
  if (!is_answer_of(*question, condition.answer)) {
    return "This condition compares with a type that the question never has; correct the type of its answer.";
  }
  const bool is_equality = condition.op == Operator::Equal || condition.op == Operator::NotEqual;
  if (!is_equality && !is_ordered(condition.answer))
    return "Only numbers, dates, times and quantities are larger or smaller; use = or !=.";
  return "";
}

/// Walks from each item to the items it waits for: the one around it and those its conditions name.
class CircleSearch {
 public:
  explicit CircleSearch(const std::vector<Item>& items) { list(items, nullptr); }

  /// An item that waits for itself, or null.
  const Item* find() {
    for (const auto& [link_id, entry] : entries_) {
      if (const auto* const item = visit(entry.item->link_id)) return item;
    }
    return nullptr;
  }

 private:
  enum class State { Fresh, OnTheWay, Done };
  struct Entry {
    const Item* item;
    const Item* around;
    State state = State::Fresh;
  };

  void list(const std::vector<Item>& items, const Item* around) {
    for (const auto& item : items) {
      entries_.emplace(item.link_id, Entry{&item, around});
      list(item.items, &item);
    }
  }

  const Item* visit(const std::string& link_id) {
    auto& entry = entries_.at(link_id);
    if (entry.state == State::OnTheWay) return entry.item;
    if (entry.state == State::Done) return nullptr;
    entry.state = State::OnTheWay;
    const Item* circle = entry.around == nullptr ? nullptr : visit(entry.around->link_id);
    for (const auto& condition : entry.item->enable_when) {
      if (circle == nullptr) circle = visit(condition.question);
    }
    entry.state = State::Done;
    return circle;
  }

  std::map<std::string, Entry> entries_;
};

void check_conditions(const ItemIndex& index, const std::vector<Item>& items,
                      const std::map<std::string, std::string>& places) {
  for (const auto& item : items) {
    for (std::size_t i = 0; i < item.enable_when.size(); ++i) {
      const auto& condition = item.enable_when[i];
      const auto* const question = index.find(condition.question);
      const auto fault = find_fault(condition, question == nullptr ? nullptr : question->item);
      if (fault.empty()) continue;
      throw Error(Error::Kind::Invalid, place_of(place_of(places.at(item.link_id), "enableWhen"), i), fault);
    }
    check_conditions(index, item.items, places);
  }
}

}  // namespace

void check_form_rules(const Questionnaire& questionnaire, const std::map<std::string, std::string>& places) {
  check_conditions(ItemIndex(questionnaire.items), questionnaire.items, places);
  if (const auto* const circle = CircleSearch(questionnaire.items).find()) {
    throw Error(Error::Kind::Invalid, places.at(circle->link_id),
                "This item opens only when it is already open; break the circle of its conditions.");
  }
}

}  // namespace forms

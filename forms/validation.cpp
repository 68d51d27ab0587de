// SPDX-License-Identifier: MIT
#include "forms/validation.h"

#include <algorithm>

#include "forms/enablement.h"

namespace forms {
namespace {

using Kind = Issue::Kind;

bool has_content(const ResponseItem& response) {
  return !response.answers.empty() ||
         std::any_of(response.items.begin(), response.items.end(), [](const auto& item) { return has_content(item); });
}

bool have_content(const std::vector<const ResponseItem*>& occurrences) {
  return std::any_of(occurrences.begin(), occurrences.end(),
                     [](const auto* response) { return has_content(*response); });
}

std::size_t position_in(const std::vector<Item>& items, const std::string& link_id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.link_id == link_id; });
  return static_cast<std::size_t>(found - items.begin());
}

/// Walks form and response side by side and notes what does not fit.
class Walk {
 public:
  Walk(const Questionnaire& questionnaire, const QuestionnaireResponse& response)
      : questionnaire_(questionnaire),
        is_completed_(response.status == ResponseStatus::Completed),
        enablement_(questionnaire, response) {}

  std::vector<Issue> run() {
    visit_level(questionnaire_.items, enablement_.root());
    return std::move(issues_);
  }

 private:
  void visit_level(const std::vector<Item>& items, const Place& place) {
    for (const auto& item : items) visit(item, place);
    if (place.items != nullptr) visit_strays(items, *place.items);
  }

  void visit(const Item& item, const Place& place) {
    const auto occurrences = place.find(item.link_id);
    if (!enablement_.is_open(item, place)) {
      if (have_content(occurrences))
        note(Kind::NotOpen, item.link_id, "This question does not apply; remove its answer.");
      return;
    }
    check_occurrences(item, occurrences);
    for (const auto* const response : occurrences) check_answers(item, *response);
    for (const auto& below : Enablement::places_below(item, place)) visit_level(item.items, below);
  }

  void check_occurrences(const Item& item, const std::vector<const ResponseItem*>& occurrences) {
    const bool is_repeating_group = item.type == ItemType::Group && item.repeats;
    if (occurrences.size() > 1 && !is_repeating_group) note(Kind::TooMany, item.link_id, "Answer this only once.");
    if (!is_completed_ || !item.required || have_content(occurrences)) return;
    note(Kind::Missing, item.link_id,
         item.type == ItemType::Group ? "Answer at least one question of this part." : "Answer this question.");
  }

  void check_answers(const Item& item, const ResponseItem& response) {
    if (item.type != ItemType::Group && !response.items.empty()) {
      note(Kind::Misplaced, item.link_id, "Put what belongs to this question below its answer.");
    }
    const bool is_question = item.type != ItemType::Group && item.type != ItemType::Display;
    if (is_question && !item.repeats && response.answers.size() > 1) {
      note(Kind::TooMany, item.link_id, "Give only one answer.");
    }
    for (const auto& answer : response.answers) {
      if (auto issue = check_value(item, answer.value)) issues_.push_back(std::move(*issue));
    }
  }

  /// What the form does not have on this level, or has in another order.
  void visit_strays(const std::vector<Item>& items, const std::vector<ResponseItem>& responses) {
    std::size_t furthest = 0;
    for (const auto& response : responses) {
      const auto position = position_in(items, response.link_id);
      if (position == items.size()) {
        note_stray(response.link_id);
      } else if (position < furthest) {
        note(Kind::Misplaced, response.link_id, "Put the answers in the order of the form.");
      }
      if (position < items.size()) furthest = std::max(furthest, position);
    }
  }

  void note_stray(const std::string& link_id) {
    if (find_item(questionnaire_, link_id) == nullptr) {
      note(Kind::UnknownItem, link_id, "The form has no such question; remove this answer.");
    } else {
      note(Kind::Misplaced, link_id, "This answer stands in another part of the form; put it where its question is.");
    }
  }

  void note(Kind kind, const std::string& link_id, std::string sentence) {
    issues_.push_back({kind, link_id, std::move(sentence)});
  }

  const Questionnaire& questionnaire_;
  bool is_completed_;
  Enablement enablement_;
  std::vector<Issue> issues_;
};

}  // namespace

std::vector<Issue> validate(const Questionnaire& questionnaire, const QuestionnaireResponse& response) {
  return Walk(questionnaire, response).run();
}

}  // namespace forms

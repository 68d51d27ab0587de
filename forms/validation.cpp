// SPDX-License-Identifier: MIT
#include "forms/validation.h"

#include <algorithm>
#include <set>

#include "forms/enablement.h"
#include "forms/value_check.h"

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

/// What counts against minOccurs and maxOccurs: repetitions of a group, answers of a question.
std::size_t count_occurrences(const Item& item, const std::vector<const ResponseItem*>& occurrences) {
  if (item.type == ItemType::Group) return occurrences.size();
  std::size_t count = 0;
  for (const auto* const response : occurrences) count += response->answers.size();
  return count;
}

/// Walks form and response side by side and notes what does not fit.
class Walk {
 public:
  Walk(const Questionnaire& questionnaire, const QuestionnaireResponse& response)
      : questionnaire_(questionnaire),
        is_final_(response.status == ResponseStatus::Completed || response.status == ResponseStatus::Amended),
        enablement_(questionnaire, response) {}

  std::vector<Issue> run() {
    visit_level(questionnaire_.items, enablement_.root());
    return std::move(issues_);
  }

 private:
  void visit_level(const std::vector<Item>& items, const Place& place) {
    for (const auto& item : items) visit(item, place);
    if (place.items != nullptr) visit_strays(place.owner, *place.items);
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
    const auto count = count_occurrences(item, occurrences);
    const auto& limits = item.limits;
    if (limits.max_occurs && count > static_cast<std::size_t>(*limits.max_occurs)) {
      note_times(Kind::TooMany, item, "Answer this at most ", *limits.max_occurs);
    }
    if (!is_final_) return;
    if (item.required && !have_content(occurrences)) {
      note(Kind::Missing, item.link_id,
           item.type == ItemType::Group ? "Answer at least one question of this part." : "Answer this question.");
    } else if (limits.min_occurs && count < static_cast<std::size_t>(*limits.min_occurs)) {
      note_times(Kind::Missing, item, "Answer this at least ", *limits.min_occurs);
    }
  }

  void check_answers(const Item& item, const ResponseItem& response) {
    if (item.type != ItemType::Group && !response.items.empty()) {
      note(Kind::Misplaced, item.link_id, "Put what belongs to this question below its answer.");
    }
    if (is_question(item) && !item.repeats && response.answers.size() > 1) {
      note(Kind::TooMany, item.link_id, "Give only one answer.");
    }
    for (const auto& answer : response.answers) {
      if (auto issue = check_value(item, answer.value)) issues_.push_back(std::move(*issue));
    }
    if (response.answers.size() > 1 && !item.options.empty()) check_picks(item, response);
  }

  void check_picks(const Item& item, const ResponseItem& response) {
    std::set<std::size_t> picked;
    bool has_exclusive = false;
    bool has_repeated = false;
    for (const auto& answer : response.answers) {
      const auto option = option_index(item, answer.value);
      if (option == item.options.size()) continue;
      has_exclusive |= item.options[option].is_exclusive;
      has_repeated |= !picked.insert(option).second;
    }
    if (has_repeated) note(Kind::TooMany, item.link_id, "Choose each answer only once.");
    if (has_exclusive && !has_repeated) {
      note(Kind::TooMany, item.link_id, "One of these answers stands alone; keep only that one, or leave it out.");
    }
  }

  /// What the form does not have on this level, or has in another order.
  void visit_strays(const Item* around, const std::vector<ResponseItem>& responses) {
    std::size_t furthest = 0;
    for (const auto& response : responses) {
      const auto* const position = enablement_.items().find_below(around, response.link_id);
      if (position == nullptr) {
        note_stray(response.link_id);
      } else if (position->order < furthest) {
        note(Kind::Misplaced, response.link_id, "Put the answers in the order of the form.");
      } else {
        furthest = position->order;
      }
    }
  }

  void note_stray(const std::string& link_id) {
    if (enablement_.items().find(link_id) == nullptr) {
      note(Kind::UnknownItem, link_id, "The form has no such question; remove this answer.");
    } else {
      note(Kind::Misplaced, link_id, "This answer stands in another part of the form; put it where its question is.");
    }
  }

  void note(Kind kind, const std::string& link_id, std::string sentence) {
    issues_.push_back({kind, link_id, std::move(sentence)});
  }

  void note_times(Kind kind, const Item& item, const std::string& start, int count) {
    if (count == 1) return note(kind, item.link_id, start + "once.");
    issues_.push_back(issue_with(kind, item, start + "{1} times.", {std::to_string(count)}));
  }

  const Questionnaire& questionnaire_;
  bool is_final_;
  Enablement enablement_;
  std::vector<Issue> issues_;
};

}  // namespace

std::vector<Issue> validate(const Questionnaire& questionnaire, const QuestionnaireResponse& response) {
  return Walk(questionnaire, response).run();
}

}  // namespace forms

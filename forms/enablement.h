// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "forms/item_index.h"
#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "forms/response_index.h"

namespace forms {

/// The linkIds of the items that are open for these answers (FHIR R4 enableWhen): an item is open when its own
/// conditions hold and every item around it is open. Answers to closed questions count as not given. An unanswered
/// question satisfies != (R4: no answer is equal to the value). What stands below a question, other than a display,
/// opens once the question has an answer, because FHIR keeps it under that answer. In a repeating group an item counts
/// as open when it is open in one of the repetitions.
std::set<std::string> open_items(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

/// The response without the answers to questions that are not open: what a page that shows every question keeps of what
/// it was sent.
QuestionnaireResponse without_closed_answers(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

/// Where a list of response items stands: at the root, in one repetition of a group, or below one answer. Borrows
/// everything.
struct Place {
  const Item* owner = nullptr;                       ///< the group or question around it; null at the root
  const std::vector<ResponseItem>* items = nullptr;  ///< null when the response has nothing here
  const ResponseItem* response = nullptr;            ///< the owner's, if the response has it
  const Place* around = nullptr;
  const ResponseIndex* index = nullptr;  ///< of the response; null only when there are no items

  std::vector<const ResponseItem*> find(std::string_view link_id) const;
};

/// Says for each place of one response which items are open there, for callers that must tell repetitions of a group
/// apart. When the question of a condition occurs several times, the nearest one is meant: in the same repetition, else
/// the last before, else the first after. A question that waits for itself counts as unanswered there, so a form built
/// by hand cannot hang; read_questionnaire refuses such forms. Results are kept, so a long chain of conditions costs
/// each of them once. Borrows both arguments, which must not change meanwhile. Not for several threads.
class Enablement {
 public:
  Enablement(const Questionnaire& questionnaire, const QuestionnaireResponse& response);

  Enablement(const Enablement&) = delete;
  Enablement& operator=(const Enablement&) = delete;

  const ItemIndex& items() const { return items_; }
  Place root() const { return {.items = &response_.items, .index = &occurrences_}; }
  /// The places below this item of this place: one for each repetition or answer, or a single empty one.
  static std::vector<Place> places_below(const Item& item, const Place& place);

  bool is_open(const Item& item, const Place& place);

 private:
  enum class State { Asking, Open, Closed };
  using Key = std::pair<const Item*, const void*>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      const std::hash<const void*> hash;
      return hash(key.first) * 31 + hash(key.second);
    }
  };

  std::size_t order_of(const Item& item) const { return items_.find(item.link_id)->order; }
  std::vector<const Item*> path_to(const Item& item) const;
  bool owner_lets_in(const Item& item, const Place& place);
  bool conditions_hold(const Item& item, const Place& place);
  bool holds(const EnableWhen& condition, const Item& item, const Place& place);
  std::vector<Value> nearest_answers(const Item& question, const Item& item, const Place& place);

  const QuestionnaireResponse& response_;
  ItemIndex items_;
  ResponseIndex occurrences_;
  std::unordered_map<Key, State, KeyHash> states_;
};

}  // namespace forms

// SPDX-License-Identifier: MIT
#include <map>
#include <set>
#include <string_view>

#include "forms/import_notes.h"

namespace forms {
namespace {

using Kind = Finding::Kind;

/// Walks from each item to those it waits for: the one around it and those its conditions name.
class WaitingWalk {
 public:
  WaitingWalk(const std::vector<ItemSite>& items, ImportNotes& notes)
      : items_(items), notes_(notes), states_(items.size(), State::Fresh) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto link_id = text_member(*items[i].item, "linkId");
      if (!link_id.empty()) by_link_id_.emplace(link_id, i);
    }
  }

  void run() {
    for (const auto& site : items_) note_missing(site);
    for (std::size_t i = 0; i < items_.size(); ++i) visit(i);
  }

 private:
  enum class State { Fresh, OnTheWay, Done };

  void note_missing(const ItemSite& site) {
    const auto& conditions = list_member(*site.item, "enableWhen");
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      const auto question = text_member(conditions[i], "question");
      if (question.empty() || by_link_id_.contains(question)) continue;
      notes_.block(Kind::Invalid, below(below(site.path, *find_key(*site.item, "enableWhen")), i),
                   "This condition names a question that the form does not have; correct its linkId.");
    }
  }

  void note_circle(std::size_t index) {
    if (!in_circles_.insert(index).second) return;
    notes_.block(Kind::Invalid, items_[index].path,
                 "This item opens only when it is already open; break the circle of its conditions.");
  }

  void visit(std::size_t index) {
    const auto& site = items_[index];
    if (states_[index] == State::OnTheWay) {
      note_circle(index);
      return;
    }
    if (states_[index] == State::Done) return;
    states_[index] = State::OnTheWay;
    if (site.around) visit(*site.around);
    for (const auto& condition : list_member(*site.item, "enableWhen")) {
      const auto question = by_link_id_.find(text_member(condition, "question"));
      if (question != by_link_id_.end()) visit(question->second);
    }
    states_[index] = State::Done;
  }

  const std::vector<ItemSite>& items_;
  ImportNotes& notes_;
  std::vector<State> states_;
  std::set<std::size_t> in_circles_;
  std::map<std::string_view, std::size_t> by_link_id_;
};

}  // namespace

void note_conditions(const std::vector<ItemSite>& items, ImportNotes& notes) {
  WaitingWalk(items, notes).run();
}

}  // namespace forms

// SPDX-License-Identifier: MIT
#include "toolkit/answers_on_paper.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "forms/item_index.h"
#include "handouts/form_question.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using Answered = std::vector<forms::ResponseItem>;

class Search {
 public:
  Search(const forms::Questionnaire& form, handouts::FormAudience audience) : index_(form.items) {
    const auto plan = handouts::plan_form(form, audience);
    for (const auto* const planned : handouts::planned_items(plan)) {
      on_paper_.insert(planned->item->link_id);
      if (!planned->field.empty()) asked_.insert(planned->item->link_id);
    }
  }

  std::string problem_among(const Answered& items) const {
    std::map<std::string_view, std::size_t> counts;
    for (const auto& item : items) {
      if (!on_paper_.contains(item.link_id)) continue;
      const auto& most = index_.find(item.link_id)->item->limits.max_occurs;
      const bool is_group = index_.find(item.link_id)->item->type == forms::ItemType::Group;
      if (is_group && most && ++counts[item.link_id] > static_cast<std::size_t>(*most))
        return say("{1} is answered more often than the form allows. Take out what is too much.", {name_of(item)});
      if (auto problem = problem_with(item); !problem.empty()) return problem;
    }
    return "";
  }

 private:
  std::string problem_with(const forms::ResponseItem& item) const {
    for (const auto& answer : item.answers) {
      if (&answer != &item.answers.front() && is_answered(answer.items))
        return say(
            "Paper has room below one answer only, and {1} has several with answers below them. Print the form "
            "without answers, or take out those below the second and later ones.",
            {name_of(item)});
      if (auto problem = problem_among(answer.items); !problem.empty()) return problem;
    }
    return problem_among(item.items);
  }

  /// Whether there is something that the paper asks.
  bool is_answered(const Answered& items) const {
    return std::ranges::any_of(items, [this](const forms::ResponseItem& item) {
      return (asked_.contains(item.link_id) && !item.answers.empty()) || is_answered(item.items);
    });
  }

  std::string name_of(const forms::ResponseItem& item) const {
    const auto& position = *index_.find(item.link_id);
    return "“" + handouts::label_text(*position.item, position.order + 1, handouts::FormWords(shown_language())) + "”";
  }

  const forms::ItemIndex index_;
  std::set<std::string_view> on_paper_;
  std::set<std::string_view> asked_;
};

}  // namespace

std::string problem_on_paper(const forms::Questionnaire& form, const forms::QuestionnaireResponse& answers,
                             handouts::FormAudience audience) {
  return Search(form, audience).problem_among(answers.items);
}

}  // namespace toolkit

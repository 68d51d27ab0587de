// SPDX-License-Identifier: MIT
#include "handouts/form_plan.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>

#include "forms/condition.h"
#include "forms/item_index.h"
#include "handouts/error.h"
#include "handouts/form_traits.h"

namespace handouts {
namespace {

using forms::Item;

/// Fewer than read_form takes, with two fields for a question; 200 pages hold some 2,000 questions.
constexpr std::size_t kMostPlanned = 2'400;

[[noreturn]] void refuse_length(const std::string& url) {
  throw Error(Error::Kind::Layout, url, "This form has more questions than paper holds. Divide it into several forms.");
}

/// Which items are on the paper, found by taking out until nothing changes: what waits for an item that went may have
/// to go as well.
class Selection {
 public:
  Selection(const forms::Questionnaire& questionnaire, FormAudience audience) {
    select(questionnaire.items, audience);
    while (take_out(questionnaire.items)) {
    }
  }

  bool has(const Item& item) const { return on_paper_.contains(&item); }

  /// The conditions that are left to the person; none when the item can never be open here.
  std::optional<std::vector<forms::EnableWhen>> conditions_of(const Item& item) const {
    const bool is_any = item.enable_behavior == forms::EnableBehavior::Any;
    std::vector<forms::EnableWhen> left;
    bool is_settled = item.enable_when.empty();
    for (const auto& condition : item.enable_when) {
      if (asked_.contains(condition.question)) {
        left.push_back(condition);
        continue;
      }
      // A score opens what it opens; whoever does not want to answer leaves it empty.
      const bool holds = computed_.contains(condition.question) || forms::holds_for(condition, {});
      if (holds && is_any) return std::vector<forms::EnableWhen>{};
      if (!holds && !is_any) return std::nullopt;
      is_settled = is_settled || holds;
    }
    if (left.empty() && !is_settled) return std::nullopt;
    return left;
  }

 private:
  void select(const std::vector<Item>& items, FormAudience audience) {
    for (const auto& item : items) {
      const bool is_for_therapist =
          item.sensitivity == forms::Sensitivity::W || item.sensitivity == forms::Sensitivity::X;
      if (is_hidden(item) || (is_for_therapist && audience == FormAudience::Client)) continue;
      on_paper_.insert(&item);
      if (is_asked(item)) asked_.insert(item.link_id);
      if (is_computed(item)) computed_.insert(item.link_id);
      select(item.items, audience);
    }
  }

  bool take_out(const std::vector<Item>& items) {
    bool has_changed = false;
    for (const auto& item : items) {
      if (!has(item)) continue;
      has_changed = take_out(item.items) || has_changed;
      const bool is_empty = item.type == forms::ItemType::Group &&
                            std::ranges::none_of(item.items, [&](const Item& below) { return has(below); });
      if (!is_empty && conditions_of(item)) continue;
      take_out_whole(item);
      has_changed = true;
    }
    return has_changed;
  }

  void take_out_whole(const Item& item) {
    on_paper_.erase(&item);
    asked_.erase(item.link_id);
    computed_.erase(item.link_id);
    for (const auto& below : item.items) take_out_whole(below);
  }

  std::set<const Item*> on_paper_;
  std::set<std::string_view> asked_;
  std::set<std::string_view> computed_;
};

bool is_repeating_group(const Item& item) {
  return item.type == forms::ItemType::Group && item.repeats;
}

/// Counts how often groups on the paper are answered.
class OccurrenceCount {
 public:
  OccurrenceCount(const forms::Questionnaire& questionnaire, const Selection& selection)
      : index_(questionnaire.items), selection_(selection) {}

  int most(const std::vector<forms::ResponseItem>& items) const {
    std::map<std::string_view, int> counts;
    int most_often = 0;
    for (const auto& item : items) {
      const auto* const position = index_.find(item.link_id);
      if (position == nullptr || !selection_.has(*position->item)) continue;
      if (is_repeating_group(*position->item)) most_often = std::max(most_often, ++counts[item.link_id]);
      most_often = std::max(most_often, most(item.items));
      for (const auto& answer : item.answers) most_often = std::max(most_often, most(answer.items));
    }
    return most_often;
  }

 private:
  const forms::ItemIndex index_;
  const Selection& selection_;
};

class Planner {
 public:
  Planner(const forms::Questionnaire& questionnaire, const Selection& selection, int copies)
      : url_(questionnaire.url), index_(questionnaire.items), selection_(selection), copies_(copies) {}

  std::vector<PlannedItem> plan(const std::vector<Item>& items, const std::string& suffix, const Item* around) {
    std::vector<PlannedItem> planned;
    for (const auto& item : items) {
      if (!selection_.has(item)) continue;
      const int copies = copies_of(item);
      if (copies == 0) planned.push_back(plan_one(item, suffix, around));
      for (int copy = 1; copy <= copies; ++copy) {
        planned.push_back(plan_one(item, suffix + "-" + std::to_string(copy), around));
        planned.back().copy = copy;
        planned.back().copies = copies;
      }
    }
    return planned;
  }

 private:
  /// None for what does not repeat on paper.
  int copies_of(const Item& item) const {
    if (!is_repeating_group(item)) return 0;
    const int wanted = std::max(copies_, item.limits.min_occurs.value_or(0));
    return std::clamp(item.limits.max_occurs.value_or(wanted), 1, wanted);
  }

  PlannedItem plan_one(const Item& item, const std::string& suffix, const Item* around) {
    if (++count_ > kMostPlanned) refuse_length(url_);
    PlannedItem planned{.item = &item, .number = index_.find(item.link_id)->order + 1};
    planned.conditions = *selection_.conditions_of(item);
    if (is_asked(item)) planned.field = "q" + std::to_string(planned.number) + suffix;
    // FHIR keeps it under the answer to that question: without one it is not asked.
    const bool waits_for_answer = around != nullptr && is_asked(*around) && item.type != forms::ItemType::Display;
    if (waits_for_answer && planned.conditions.empty())
      planned.conditions.push_back({around->link_id, forms::Operator::Exists, true});
    planned.items = plan(item.items, suffix, &item);
    return planned;
  }

  std::string url_;
  const forms::ItemIndex index_;
  const Selection& selection_;
  int copies_;
  std::size_t count_ = 0;
};

void collect(const std::vector<PlannedItem>& items, std::vector<const PlannedItem*>& planned) {
  for (const auto& item : items) {
    planned.push_back(&item);
    collect(item.items, planned);
  }
}

}  // namespace

int copies_for(const forms::Questionnaire& questionnaire, FormAudience audience,
               const forms::QuestionnaireResponse* answers) {
  if (answers == nullptr) return kCopies;
  const Selection selection(questionnaire, audience);
  return std::max(kCopies, OccurrenceCount(questionnaire, selection).most(answers->items));
}

FormPlan plan_form(const forms::Questionnaire& questionnaire, FormAudience audience, int copies) {
  if (copies > kMostCopies) refuse_length(questionnaire.url);
  const Selection selection(questionnaire, audience);
  return {copies, Planner(questionnaire, selection, copies).plan(questionnaire.items, "", nullptr)};
}

std::string option_code(std::size_t option) {
  return "o" + std::to_string(option + 1);
}

std::optional<std::size_t> option_of(const Item& item, std::string_view code) {
  for (std::size_t i = 0; i < item.options.size(); ++i)
    if (option_code(i) == code) return i;
  return std::nullopt;
}

std::string own_words_name(const std::string& field) {
  return field + "-own";
}

bool takes_own_words(const Item& item) {
  return item.type == forms::ItemType::OpenChoice && is_choice(item);
}

bool is_asked(const Item& item) {
  return is_question(item) && !is_computed(item);
}

std::vector<const PlannedItem*> planned_items(const FormPlan& plan) {
  std::vector<const PlannedItem*> planned;
  collect(plan.items, planned);
  return planned;
}

std::vector<const PlannedItem*> asked_items(const FormPlan& plan) {
  auto asked = planned_items(plan);
  std::erase_if(asked, [](const PlannedItem* planned) { return planned->field.empty(); });
  return asked;
}

std::string digest_of(const FormPlan& plan) {
  // FNV-1a (64 bits); every part ends with a byte that no text holds.
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    hash = (hash ^ 0xFFU) * 0x100000001b3U;
  };
  for (const auto* const planned : asked_items(plan)) {
    add(planned->field);
    add(planned->item->link_id);
    add(forms::to_text(planned->item->type));
    add(planned->item->repeats ? "several" : "one");
    for (const auto& option : planned->item->options) add(forms::key_of(option.value));
  }
  char digits[20];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

}  // namespace handouts

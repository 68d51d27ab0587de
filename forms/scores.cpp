// SPDX-License-Identifier: MIT
#include "forms/scores.h"

#include <algorithm>
#include <optional>

#include "forms/calculation.h"
#include "forms/enablement.h"
#include "forms/score_placing.h"

namespace forms {
namespace {

using Reason = NotComputed::Reason;

/// A score that opens a question that another score counts takes one round more; a chain of more than these is none
/// that a form was meant to have.
constexpr int kMostRounds = 8;

void list_calculated(const std::vector<Item>& items, std::vector<const Item*>& calculated) {
  for (const auto& item : items) {
    if (!item.calculated_expression.empty()) calculated.push_back(&item);
    list_calculated(item.items, calculated);
  }
}

bool has_questions_below(const Item& item) {
  return std::ranges::any_of(item.items, [](const Item& below) { return below.type != ItemType::Display; });
}

bool is_computed(const Score& score) {
  const auto* const fault = std::get_if<NotComputed>(&score.result);
  return fault == nullptr || fault->reason == Reason::Empty;
}

struct Settled {
  std::vector<Score> scores;
  QuestionnaireResponse response;
};

/// Finds scores that the questions they open and close do not change. It begins without any, so that a score somebody
/// wrote into the response cannot keep the questions open that justify it.
class Settling {
 public:
  Settling(const Questionnaire& questionnaire, const QuestionnaireResponse& response)
      : questionnaire_(questionnaire), response_(response) {
    list_calculated(questionnaire.items, items_);
    for (const auto* const item : items_) {
      if (!has_questions_below(*item)) continue;
      refused_[item->link_id] = {Reason::NotInGrammar, 0, "This program calculates no item with questions below it."};
    }
  }

  /// Each time something turns out not to be computed, all begins again with what the response has for it.
  Settled run() {
    if (items_.empty()) return {{}, response_};
    for (int round = 0; round < kMostRounds; ++round) {
      if (auto settled = settle()) return std::move(*settled);
    }
    for (const auto* const item : items_) {
      refused_.emplace(item->link_id, NotComputed{Reason::TooManySteps, 0, "Too many scores depend on each other."});
    }
    return score(response_);
  }

 private:
  /// The values of the scores; without scores, of none.
  CalculatedValues values_of(const std::vector<Score>& scores) const {
    CalculatedValues values;
    for (const auto* const item : items_) {
      if (!refused_.contains(item->link_id)) values.emplace(item->link_id, std::nullopt);
    }
    for (const auto& score : scores) {
      const auto* const value = std::get_if<Value>(&score.result);
      if (value != nullptr) values.at(score.link_id) = *value;
    }
    return values;
  }

  std::optional<Settled> settle() {
    Settled last{{}, with_values(questionnaire_, response_, values_of({}), Unvalued::LeftOut)};
    for (int round = 0; round < kMostRounds; ++round) {
      auto next = score(last.response);
      if (refuse_not_computed(next.scores)) return std::nullopt;
      if (next.response == last.response) return next;
      if (round + 1 == kMostRounds) refuse_changed(last.scores, next.scores);
      last = std::move(next);
    }
    return std::nullopt;
  }

  Settled score(const QuestionnaireResponse& response) const {
    const auto open = open_items(questionnaire_, response);
    const auto marked =
        with_values(questionnaire_, without_closed_answers(questionnaire_, response), values_of({}), Unvalued::Marked);
    Calculation calculation(questionnaire_, marked, refused_);
    Settled scored;
    for (const auto* const item : items_) {
      const NotComputed closed{Reason::Empty, 0, "This item does not apply."};
      const bool is_asked = open.contains(item->link_id) || refused_.contains(item->link_id);
      scored.scores.push_back({item->link_id, is_asked ? calculation.result_of(*item) : closed});
    }
    scored.response = with_values(questionnaire_, response, values_of(scored.scores), Unvalued::LeftOut);
    return scored;
  }

  /// Whether there is one that was not known to be.
  bool refuse_not_computed(const std::vector<Score>& scores) {
    bool is_news = false;
    for (const auto& score : scores) {
      if (is_computed(score)) continue;
      is_news |= refused_.emplace(score.link_id, std::get<NotComputed>(score.result)).second;
    }
    return is_news;
  }

  void refuse_changed(const std::vector<Score>& scores, const std::vector<Score>& next) {
    for (std::size_t i = 0; i < next.size(); ++i) {
      if (scores[i] == next[i]) continue;
      refused_.emplace(next[i].link_id,
                       NotComputed{Reason::Circle, 0, "It opens or closes a question that changes it."});
    }
  }

  const Questionnaire& questionnaire_;
  const QuestionnaireResponse& response_;
  std::vector<const Item*> items_;
  Refused refused_;
};

bool are_same(const std::vector<Value>& stored, const std::vector<Value>& expected) {
  return std::ranges::equal(stored, expected, [](const Value& one, const Value& other) {
    return one.index() == other.index() && (one == other || std::is_eq(compare(one, other)));
  });
}

}  // namespace

std::vector<Score> calculated(const Questionnaire& questionnaire, const QuestionnaireResponse& response) {
  return Settling(questionnaire, response).run().scores;
}

QuestionnaireResponse with_calculated(const Questionnaire& questionnaire, const QuestionnaireResponse& response) {
  return Settling(questionnaire, response).run().response;
}

std::vector<std::string> find_wrong_scores(const Questionnaire& questionnaire, const QuestionnaireResponse& response) {
  const auto settled = Settling(questionnaire, response).run();
  std::vector<std::string> wrong;
  for (const auto& score : settled.scores) {
    const auto stored = find_answers(response, score.link_id);
    if (!are_same(stored, find_answers(settled.response, score.link_id))) wrong.push_back(score.link_id);
  }
  return wrong;
}

}  // namespace forms

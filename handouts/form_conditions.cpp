// SPDX-License-Identifier: MIT
#include "handouts/form_conditions.h"

#include <algorithm>

namespace handouts {
namespace {

using forms::EnableWhen;
using forms::Operator;

bool is_moment(const forms::Value& value) {
  return std::holds_alternative<forms::Date>(value) || std::holds_alternative<forms::DateTime>(value) ||
         std::holds_alternative<forms::Time>(value);
}

std::string_view key_of(const EnableWhen& condition) {
  const bool is_time = is_moment(condition.answer);
  switch (condition.op) {
    case Operator::Exists:
      return std::get<bool>(condition.answer) ? "answered" : "empty";
    case Operator::Equal:
      return "equal";
    case Operator::NotEqual:
      return "not-equal";
    case Operator::Greater:
      return is_time ? "after" : "more";
    case Operator::Less:
      return is_time ? "before" : "less";
    case Operator::GreaterOrEqual:
      return is_time ? "from" : "at-least";
    case Operator::LessOrEqual:
      return is_time ? "until" : "at-most";
  }
  return "answered";
}

/// Conditions that one clause says: "you answered “Yes” or “Not sure” to question 4".
struct Clause {
  std::string_view key;
  std::string question;
  std::vector<std::string> values;
};

class ConditionWords {
 public:
  ConditionWords(const PlannedItem& planned, const forms::ItemIndex& index, const FormWords& words)
      : planned_(planned), index_(index), words_(words) {}

  std::string write() {
    for (const auto& condition : planned_.conditions)
      if (!is_said_anyway(condition)) add(condition);
    std::vector<std::string> clauses;
    for (const auto& clause : clauses_) clauses.push_back(write(clause));
    return clauses.empty() ? "" : words_.of("only-if", words_.list(clauses, is_any() ? "or" : "and"));
  }

 private:
  bool is_any() const { return planned_.item->enable_behavior == forms::EnableBehavior::Any; }

  /// "Your answer is not “Yes”" says that there is one.
  bool is_said_anyway(const EnableWhen& condition) const {
    const bool asks_for_answer = condition.op == Operator::Exists && std::get<bool>(condition.answer);
    return asks_for_answer && !is_any() && std::ranges::any_of(planned_.conditions, [&](const EnableWhen& other) {
             return other.question == condition.question && other.op != Operator::Exists;
           });
  }

  void add(const EnableWhen& condition) {
    const auto key = key_of(condition);
    std::vector<std::string> values;
    if (condition.op != Operator::Exists) values.push_back(value_words(condition));
    const bool may_join = key == (is_any() ? "equal" : "not-equal");
    const auto same = std::ranges::find_if(clauses_, [&](const Clause& clause) {
      return may_join && clause.key == key && clause.question == condition.question;
    });
    if (same == clauses_.end()) {
      clauses_.push_back({key, condition.question, std::move(values)});
    } else {
      same->values.push_back(std::move(values.front()));
    }
  }

  /// As the option itself is worded: a condition need not say more than its code. Words are quoted, numbers are not.
  std::string value_words(const EnableWhen& condition) const {
    if (const auto* const position = index_.find(condition.question)) {
      if (const auto* const option = forms::find_picked(*position->item, condition.answer))
        return words_.of("value", words_.value(option->value));
    }
    const auto text = words_.value(condition.answer);
    return forms::is_ordered(condition.answer) ? text : words_.of("value", text);
  }

  std::string question_words(const std::string& link_id) const {
    const auto* const position = index_.find(link_id);
    if (position == nullptr) return "";
    const auto& question = *position->item;
    const auto number = question.prefix.substr(0, question.prefix.find_last_not_of(" .:)") + 1);
    if (!number.empty()) return words_.of("question", number);
    return question.text.empty() ? words_.of("question", std::to_string(position->order + 1))
                                 : words_.of("named", question.text);
  }

  std::string write(const Clause& clause) const {
    return with(words_.of(clause.key, words_.list(clause.values, "or")), "{question}", question_words(clause.question));
  }

  const PlannedItem& planned_;
  const forms::ItemIndex& index_;
  const FormWords& words_;
  std::vector<Clause> clauses_;
};

}  // namespace

std::string condition_sentence(const PlannedItem& planned, const forms::ItemIndex& index, const FormWords& words) {
  return ConditionWords(planned, index, words).write();
}

}  // namespace handouts

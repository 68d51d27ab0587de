// SPDX-License-Identifier: MIT
#include "forms/evaluation.h"

#include <algorithm>
#include <optional>

#include "forms/expression_operators.h"
#include "forms/properties.h"

namespace forms {
namespace {

using Kind = Link::Kind;
using Reason = NotComputed::Reason;
using Start = Expression::Start;

constexpr std::size_t kMostSteps = 10'000;

/// Once something is wrong every collection is empty, and the first fault is the result.
class Evaluation {
 public:
  explicit Evaluation(Surroundings& surroundings) : surroundings_(surroundings) {}

  Evaluated run(const Expression& expression) {
    auto collection = value_of(expression, nullptr);
    if (fault_) return *fault_;
    return collection;
  }

 private:
  Collection value_of(const Expression& expression, const Element* focus) {
    auto value = start_of(expression, focus);
    for (const auto& link : expression.links) {
      spend(1 + value.size(), link.place);
      if (fault_) return {};
      value = follow(link, std::move(value), focus);
    }
    return value;
  }

  Collection start_of(const Expression& expression, const Element* focus) {
    spend(1, expression.place);
    if (fault_) return {};
    switch (expression.start) {
      case Start::Nothing:
        return {};
      case Start::Literal:
        return elements_of(expression.literal, expression.place);
      case Start::Resource:
        return {Element{&surroundings_.response()}};
      case Start::Variable:
        return recalled(expression);
      case Start::This:
        return {*focus};
      case Start::Choice:
        return choose(expression, focus);
    }
    return {};
  }

  /// What a variable brings is copied, so each element of it is a step.
  Collection recalled(const Expression& expression) {
    auto value = checked(surroundings_.variable(expression.name), expression.place);
    spend(value.size(), expression.place);
    return fault_ ? Collection{} : value;
  }

  /// FHIRPath: an empty criterion takes the otherwise branch, and the branch that is not taken is not run.
  Collection choose(const Expression& choice, const Element* focus) {
    const auto criterion = truth(value_of(choice.arguments[0], focus), choice.place);
    if (fault_) return {};
    if (criterion.value_or(false)) return value_of(choice.arguments[1], focus);
    return choice.arguments.size() > 2 ? value_of(choice.arguments[2], focus) : Collection{};
  }

  Collection follow(const Link& link, Collection value, const Element* focus) {
    if (link.kind >= Kind::Multiply) {
      const auto right = value_of(link.arguments[0], focus);
      return fault_ ? Collection{} : checked(operate(link.kind, value, right), link.place);
    }
    if (link.kind == Kind::Negate) return checked(negate(value), link.place);
    if (link.kind < Kind::Where) return properties(link, value);
    return call(link, std::move(value));
  }

  Collection call(const Link& link, Collection value) {
    if (!link.arguments.empty()) value = filter(link, value);
    if (asks_what_is_there(link.kind)) value = without_missing(std::move(value), link.place);
    if (fault_) return {};
    switch (link.kind) {
      case Kind::Exists:
        return collection_of(!value.empty());
      case Kind::Empty:
        return collection_of(value.empty());
      case Kind::Count:
        return collection_of(Number(static_cast<std::int32_t>(value.size())));
      case Kind::First:
        return value.empty() ? value : Collection{value.front()};
      case Kind::Sum:
        return checked(sum(value), link.place);
      case Kind::Ordinal:
        return ordinals(link, value);
      case Kind::Not: {
        const auto is_so = truth(value, link.place);
        return is_so ? collection_of(!*is_so) : Collection{};
      }
      default:
        return value;
    }
  }

  Collection filter(const Link& link, const Collection& value) {
    Collection kept;
    for (const auto& element : value) {
      const auto is_meant = truth(value_of(link.arguments[0], &element), link.place);
      if (fault_) return {};
      if (is_meant.value_or(false)) kept.push_back(element);
    }
    return kept;
  }

  Collection properties(const Link& link, const Collection& value) {
    Collection found;
    for (const auto& element : value) {
      const auto below = property_of(link, element);
      if (fault_) return {};
      found.insert(found.end(), below.begin(), below.end());
    }
    return found;
  }

  Collection property_of(const Link& link, const Element& element) {
    if (link.kind == Kind::Answer) return answers_of(link, element);
    const auto property = find_property(link.kind, element);
    if (const auto* const value = std::get_if<Value>(&property)) {
      auto elements = elements_of(*value, link.place);
      for (auto& answered : elements) answered.question = element.question;
      return elements;
    }
    const auto* const items = std::get_if<const std::vector<ResponseItem>*>(&property);
    Collection below;
    if (items == nullptr) return below;
    for (const auto& item : **items) below.push_back({&item});
    return below;
  }

  Collection answers_of(const Link& link, const Element& element) {
    const auto* const item = std::get_if<const ResponseItem*>(&element.content);
    if (item == nullptr) return {};
    const auto* const answers = answers_of(**item, link.place);
    Collection given;
    if (answers == nullptr) return given;
    for (const auto& answer : *answers) given.push_back({&answer, *item});
    return given;
  }

  const std::vector<Answer>* answers_of(const ResponseItem& response, std::size_t place) {
    const auto* const item = surroundings_.find_item(response.link_id);
    if (item == nullptr || item->calculated_expression.empty()) return &response.answers;
    const auto answers = surroundings_.calculated_answers(*item);
    if (const auto* const fault = std::get_if<NotComputed>(&answers)) fail(fault->reason, place, fault->sentence);
    return fault_ ? nullptr : std::get<const std::vector<Answer>*>(answers);
  }

  /// where() does not: looking for another question among its neighbors would be a circle for every score.
  static bool asks_what_is_there(Kind kind) {
    return kind == Kind::Exists || kind == Kind::Empty || kind == Kind::Count || kind == Kind::First;
  }

  Collection without_missing(Collection value, std::size_t place) {
    std::erase_if(value, [&](const Element& element) {
      const auto* const response = std::get_if<const ResponseItem*>(&element.content);
      if (response == nullptr || !(*response)->answers.empty()) return false;
      const auto* const item = surroundings_.find_item((*response)->link_id);
      const bool is_calculated = item != nullptr && !item->calculated_expression.empty();
      if (!is_calculated) return false;
      const auto* const answers = answers_of(**response, place);
      return answers == nullptr || answers->empty();
    });
    return value;
  }

  /// SDC: what has no score is left out.
  Collection ordinals(const Link& link, const Collection& value) {
    Collection scores;
    for (const auto& element : value) {
      const auto* const item =
          element.question == nullptr ? nullptr : surroundings_.find_item(element.question->link_id);
      const auto score = item == nullptr ? std::nullopt : find_ordinal(*item, element);
      if (!score) continue;
      const auto number = elements_of(*score, link.place);
      scores.insert(scores.end(), number.begin(), number.end());
    }
    return scores;
  }

  Collection elements_of(const Value& value, std::size_t place) {
    const auto element = element_of(value);
    if (element) return {*element};
    fail(Reason::WrongType, place, "A number here is too large or has more than eight decimal places.");
    return {};
  }

  std::optional<bool> truth(const Collection& collection, std::size_t place) {
    const auto truth = truth_of(collection);
    if (const auto* const sentence = std::get_if<std::string_view>(&truth)) fail(Reason::WrongType, place, *sentence);
    return fault_ ? std::nullopt : std::get<std::optional<bool>>(truth);
  }

  Collection checked(Operated operated, std::size_t place) {
    const auto* const sentence = std::get_if<std::string_view>(&operated);
    if (sentence == nullptr) return std::move(std::get<Collection>(operated));
    fail(Reason::WrongType, place, *sentence);
    return {};
  }

  Collection checked(Evaluated evaluated, std::size_t place) {
    const auto* const fault = std::get_if<NotComputed>(&evaluated);
    if (fault == nullptr) return std::move(std::get<Collection>(evaluated));
    fail(fault->reason, place, fault->sentence);
    return {};
  }

  void spend(std::size_t steps, std::size_t place) {
    steps_ += steps;
    if (steps_ > kMostSteps) fail(Reason::TooManySteps, place, "This takes more than 10,000 steps.");
  }

  void fail(Reason reason, std::size_t place, std::string_view sentence) {
    if (!fault_) fault_ = NotComputed{reason, place, std::string(sentence)};
  }

  Surroundings& surroundings_;
  std::size_t steps_ = 0;
  std::optional<NotComputed> fault_;
};

}  // namespace

Evaluated evaluate(const Expression& expression, Surroundings& surroundings) {
  return Evaluation(surroundings).run(expression);
}

}  // namespace forms

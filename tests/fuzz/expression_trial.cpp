// SPDX-License-Identifier: MIT
#include "expression_trial.h"

#include <stdexcept>

#include "forms/expression.h"
#include "forms/scores.h"

namespace fuzz {
namespace {

void require(bool is_so, const char* what) {
  if (!is_so) throw std::logic_error(what);
}

forms::Item question(const char* link_id, forms::ItemType type) {
  forms::Item item;
  item.link_id = link_id;
  item.type = type;
  return item;
}

forms::Item score(forms::ItemType type, std::string expression) {
  auto item = question("score", type);
  item.calculated_expression = std::move(expression);
  return item;
}

forms::Coding coding(const char* code) {
  return {"urn:test:codes", code, "Shown"};
}

/// One question of each kind that has a meaning for expressions, two of them in a group.
forms::Questionnaire form() {
  using enum forms::ItemType;
  forms::Questionnaire form;
  form.items = {question("integer", Integer), question("decimal", Decimal), question("boolean", Boolean),
                question("text", String),     question("date", Date),       question("quantity", Quantity)};
  auto group = question("group", Group);
  for (const char* const link_id : {"one", "two"}) {
    auto choice = question(link_id, Choice);
    choice.options = {{.value = coding("a"), .ordinal = forms::Decimal{"1"}},
                      {.value = coding("b"), .ordinal = forms::Decimal{"2.5"}}};
    group.items.push_back(std::move(choice));
  }
  form.items.push_back(std::move(group));
  return form;
}

forms::QuestionnaireResponse response() {
  forms::QuestionnaireResponse response;
  response.items = {{"integer", "How many?", {{2147483647, {}}}, {}},
                    {"decimal", "", {{forms::Decimal{"-0.10"}, {}}}, {}},
                    {"boolean", "", {{true, {}}}, {}},
                    {"text", "", {{std::string("a"), {}}, {std::string("b"), {}}}, {}},
                    {"date", "", {{forms::Date{2026, 11, 0}, {}}}, {}},
                    {"quantity", "", {{forms::Quantity{{"1e3"}, "kg", "", ""}, {}}}, {}},
                    {"group", "", {}, {{"one", "", {{coding("a"), {}}}, {}}, {"two", "", {{coding("b"), {}}}, {}}}}};
  return response;
}

/// Whether the result is of the type of the score's item, or there is none of any type.
bool run(const forms::Questionnaire& form, std::size_t length) {
  static const auto answers = response();
  const auto scores = forms::calculated(form, answers);
  require(scores.size() == 1, "a score is missing");
  const auto* const fault = std::get_if<forms::NotComputed>(&scores[0].result);
  if (fault != nullptr) {
    require(fault->place <= length && !fault->sentence.empty(), "a fault has no place or no sentence");
    return fault->reason != forms::NotComputed::Reason::WrongType;
  }
  const auto stored = forms::with_calculated(form, answers);
  require(forms::find_answers(stored, "score").size() == 1, "a score is not stored");
  require(forms::find_wrong_scores(form, stored).empty(), "a stored score is wrong");
  return true;
}

}  // namespace

void try_expression(std::string_view text) {
  // An item without an expression is a question.
  if (text.empty() || text.size() > kLongestExpression) return;
  auto scored = form();
  for (const auto type : {forms::ItemType::Decimal, forms::ItemType::Boolean, forms::ItemType::String}) {
    scored.items.push_back(score(type, std::string(text)));
    const bool is_done = run(scored, text.size());
    scored.items.pop_back();
    if (is_done) break;
  }
  scored.items.push_back(score(forms::ItemType::Decimal, "%asked"));
  scored.variables = {{"asked", std::string(text)}};
  run(scored, text.size());
}

}  // namespace fuzz

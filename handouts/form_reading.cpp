// SPDX-License-Identifier: MIT
#include "handouts/form_reading.h"

#include <algorithm>
#include <map>
#include <set>

#include "forms/scores.h"
#include "handouts/error.h"
#include "handouts/form_mark.h"
#include "handouts/form_plan.h"
#include "handouts/form_values.h"
#include "handouts/normalization.h"

namespace handouts {
namespace {

using forms::ItemType;
using forms::ResponseItem;

[[noreturn]] void refuse(const std::string& sentence) {
  throw Error(Error::Kind::Form, "the form", sentence);
}

/// Where a viewer or a program gave a box of several a state of its own, the box is a field by itself.
std::string box_name(const std::string& field, std::size_t option) {
  return field + "." + option_code(option);
}

class Fields {
 public:
  explicit Fields(const FormValues& values) : values_(values) {}

  FieldValues of(const PlannedItem& planned) const {
    FieldValues found{find(planned.field), find(own_words_name(planned.field))};
    for (std::size_t i = 0; i < planned.item->options.size(); ++i)
      if (!find(box_name(planned.field, i)).empty()) found.values.push_back(option_code(i));
    return found;
  }

  /// Whether these are the fields of the paper: none added, none taken out.
  bool are_those_of(const std::vector<const PlannedItem*>& asked) const {
    std::set<std::string> expected;
    for (const auto* const planned : asked) {
      expected.insert(planned->field);
      if (takes_own_words(*planned->item)) expected.insert(own_words_name(planned->field));
    }
    std::set<std::string> found;
    for (const auto& [name, values] : values_) found.insert(name.substr(0, name.find('.')));
    return found == expected;
  }

 private:
  std::vector<std::string> find(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>() : found->second;
  }

  const FormValues& values_;
};

FormMark mark_of(const FilledForm& filled) {
  if (auto mark = parse_form_mark(filled.mark)) return *mark;
  refuse("This form was not made by this program. Enter its answers by hand.");
}

/// A form and its short form have one url and version; their questions tell them apart.
std::size_t candidate_of(const FormMark& mark, std::span<const forms::Questionnaire> candidates) {
  bool is_known = false;
  bool is_other_version = false;
  const auto url = forms::url_of(mark.canonical);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& form = candidates[i];
    is_other_version = is_other_version || to_nfc(form.url) == url;
    if (to_nfc(form.canonical()) != mark.canonical) continue;
    is_known = true;
    if (digest_of(plan_form(form, mark.audience, mark.copies)) == mark.digest) return i;
  }
  if (is_known) refuse("This form was printed with other questions under the same version. Enter its answers by hand.");
  if (is_other_version)
    refuse(
        "This is another version of the form. Read it with the version it was printed from, or enter the answers by "
        "hand.");
  refuse("This is the paper of another form. Choose the form that it was printed from.");
}

/// Gathers answers along the plan.
class Gatherer {
 public:
  explicit Gatherer(const Fields& fields) : fields_(fields) {}

  std::vector<ResponseItem> gather(const std::vector<PlannedItem>& items) {
    std::vector<ResponseItem> gathered;
    for (const auto& planned : items) {
      if (planned.item->type == ItemType::Display) continue;
      ResponseItem item{planned.item->link_id, planned.item->text, {}, {}};
      if (!planned.field.empty()) add_answers(planned, item);
      auto below = gather(planned.items);
      if (planned.item->type == ItemType::Group) {
        item.items = std::move(below);
      } else if (!item.answers.empty()) {
        item.answers.front().items = std::move(below);
      } else {
        note_lost(planned.items, below);
      }
      if (!item.answers.empty() || !item.items.empty()) gathered.push_back(std::move(item));
    }
    return gathered;
  }

  std::vector<forms::Issue> take_issues() { return std::move(issues_); }

 private:
  void add_answers(const PlannedItem& planned, ResponseItem& item) {
    auto read = from_fields(*planned.item, fields_.of(planned));
    for (auto& value : read.values) item.answers.push_back({std::move(value), {}});
    std::ranges::move(read.issues, std::back_inserter(issues_));
  }

  /// FHIR has no place for what stands below a question without an answer.
  void note_lost(const std::vector<PlannedItem>& planned, const std::vector<ResponseItem>& lost) {
    if (lost.empty()) return;
    for (const auto& item : planned) {
      const auto is_it = [&](const ResponseItem& other) { return other.link_id == item.item->link_id; };
      if (std::ranges::any_of(lost, is_it))
        issues_.push_back({forms::Issue::Kind::NotOpen, item.item->link_id,
                           "The question before this one has no answer; answer it, or leave this one out."});
    }
  }

  const Fields& fields_;
  std::vector<forms::Issue> issues_;
};

bool asks_something(const PlannedItem& planned) {
  return !planned.field.empty() || std::ranges::any_of(planned.items, asks_something);
}

/// The linkIds of what a person could fill in here: questions, and groups that have some.
std::set<std::string_view> fillable(const FormPlan& plan) {
  std::set<std::string_view> found;
  for (const auto* const planned : planned_items(plan))
    if (asks_something(*planned) && (!planned->field.empty() || planned->item->type == ItemType::Group))
      found.insert(planned->item->link_id);
  return found;
}

std::vector<forms::Issue> in_form_order(std::vector<forms::Issue> issues, const FormPlan& plan) {
  std::map<std::string_view, std::size_t> places;
  for (const auto* const planned : planned_items(plan)) places.emplace(planned->item->link_id, places.size());
  const auto place = [&](const forms::Issue& issue) {
    const auto found = places.find(issue.link_id);
    return found == places.end() ? places.size() : found->second;
  };
  std::ranges::stable_sort(issues, {}, place);
  return issues;
}

/// What is missing or wrong for the form as a whole. An answer that could not be read is told of once.
void add_issues(FormReading& reading, const forms::Questionnaire& form, const FormPlan& plan) {
  const auto unreadable = reading.issues;
  const auto is_told = [&](const forms::Issue& issue) {
    return issue.kind == forms::Issue::Kind::Missing &&
           std::ranges::any_of(unreadable, [&](const auto& other) { return other.link_id == issue.link_id; });
  };
  reading.response.status = forms::ResponseStatus::Completed;
  auto found = forms::validate(form, reading.response);
  const bool is_complete = found.empty() && unreadable.empty();
  if (!is_complete) reading.response.status = forms::ResponseStatus::InProgress;
  const auto on_paper = fillable(plan);
  for (auto& issue : found)
    if (on_paper.contains(issue.link_id) && !is_told(issue)) reading.issues.push_back(std::move(issue));
}

/// Words of a choice or a unit are in the language of the form; codes are not.
bool is_same(const forms::Value& one, const forms::Value& other) {
  const auto* const coding = std::get_if<forms::Coding>(&one);
  const auto* const other_coding = std::get_if<forms::Coding>(&other);
  if (coding != nullptr && other_coding != nullptr) return forms::is_same_choice(*coding, *other_coding);
  const auto* const quantity = std::get_if<forms::Quantity>(&one);
  const auto* const other_quantity = std::get_if<forms::Quantity>(&other);
  if (quantity == nullptr || other_quantity == nullptr || quantity->code.empty()) return one == other;
  return quantity->value == other_quantity->value && quantity->code == other_quantity->code &&
         quantity->system == other_quantity->system;
}

void compare_below(const std::vector<forms::Item>& items, const forms::QuestionnaireResponse& stored,
                   const FormReading& read, std::vector<AnswerDifference>& found) {
  for (const auto& item : items) {
    if (read.asked.contains(item.link_id)) {
      auto before = forms::find_answers(stored, item.link_id);
      auto after = forms::find_answers(read.response, item.link_id);
      if (!std::ranges::equal(before, after, is_same))
        found.push_back({item.link_id, std::move(before), std::move(after)});
    }
    compare_below(item.items, stored, read, found);
  }
}

}  // namespace

std::string language_of(const FilledForm& filled) {
  return mark_of(filled).language;
}

std::string canonical_of(const FilledForm& filled) {
  return mark_of(filled).canonical;
}

FormReading read_answers(const FilledForm& filled, std::span<const forms::Questionnaire> candidates) {
  const auto mark = mark_of(filled);
  FormReading reading;
  reading.form = candidate_of(mark, candidates);
  const auto& form = candidates[reading.form];
  const auto plan = plan_form(form, mark.audience, mark.copies);
  const auto asked = asked_items(plan);
  const Fields fields(filled.values);
  if (!fields.are_those_of(asked))
    refuse("Fields of this form were added or taken out after it was made. Enter its answers by hand.");
  for (const auto* const planned : asked) reading.asked.insert(planned->item->link_id);
  Gatherer gatherer(fields);
  reading.response = {.questionnaire = form.canonical(),
                      .status = forms::ResponseStatus::InProgress,
                      .language = mark.language,
                      .authored = {},
                      .items = gatherer.gather(plan.items)};
  // A score may open a question that the paper asked.
  reading.response = forms::with_calculated(form, reading.response);
  reading.issues = gatherer.take_issues();
  add_issues(reading, form, plan);
  reading.issues = in_form_order(std::move(reading.issues), plan);
  return reading;
}

std::vector<AnswerDifference> differences(const forms::QuestionnaireResponse& stored, const FormReading& read,
                                          const forms::Questionnaire& questionnaire) {
  std::vector<AnswerDifference> found;
  compare_below(questionnaire.items, stored, read, found);
  return found;
}

}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "toolkit/desks/typed_answers.h"

#include <algorithm>
#include <set>

#include "forms/enablement.h"
#include "forms/value_check.h"

namespace toolkit {
namespace {

struct Parsed {
  std::vector<forms::FlatAnswer> answers;
  std::vector<forms::Issue> issues;
};

void parse_items(const std::vector<forms::Item>& items, const Typed& typed, Parsed& parsed) {
  for (const auto& item : items) {
    if (const auto found = typed.find(item.link_id); found != typed.end() && forms::is_question(item)) {
      forms::FlatAnswer answer{item.link_id, {}};
      for (const auto& text : found->second) {
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
        auto value = forms::parse_answer(item, text);
        if (auto* issue = std::get_if<forms::Issue>(&value)) {
          parsed.issues.push_back(std::move(*issue));
        } else {
          answer.values.push_back(std::get<forms::Value>(std::move(value)));
        }
      }
      if (!answer.values.empty()) parsed.answers.push_back(std::move(answer));
    }
    parse_items(item.items, typed, parsed);
  }
}

template <class Predicate>
void drop_answers(std::vector<forms::FlatAnswer>& answers, const Predicate& is_dropped) {
  std::erase_if(answers, [&](const auto& answer) { return is_dropped(answer.link_id); });
}

void list_items(const std::vector<forms::Item>& items, std::vector<const forms::Item*>& all) {
  for (const auto& item : items) {
    all.push_back(&item);
    list_items(item.items, all);
  }
}

void sort_by_form(const forms::Questionnaire& form, std::vector<forms::Issue>& issues) {
  std::vector<const forms::Item*> items;
  list_items(form.items, items);
  const auto place = [&](const forms::Issue& issue) {
    return std::ranges::find(items, issue.link_id, &forms::Item::link_id);
  };
  std::ranges::stable_sort(issues, {}, place);
}

void collect_typed(const std::vector<forms::ResponseItem>& items, Typed& typed) {
  for (const auto& item : items) {
    for (const auto& answer : item.answers) {
      typed[item.link_id].push_back(forms::key_of(answer.value));
      collect_typed(answer.items, typed);
    }
    collect_typed(item.items, typed);
  }
}

/// Answers that cannot be kept give way to what was stored before.
Typed with_earlier_answers(Typed typed, const std::vector<forms::Issue>& issues, const Typed& earlier) {
  for (const auto& issue : issues) {
    const auto found = earlier.find(issue.link_id);
    typed[issue.link_id] = found == earlier.end() ? std::vector<std::string>{} : found->second;
  }
  return typed;
}

}  // namespace

ReadAnswers read_typed(const forms::Questionnaire& form, const Typed& typed) {
  Parsed parsed;
  parse_items(form.items, typed, parsed);
  const auto arranged = [&] { return forms::arrange(form, parsed.answers, forms::ResponseStatus::InProgress); };

  const auto open = forms::open_items(form, arranged());
  drop_answers(parsed.answers, [&](const std::string& link_id) { return !open.contains(link_id); });
  std::erase_if(parsed.issues, [&](const auto& issue) { return !open.contains(issue.link_id); });
  for (auto& issue : forms::validate(form, arranged())) parsed.issues.push_back(std::move(issue));

  std::set<std::string> faulty;
  for (const auto& issue : parsed.issues) faulty.insert(issue.link_id);
  drop_answers(parsed.answers, [&](const std::string& link_id) { return faulty.contains(link_id); });

  sort_by_form(form, parsed.issues);

  // A question may have been open only for an answer that was just dropped.
  ReadAnswers read{forms::without_closed_answers(form, arranged()), std::move(parsed.issues)};
  read.response.set_aside = left_over(form, typed, read.response, read.issues);
  auto completed = read.response;
  completed.status = forms::ResponseStatus::Completed;
  if (forms::validate(form, completed).empty()) read.response = std::move(completed);
  return read;
}

ReadAnswers read_over(const forms::Questionnaire& form, const Typed& typed,
                      const forms::QuestionnaireResponse& earlier) {
  auto read = read_typed(form, typed);
  if (read.issues.empty()) return read;
  auto issues = std::move(read.issues);
  // An earlier answer may open a question whose own new answer does not fit.
  std::size_t known = 0;
  do {
    known = issues.size();
    read = read_typed(form, with_earlier_answers(typed, issues, typed_from(earlier)));
    add_untold(issues, std::move(read.issues));
  } while (issues.size() > known);
  read.issues = std::move(issues);
  read.response.set_aside = left_over(form, typed, read.response, read.issues);
  return read;
}

void add_untold(std::vector<forms::Issue>& issues, std::vector<forms::Issue> more) {
  for (auto& issue : more) {
    if (std::ranges::find(issues, issue.link_id, &forms::Issue::link_id) == issues.end())
      issues.push_back(std::move(issue));
  }
}

Typed worth_saving(const forms::Questionnaire& form, const Typed& typed) {
  const auto read = read_typed(form, typed);
  auto kept = typed_from(read.response);
  for (const auto& issue : read.issues) {
    if (const auto found = typed.find(issue.link_id); found != typed.end()) kept[issue.link_id] = found->second;
  }
  return kept;
}

Typed typed_from(const forms::QuestionnaireResponse& response) {
  Typed typed;
  collect_typed(response.items, typed);
  return typed;
}

Typed typed_as_left(const forms::QuestionnaireResponse& response) {
  auto typed = typed_from(response);
  for (const auto& [link_id, texts] : response.set_aside) typed[link_id] = texts;
  return typed;
}

Typed with_others(Typed typed, const forms::Questionnaire& shown, const Typed& others) {
  for (const auto& [link_id, texts] : others) {
    if (forms::find_item(shown, link_id) == nullptr) typed.insert_or_assign(link_id, texts);
  }
  return typed;
}

std::vector<forms::SetAside> left_over(const forms::Questionnaire& form, const Typed& typed,
                                       const forms::QuestionnaireResponse& response,
                                       const std::vector<forms::Issue>& issues) {
  const auto answered = typed_from(response);
  std::vector<const forms::Item*> items;
  list_items(form.items, items);
  std::vector<forms::SetAside> left;
  for (const auto* const item : items) {
    const auto found = typed.find(item->link_id);
    const bool has_issue = std::ranges::find(issues, item->link_id, &forms::Issue::link_id) != issues.end();
    if (found == typed.end() || (answered.contains(item->link_id) && !has_issue)) continue;
    auto texts = found->second;
    std::erase_if(texts, [&](const auto& text) { return forms::check_characters(*item, text).has_value(); });
    if (!texts.empty()) left.push_back({item->link_id, std::move(texts)});
  }
  // Answers to a question that another version of the form asked.
  for (const auto& [link_id, texts] : typed) {
    if (!texts.empty() && forms::find_item(form, link_id) == nullptr) left.push_back({link_id, texts});
  }
  return left;
}

}  // namespace toolkit

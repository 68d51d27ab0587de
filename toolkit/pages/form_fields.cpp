// SPDX-License-Identifier: MIT
#include "toolkit/pages/form_fields.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <set>
#include <span>

#include "forms/enablement.h"
#include "forms/pattern.h"
#include "forms/scores.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using forms::Item;
using forms::ItemType;

const std::vector<std::string> kNoTexts;

const std::vector<std::string>& texts_of(const Typed& typed, const std::string& link_id) {
  const auto found = typed.find(link_id);
  return found == typed.end() ? kNoTexts : found->second;
}

bool is_listed(const Item& item, const std::string& text) {
  return forms::find_option(item, text) != nullptr;
}

/// What was written beside the listed options.
std::string other_text(const Item& item, const std::vector<std::string>& texts) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const auto& text) { return !is_listed(item, text); });
  return found == texts.end() ? std::string() : *found;
}

/// A question is answered with yes or no; a statement is ticked.
bool is_yes_or_no(const Item& item) {
  return item.type == ItemType::Boolean && item.text.ends_with('?');
}

/// What can be picked: for each the text that is sent and the one that is read.
std::vector<std::pair<std::string, std::string>> choices(const Item& item) {
  if (is_yes_or_no(item)) return {{"true", say("Yes")}, {"false", say("No")}};
  std::vector<std::pair<std::string, std::string>> listed;
  if (const auto scale = forms::find_scale(item)) {
    for (auto step = scale->lowest; step <= scale->highest; ++step)
      listed.emplace_back(std::to_string(step), std::to_string(step));
  }
  for (const auto& option : item.options)
    listed.emplace_back(forms::key_of(option.value), forms::label_of(option.value));
  return listed;
}

std::string in_lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const auto& text : texts) lines += (lines.empty() ? "" : "\n") + text;
  return lines;
}

/// What was picked in the order of its weight: browsers send boxes in the order of the page. What the ranking does not
/// name comes last.
void rank(std::vector<std::string>& texts, std::string_view ranking) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= ranking.size();) {
    const auto end = std::min(ranking.find('\n', at), ranking.size());
    lines.push_back(ranking.substr(at, end - at));
    at = end + 1;
  }
  std::ranges::stable_sort(texts, {}, [&](const std::string& text) { return std::ranges::find(lines, text); });
}

List option_rows(const Item& item, const std::vector<std::string>& texts, const std::string& number) {
  List rows;
  for (const auto& [code, display] : choices(item)) {
    const auto found = std::ranges::find(texts, code);
    const bool is_picked = found != texts.end();
    rows.emplace_back(Fields{{"option_id", number + "-" + std::to_string(rows.size() + 1)},
                             {"code", code},
                             {"display", display},
                             {"is_picked", is_picked},
                             {"rank", is_picked && item.is_ranked ? std::to_string(found - texts.begin() + 1) : ""}});
  }
  return rows;
}

const char* operator_text(forms::Operator op) {
  switch (op) {
    case forms::Operator::Exists:
      return "exists";
    case forms::Operator::Equal:
      return "=";
    case forms::Operator::NotEqual:
      return "!=";
    case forms::Operator::Greater:
      return ">";
    case forms::Operator::Less:
      return "<";
    case forms::Operator::GreaterOrEqual:
      return ">=";
    case forms::Operator::LessOrEqual:
      return "<=";
  }
  return "";
}

/// The conditions for script.js, which hides what is not open while one types: "any" or "all", then three lines for
/// each condition. Behind an empty line come those of the next item around it. Without the script every question is
/// there, and the answers to closed ones are set aside when saving.
std::string conditions(const Item& item, const std::string& around) {
  if (item.enable_when.empty()) return around;
  std::string text = item.enable_behavior == forms::EnableBehavior::All ? "all" : "any";
  for (const auto& when : item.enable_when) {
    text += "\n" + when.question + "\n" + operator_text(when.op) + "\n" + forms::key_of(when.answer);
  }
  return text + (around.empty() ? "" : "\n\n") + around;
}

/// What stands below a question opens once that has an answer, as FHIR keeps it under the answer.
std::string conditions_below(const Item& item, const std::string& conditions) {
  if (!forms::is_question(item)) return conditions;
  return "any\n" + item.link_id + "\nexists\ntrue" + (conditions.empty() ? "" : "\n\n") + conditions;
}

std::string problem_with(const Item& item, const std::vector<forms::Issue>& issues) {
  const auto found =
      std::find_if(issues.begin(), issues.end(), [&](const auto& issue) { return issue.link_id == item.link_id; });
  return found == issues.end() ? std::string() : issue_words(*found);
}

/// Whatever its type, what can be picked is not typed.
Fields kind_fields(const Item& item) {
  const bool is_open = item.type == ItemType::OpenChoice;
  const bool is_choice = is_open || !choices(item).empty();
  const auto is_typed = [&](std::initializer_list<ItemType> types) {
    return !is_choice && std::ranges::count(types, item.type) > 0;
  };
  return {{"is_display", item.type == ItemType::Display},
          {"is_subheading", item.type == ItemType::Group},
          {"is_boolean", is_typed({ItemType::Boolean})},
          {"is_integer", is_typed({ItemType::Integer})},
          {"is_decimal", is_typed({ItemType::Decimal, ItemType::Quantity})},
          {"is_date", is_typed({ItemType::Date})},
          {"is_time", is_typed({ItemType::Time})},
          {"is_string", is_typed({ItemType::String, ItemType::Url, ItemType::DateTime})},
          {"is_text", is_typed({ItemType::Text})},
          {"is_scale", forms::find_scale(item).has_value()},
          {"is_choice", is_choice},
          {"is_open_choice", is_open},
          {"is_many", is_choice && item.repeats},
          {"is_one", is_choice && !item.repeats},
          {"is_required", item.required}};
}

/// Every item's number on the page is its place in the form.
std::string number_text(int place) {
  return "q" + std::to_string(place);
}

struct FormWriter {
  const Typed& typed;
  const std::vector<forms::Issue>& issues;
  const std::set<std::string>& open;
  const Typed& computed;
  int count = 0;

  void add_items(std::span<const Item> items, bool is_inner, const std::string& around, List& rows) {
    for (const auto& item : items) {
      const auto own = conditions(item, around);
      if (item.presentation.is_hidden) continue;
      rows.emplace_back(row(item, is_inner, own));
      add_items(item.items, true, conditions_below(item, own), rows);
    }
  }

  Fields row(const Item& item, bool is_inner, const std::string& own_conditions) {
    const auto number = number_text(++count);
    const auto& texts = texts_of(typed, item.link_id);
    auto fields = kind_fields(item);
    const bool is_computed = !item.calculated_expression.empty();
    const auto& scores = texts_of(computed, item.link_id);
    fields.merge(Fields{{"number", number},
                        {"link_id", item.link_id},
                        {"question", item.text},
                        {"help", item.help},
                        {"is_inner", is_inner},
                        {"is_ranked", item.is_ranked},
                        {"ranking", item.is_ranked ? in_lines(texts) : ""},
                        {"is_computed", is_computed},
                        {"score", scores.empty() ? std::string() : scores.front()},
                        {"is_set_aside", !texts.empty() && !open.contains(item.link_id)},
                        {"conditions", own_conditions},
                        {"problem", problem_with(item, issues)},
                        {"value", texts.empty() ? std::string() : texts.front()},
                        {"is_true", !texts.empty() && texts.front() == "true"},
                        {"other_value", other_text(item, texts)},
                        {"max_length", item.max_length ? std::to_string(*item.max_length) : ""},
                        {"options", option_rows(item, texts, number)},
                        {"has_answer", !texts.empty()}});
    return fields;
  }
};

/// Whether the person answers it on the page: nobody answers what is computed or not shown.
bool is_answered_here(const Item& item) {
  return forms::is_question(item) && item.calculated_expression.empty() && !item.presentation.is_hidden;
}

/// How many of the questions below an item are asked now, and how many of those have an answer.
struct Progress {
  int asked = 0;
  int answered = 0;
};

void count(std::span<const Item> items, const std::set<std::string>& open, const Typed& typed, Progress& progress) {
  for (const auto& item : items) {
    if (is_answered_here(item) && open.contains(item.link_id)) {
      ++progress.asked;
      if (!texts_of(typed, item.link_id).empty()) ++progress.answered;
    }
    count(item.items, open, typed, progress);
  }
}

/// "3 of 9 answered"; the script counts on in the same words.
std::string progress_of(std::span<const Item> items, const std::set<std::string>& open, const Typed& typed) {
  Progress progress;
  count(items, open, typed, progress);
  return say("{1} of {2} answered", {std::to_string(progress.answered), std::to_string(progress.asked)});
}

/// A part of the page: a group of the form, or questions that stand in none.
struct Part {
  std::string title;
  std::string help;
  std::string conditions;
  std::span<const Item> items;
};

std::vector<Part> parts_of(const forms::Questionnaire& form) {
  std::vector<Part> parts;
  for (const auto& item : form.items) {
    if (item.presentation.is_hidden) continue;
    const bool is_group = item.type == ItemType::Group;
    const bool goes_on = !is_group && !parts.empty() && parts.back().items.data() + parts.back().items.size() == &item;
    if (is_group) {
      parts.push_back({item.text, item.help, conditions(item, ""), item.items});
    } else if (goes_on) {
      parts.back().items = {parts.back().items.data(), parts.back().items.size() + 1};
    } else {
      parts.push_back({form.title, "", "", {&item, 1}});
    }
  }
  return parts;
}

/// What has a number on the page, in its order.
void list_shown(std::span<const Item> items, std::vector<const Item*>& shown) {
  for (const auto& item : items) {
    if (item.presentation.is_hidden) continue;
    shown.push_back(&item);
    list_shown(item.items, shown);
  }
}

void read_items(const std::vector<Item>& items, const http::Fields& posted, Typed& typed) {
  for (const auto& item : items) {
    auto texts = posted.all("q:" + item.link_id);
    const auto other = posted.get("other:" + item.link_id);
    if (!other.empty()) {
      if (!item.repeats) texts.clear();
      texts.emplace_back(other);
    }
    for (auto& text : texts) std::erase(text, '\r');
    std::erase_if(texts, [](const auto& text) { return text.empty(); });
    if (item.is_ranked) rank(texts, posted_text(posted, "rank:" + item.link_id));
    if (!texts.empty() && item.calculated_expression.empty()) typed.emplace(item.link_id, std::move(texts));
    read_items(item.items, posted, typed);
  }
}

/// A control character, which comes along from other programs: nobody sees it, and no paper takes it.
bool is_unseen(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\x7F';
}

}  // namespace

Typed typed_answers(const forms::Questionnaire& form, const http::Fields& posted) {
  Typed typed;
  read_items(form.items, posted, typed);
  return typed;
}

List form_sections(const forms::Questionnaire& form, const Typed& typed, const std::vector<forms::Issue>& issues) {
  const auto response = read_typed(form, typed).response;
  const auto open = forms::open_items(form, response);
  const auto computed = typed_from(forms::with_calculated(form, response));
  FormWriter writer{typed, issues, open, computed};
  List sections;
  for (const auto& part : parts_of(form)) {
    List rows;
    writer.add_items(part.items, false, part.conditions, rows);
    sections.emplace_back(Fields{{"section", part.title},
                                 {"section_help", part.help},
                                 {"part", "part-" + std::to_string(sections.size() + 1)},
                                 {"progress", progress_of(part.items, open, typed)},
                                 {"questions", std::move(rows)}});
  }
  return sections;
}

List problem_rows(const forms::Questionnaire& form, const std::vector<forms::Issue>& issues) {
  std::vector<const Item*> items;
  for (const auto& part : parts_of(form)) list_shown(part.items, items);
  List rows;
  for (const auto& issue : issues) {
    if (issue.link_id.empty()) continue;
    const auto found = std::ranges::find(items, issue.link_id, &Item::link_id);
    const bool is_here = found != items.end();
    rows.emplace_back(Fields{{"place", is_here ? number_text(static_cast<int>(found - items.begin()) + 1) : ""},
                             {"question", is_here ? (*found)->text : std::string()},
                             {"sentence", issue_words(issue)}});
  }
  return rows;
}

std::string issue_words(const forms::Issue& issue) {
  return issue.pattern.empty() ? say(issue.sentence) : forms::filled(say(issue.pattern), issue.values);
}

std::string posted_text(const http::Fields& posted, std::string_view name) {
  std::string text(posted.get(name));
  std::ranges::replace_if(text, [](char c) { return c == '\v' || c == '\f'; }, '\n');
  std::erase_if(text, [](char c) { return c == '\r' || is_unseen(c); });
  return text;
}

std::string posted_line(const http::Fields& posted, std::string_view name) {
  constexpr std::string_view kWhiteSpace = " \t\r\n";
  auto text = posted.get(name);
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  text.remove_suffix(text.size() - (text.find_last_not_of(kWhiteSpace) + 1));
  std::string line(text);
  std::erase_if(line, is_unseen);
  return line;
}

int read_version(const http::Fields& posted) {
  const auto text = posted.get("version");
  int version = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  return error == std::errc() && end == text.data() + text.size() ? version : -1;
}

}  // namespace toolkit

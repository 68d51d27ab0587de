// SPDX-License-Identifier: MIT
#include "toolkit/pages/form_fields.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <set>

#include "forms/enablement.h"

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
  if (is_yes_or_no(item)) return {{"true", "Yes"}, {"false", "No"}};
  std::vector<std::pair<std::string, std::string>> listed;
  if (const auto scale = forms::find_scale(item)) {
    for (auto step = scale->lowest; step <= scale->highest; ++step)
      listed.emplace_back(std::to_string(step), std::to_string(step));
  }
  for (const auto& option : item.options)
    listed.emplace_back(forms::key_of(option.value), forms::label_of(option.value));
  return listed;
}

List option_rows(const Item& item, const std::vector<std::string>& texts, const std::string& number) {
  List rows;
  for (const auto& [code, display] : choices(item)) {
    const bool is_picked = std::find(texts.begin(), texts.end(), code) != texts.end();
    rows.emplace_back(Fields{{"option_id", number + "-" + std::to_string(rows.size() + 1)},
                             {"code", code},
                             {"display", display},
                             {"is_picked", is_picked}});
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
  return found == issues.end() ? std::string() : found->sentence;
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

struct FormWriter {
  const Typed& typed;
  const std::vector<forms::Issue>& issues;
  const std::set<std::string>& open;
  int count = 0;

  void add_items(const std::vector<Item>& items, bool is_inner, const std::string& around, List& rows) {
    for (const auto& item : items) {
      const auto own = conditions(item, around);
      rows.emplace_back(row(item, is_inner, own));
      add_items(item.items, true, conditions_below(item, own), rows);
    }
  }

  Fields row(const Item& item, bool is_inner, const std::string& own_conditions) {
    const auto number = "q" + std::to_string(++count);
    const auto& texts = texts_of(typed, item.link_id);
    auto fields = kind_fields(item);
    fields.merge(Fields{{"number", number},
                        {"link_id", item.link_id},
                        {"question", item.text},
                        {"help", item.help},
                        {"is_inner", is_inner},
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

/// How many of the questions below an item are asked now, and how many of those have an answer.
struct Progress {
  int asked = 0;
  int answered = 0;
};

void count(const std::vector<Item>& items, const std::set<std::string>& open, const Typed& typed, Progress& progress) {
  for (const auto& item : items) {
    if (forms::is_question(item) && open.contains(item.link_id)) {
      ++progress.asked;
      if (!texts_of(typed, item.link_id).empty()) ++progress.answered;
    }
    count(item.items, open, typed, progress);
  }
}

/// "3 of 9 answered"; the script counts on in the same words.
std::string progress_of(const Item& section, const std::set<std::string>& open, const Typed& typed) {
  Progress progress;
  count(section.items, open, typed, progress);
  return std::to_string(progress.answered) + " of " + std::to_string(progress.asked) + " answered";
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
    if (!texts.empty()) typed.emplace(item.link_id, std::move(texts));
    read_items(item.items, posted, typed);
  }
}

}  // namespace

Typed typed_answers(const forms::Questionnaire& form, const http::Fields& posted) {
  Typed typed;
  read_items(form.items, posted, typed);
  return typed;
}

List form_sections(const forms::Questionnaire& form, const Typed& typed, const std::vector<forms::Issue>& issues) {
  const auto open = forms::open_items(form, read_typed(form, typed).response);
  FormWriter writer{typed, issues, open};
  List sections;
  for (const auto& section : form.items) {
    List rows;
    writer.add_items(section.items, false, conditions(section, ""), rows);
    sections.emplace_back(Fields{{"section", section.text},
                                 {"section_help", section.help},
                                 {"part", "part-" + std::to_string(sections.size() + 1)},
                                 {"progress", progress_of(section, open, typed)},
                                 {"questions", std::move(rows)}});
  }
  return sections;
}

std::string posted_text(const http::Fields& posted, std::string_view name) {
  std::string text(posted.get(name));
  std::erase(text, '\r');
  return text;
}

std::string posted_line(const http::Fields& posted, std::string_view name) {
  constexpr std::string_view kWhiteSpace = " \t\r\n";
  auto text = posted.get(name);
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  text.remove_suffix(text.size() - (text.find_last_not_of(kWhiteSpace) + 1));
  return std::string(text);
}

int read_version(const http::Fields& posted) {
  const auto text = posted.get("version");
  int version = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  return error == std::errc() && end == text.data() + text.size() ? version : -1;
}

}  // namespace toolkit

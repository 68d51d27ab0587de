// SPDX-License-Identifier: MIT
#include "toolkit/pages/own_form_fields.h"

#include <algorithm>
#include <array>

#include "forms/shipped.h"
#include "toolkit/desks/form_changes.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using forms::Item;
using forms::ItemType;

constexpr std::size_t kLineLength = 110;  // two lines of a list on a narrow screen
constexpr std::size_t kHeadingLength = 80;

/// The beginning, up to a space, of a text that is longer.
std::string shortened(const std::string& text, std::size_t longest) {
  if (text.size() <= longest) return text;
  const auto space = text.rfind(' ', longest);
  if (space != std::string::npos && space > longest / 2) return text.substr(0, space) + "…";
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string kind_words(const Item& item) {
  switch (item.type) {
    case ItemType::Group:
      return say("A part");
    case ItemType::Display:
      return say("Words to read");
    case ItemType::Boolean:
      return say("Yes or no");
    case ItemType::Choice:
      return say(item.repeats ? "Any of several answers" : "One of several answers");
    case ItemType::OpenChoice:
      return say(item.repeats ? "Any of several answers, or own words" : "One of several answers, or own words");
    case ItemType::Text:
      return say("Several lines");
    case ItemType::Date:
    case ItemType::DateTime:
      return say("A date");
    case ItemType::Time:
      return say("A time");
    case ItemType::Integer:
    case ItemType::Decimal:
    case ItemType::Quantity:
      return say(forms::find_scale(item) ? "A step on a scale" : "A number");
    case ItemType::String:
    case ItemType::Url:
      break;
  }
  return say("A line");
}

std::string gap_words(SpanishGap gap) {
  switch (gap) {
    case SpanishGap::Old:
      return say("The English words changed, and these did not. See whether they still say the same.");
    case SpanishGap::Missing:
      return say("There are no Spanish words yet, so a Spanish form would show the English ones.");
    case SpanishGap::None:
      break;
  }
  return "";
}

/// Spanish words stand in a Spanish form only where they differ.
std::string spanish_title(const BothLanguages& form) {
  return form.english.title == form.spanish.title ? std::string() : form.spanish.title;
}

/// The items of the form as rows, parts and what stands in them alike.
class ItemRows {
 public:
  explicit ItemRows(const FormOnDesk& desk) : desk_(desk) {}

  List rows() {
    add(form_on_screen(desk_.form).items, 1);
    return std::move(rows_);
  }

 private:
  void add(const std::vector<Item>& items, std::size_t level) {
    for (const auto& item : items) {
      add_row(item, level, &item != &items.front(), &item != &items.back());
      add(item.items, level + 1);
    }
  }

  bool is_changed(const Item& item) const {
    return std::ranges::find(desk_.changes, item.link_id, &Difference::key) != desk_.changes.end();
  }

  void add_row(const Item& item, std::size_t level, bool may_go_up, bool may_go_down) {
    const bool is_new = forms::find_item(forms::shipped(desk_.name), item.link_id) == nullptr;
    rows_.emplace_back(Fields{{"link_id", item.link_id},
                              {"what", shortened(item_name(item), kLineLength)},
                              {"kind", kind_words(item)},
                              {"is_part", item.type == ItemType::Group},
                              {"is_deep", level > (item.type == ItemType::Group ? 1 : 2)},
                              {"is_required", item.required},
                              {"is_sometimes", !item.enable_when.empty()},
                              {"is_new", is_new},
                              {"is_changed", !is_new && is_changed(item)},
                              {"has_gap", desk_.gaps.contains(item.link_id)},
                              {"may_go_up", may_go_up},
                              {"may_go_down", may_go_down}});
  }

  const FormOnDesk& desk_;
  List rows_;
};

List gap_rows(const FormOnDesk& desk) {
  List rows;
  for (const auto& [link_id, gaps] : desk.gaps) {
    const auto* const item = forms::find_item(form_on_screen(desk.form), link_id);
    const auto address = "/forms/" + desk.name + (item == nullptr ? "#form_title_spanish" : "/items/" + link_id);
    const auto what = item == nullptr ? say("The name of the form") : item_name(*item);
    rows.emplace_back(Fields{{"address", address}, {"what", shortened(what, kLineLength)}});
  }
  return rows;
}

List earlier_rows(const FormOnDesk& desk) {
  List rows;
  for (const auto& [id, from, until] : desk.earlier) {
    rows.emplace_back(
        Fields{{"id", id.text}, {"from", long_date(local_day(from))}, {"until", long_date(local_day(until))}});
  }
  return rows;
}

std::string problem_of(const std::vector<Problem>& problems, const std::string& field) {
  const auto found = std::ranges::find(problems, field, &Problem::field);
  return found == problems.end() ? std::string() : found->sentence;
}

List option_rows(const FormOnDesk& desk, const Item& item, const ItemWords& shown,
                 const std::vector<Problem>& problems) {
  const auto gaps = desk.gaps.find(item.link_id);
  List rows;
  for (const auto& option : shown.options) {
    std::string gap;
    if (gaps != desk.gaps.end()) {
      if (const auto found = gaps->second.options.find(option.key); found != gaps->second.options.end())
        gap = gap_words(found->second);
    }
    rows.emplace_back(Fields{{"number", std::to_string(rows.size() + 1)},
                             {"key", option.key},
                             {"display", option.display},
                             {"option_spanish", option.spanish},
                             {"display_problem", problem_of(problems, "option:" + option.key)},
                             {"option_spanish_problem", problem_of(problems, "option_spanish:" + option.key)},
                             {"option_gap", gap},
                             {"may_go_up", &option != &shown.options.front()},
                             {"may_go_down", &option != &shown.options.back()},
                             {"may_be_removed", !stays(desk.name, item.link_id, option.key)}});
  }
  return rows;
}

struct KindChoice {
  AnswerKind kind;
  const char* words;
};
constexpr std::array kKindChoices = {KindChoice{AnswerKind::Line, "A line"},
                                     KindChoice{AnswerKind::Lines, "Several lines"},
                                     KindChoice{AnswerKind::One, "One of several answers"},
                                     KindChoice{AnswerKind::Several, "Any of several answers"},
                                     KindChoice{AnswerKind::YesOrNo, "Yes or no"},
                                     KindChoice{AnswerKind::Number, "A number"},
                                     KindChoice{AnswerKind::Date, "A date"},
                                     KindChoice{AnswerKind::OnlyWords, "Not at all: words to read"}};

void add_parts(List& rows, const std::vector<Item>& items, const std::string& around, std::string_view chosen) {
  for (const auto& item : items) {
    if (item.type != ItemType::Group) continue;
    const auto what = around + shortened(item_name(item), kHeadingLength);
    rows.emplace_back(
        Fields{{"link_id", item.link_id},
               {"what", item.enable_when.empty() ? what : say("{1} (asked only after some answers)", {what})},
               {"is_chosen", item.link_id == chosen}});
    add_parts(rows, item.items, what + ": ", chosen);
  }
}

}  // namespace

Fields own_form_fields(const FormOnDesk& desk) {
  const auto gap = desk.gaps.find("");
  const bool keeps = desk.freedom == FormFreedom::KeepsQuestions;
  Fields fields{{"title", say("Forms")},
                {"name", desk.name},
                {"heading", form_on_screen(desk.form).title},
                {"is_draft", desk.is_draft()},
                {"version", std::to_string(desk.version)},
                {"in_use_version", std::to_string(desk.in_use_version)},
                {"used_since", desk.used_from ? long_date(local_day(*desk.used_from)) : ""},
                {"can_undo", desk.can_undo},
                {"can_take_back", desk.can_take_back},
                {"was_shipped_anew", desk.was_shipped_anew},
                {"is_incomplete", !desk.is_whole},
                {"is_intake", desk.name == "intake"},
                {"why_it_stays", keeps ? say(why_questions_stay(desk.name)) : ""},
                {"form_title", desk.form.english.title},
                {"form_title_spanish", spanish_title(desk.form)},
                {"title_gap", gap == desk.gaps.end() ? "" : gap_words(gap->second.text)},
                {"has_gaps", !desk.gaps.empty()},
                {"gaps", gap_rows(desk)},
                {"has_differences", !desk.changes.empty()},
                {"differences", difference_rows(desk.changes)},
                {"has_earlier", !desk.earlier.empty()},
                {"earlier", earlier_rows(desk)},
                {"items", ItemRows(desk).rows()}};
  return fields;
}

Fields own_item_fields(const FormOnDesk& desk, const Item& item, const ItemWords& shown,
                       const std::vector<Problem>& problems) {
  const auto found = desk.gaps.find(item.link_id);
  const auto gaps = found == desk.gaps.end() ? SpanishGaps() : found->second;
  const auto& form = form_on_screen(desk.form);
  const auto* const part = find_part(form, item.link_id);
  const bool is_part = item.type == ItemType::Group;
  auto parts = part_rows(form, part == nullptr ? "" : part->link_id);
  const bool has_other_parts = parts.size() > 1;
  Fields fields{{"title", say("Forms")},
                {"name", desk.name},
                {"form", form.title},
                {"link_id", item.link_id},
                {"heading", shortened(item_name(*forms::find_item(form, item.link_id)), kHeadingLength)},
                {"kind", kind_words(item)},
                {"part", part == nullptr ? "" : shortened(item_name(*part), kHeadingLength)},
                {"version", std::to_string(desk.version)},
                {"text", shown.text},
                {"spanish", shown.spanish},
                {"help", shown.help},
                {"spanish_help", shown.spanish_help},
                {"new_option", shown.new_option.display},
                {"new_option_spanish", shown.new_option.spanish},
                {"text_gap", gap_words(gaps.text)},
                {"help_gap", gap_words(gaps.help)},
                {"may_have_help", item.type != ItemType::Display},
                {"is_question", forms::is_question(item)},
                {"is_required", shown.is_required},
                {"may_be_optional", may_be_optional(desk.name, item.link_id)},
                {"has_options", !item.options.empty()},
                {"options", option_rows(desk, item, shown, problems)},
                {"is_part", is_part},
                {"may_be_moved", !is_part && has_other_parts},
                {"parts", std::move(parts)},
                {"why_it_stays", stays(desk.name, item) ? say(why_questions_stay(desk.name)) : ""}};
  add_problems(fields, {"form", "text", "spanish", "help", "spanish_help", "new_option", "new_option_spanish", "part"},
               problems);
  return fields;
}

List part_rows(const forms::Questionnaire& form, std::string_view chosen) {
  List rows;
  add_parts(rows, form.items, "", chosen);
  return rows;
}

List answer_kind_rows(std::string_view chosen) {
  List rows;
  for (const auto& [kind, words] : kKindChoices)
    rows.emplace_back(Fields{{"word", to_word(kind)}, {"words", say(words)}, {"is_chosen", to_word(kind) == chosen}});
  return rows;
}

}  // namespace toolkit

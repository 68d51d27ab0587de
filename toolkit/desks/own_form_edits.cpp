// SPDX-License-Identifier: MIT
#include "toolkit/desks/own_form_edits.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "forms/shipped.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using forms::Item;
using forms::ItemType;

constexpr std::size_t kLongestWords = 2000;  // the longest shipped statement has 500 characters
constexpr std::size_t kLongestOption = 300;  // as many as fit two lines on paper
constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kAtTheEnd = 100'000;  // beyond every list that a form may have
constexpr std::string_view kOwn = "own-";
constexpr const char* kCodes = "urn:both-of-us:codes";

struct KindRow {
  AnswerKind kind;
  std::string_view word;
  ItemType type;
};
constexpr std::array kKinds = {KindRow{AnswerKind::Line, "line", ItemType::String},
                               KindRow{AnswerKind::Lines, "lines", ItemType::Text},
                               KindRow{AnswerKind::One, "one", ItemType::Choice},
                               KindRow{AnswerKind::Several, "several", ItemType::Choice},
                               KindRow{AnswerKind::YesOrNo, "yes-no", ItemType::Boolean},
                               KindRow{AnswerKind::Number, "number", ItemType::Integer},
                               KindRow{AnswerKind::Date, "date", ItemType::Date},
                               KindRow{AnswerKind::OnlyWords, "words", ItemType::Display}};

const KindRow& row_of(AnswerKind kind) {
  return *std::ranges::find(kKinds, kind, &KindRow::kind);
}

std::string trimmed(std::string_view text) {
  constexpr const char* kBlank = " \t\r\n";
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(kBlank) - begin + 1));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = trimmed(text.substr(0, end)); !line.empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// What a person who does not know of conditions and calculations can do about it.
std::string sentence_for(const forms::EditRefusal& refusal) {
  using Kind = forms::EditRefusal::Kind;
  switch (refusal.kind) {
    case Kind::NamedByCondition:
      return say(
          "Another question is asked only after an answer to this one, so it stays. Take the other question out "
          "first.");
    case Kind::NamedByCalculation:
      return say("A total of this form counts this, so it stays.");
    case Kind::NoSuchItem:
    case Kind::NoSuchOption:
      return say("This is not in the draft any more. Look at the draft again.");
    case Kind::BadPlace:
      return say("A part cannot stand in itself. Choose another place.");
    case Kind::BreaksForm:
      return say("The form could not be filled in with this. {1}", {say(refusal.sentence)});
    default:
      return say(refusal.sentence);
  }
}

const Item* find_around(const std::vector<Item>& items, const Item* around, std::string_view link_id, bool& is_found) {
  for (const auto& item : items) {
    if (item.link_id == link_id) {
      is_found = true;
      return around;
    }
    if (const auto* const found = find_around(item.items, &item, link_id, is_found); is_found) return found;
  }
  return nullptr;
}

/// Empty where the English words stand in both.
std::string spanish_words(const std::string& english, const std::string& spanish) {
  return english == spanish ? std::string() : spanish;
}

std::vector<Problem> option_problems(const ItemWords& typed) {
  std::vector<Problem> problems;
  for (const auto& option : typed.options) {
    append(problems, needed_text_problems("option:" + option.key, option.display, kLongestOption,
                                          say("Write what this answer says, or take the answer out.")));
    append(problems, text_problems("option_spanish:" + option.key, option.spanish, kLongestOption));
  }
  append(problems, text_problems("new_option", typed.new_option.display, kLongestOption));
  append(problems, text_problems("new_option_spanish", typed.new_option.spanish, kLongestOption));
  if (typed.new_option.display.empty() && !typed.new_option.spanish.empty())
    problems.push_back({"new_option", say("Write the answer in English too.")});
  return problems;
}

bool is_asked(const std::string& text) {
  return text.ends_with('?');
}

/// A page gives a question with "?" a yes and a no, and anything else a box to tick.
std::vector<Problem> question_mark_problems(const char* field, const std::string& text) {
  if (is_asked(trimmed(text))) return {};
  return {{field, say("End it with a question mark: only then can it be answered with yes or no.")}};
}

std::vector<Problem> words_problems(const Item& item, const ItemWords& typed) {
  auto problems = item.text.empty()
                      ? text_problems("text", typed.text, kLongestWords)
                      : needed_text_problems("text", typed.text, kLongestWords,
                                             say("Write what stands here. To leave it out, take it out of the form."));
  append(problems, text_problems("spanish", typed.spanish, kLongestWords));
  append(problems, text_problems("help", typed.help, kLongestWords));
  append(problems, text_problems("spanish_help", typed.spanish_help, kLongestWords));
  if (trimmed(typed.help).empty() && !trimmed(typed.spanish_help).empty())
    problems.push_back({"help", say("Write the explanation in English too.")});
  append(problems, option_problems(typed));
  if (item.type == ItemType::Boolean && is_asked(item.text)) {
    if (!trimmed(typed.text).empty()) append(problems, question_mark_problems("text", typed.text));
    if (!trimmed(typed.spanish).empty()) append(problems, question_mark_problems("spanish", typed.spanish));
  }
  return problems;
}

}  // namespace

std::string_view to_word(AnswerKind kind) {
  return row_of(kind).word;
}

std::optional<AnswerKind> find_answer_kind(std::string_view word) {
  const auto* const found = std::ranges::find(kKinds, word, &KindRow::word);
  if (found == kKinds.end()) return std::nullopt;
  return found->kind;
}

OwnFormEdits::OwnFormEdits(std::string_view name, std::string_view json, int next_number)
    : name_(name), next_number_(next_number), edit_(json), form_(both_languages(json)) {}

void OwnFormEdits::note(std::vector<Problem>& problems, const std::string& field, const Edit& result) const {
  if (result) problems.push_back({field, sentence_for(*result)});
}

std::vector<Problem> OwnFormEdits::set_title(const std::string& english, const std::string& spanish) {
  auto problems = needed_text_problems("form_title", english, kLongestTitle, say("Write the name of the form."));
  append(problems, text_problems("form_title_spanish", spanish, kLongestTitle));
  if (!problems.empty()) return problems;
  note(problems, "form_title", edit_.set_title({trimmed(english)}));
  note(problems, "form_title_spanish", edit_.set_title({trimmed(spanish), kSpanish}));
  return problems;
}

std::vector<Problem> OwnFormEdits::set_words(const std::string& link_id, const ItemWords& typed, const OptionAct& act) {
  const auto* const item = forms::find_item(form_.english, link_id);
  const auto now = words_of(form_, link_id);
  if (item == nullptr || !now) return {{"form", say("This is not in the draft any more. Look at the draft again.")}};
  auto problems = words_problems(*item, typed);
  if (!problems.empty()) return problems;
  const auto set = [&](const char* field, const std::string& before, const std::string& after, auto edit) {
    if (before != trimmed(after)) note(problems, field, edit(trimmed(after)));
  };
  set("text", now->text, typed.text, [&](const auto& words) { return edit_.set_text(link_id, {words}); });
  set("spanish", now->spanish, typed.spanish, [&](const auto& words) {
    return edit_.set_text(link_id, {words, kSpanish});
  });
  const auto set_help = [&] {
    set("help", now->help, typed.help, [&](const auto& words) { return edit_.set_help(link_id, {words}); });
  };
  // There are Spanish words only as long as there are English ones.
  if (!trimmed(typed.help).empty()) set_help();
  set("spanish_help", now->spanish_help, typed.spanish_help, [&](const auto& words) {
    return edit_.set_help(link_id, {words, kSpanish});
  });
  if (trimmed(typed.help).empty()) set_help();
  if (forms::is_question(*item) && typed.is_required != item->required && may_be_optional(name_, link_id)) {
    const auto needed = typed.is_required ? forms::Requirement::Required : forms::Requirement::Optional;
    note(problems, "is_required", edit_.set_required(link_id, needed));
  }
  set_options(problems, *item, typed);
  act_on_option(problems, link_id, act);
  return problems;
}

void OwnFormEdits::set_options(std::vector<Problem>& problems, const Item& item, const ItemWords& typed) {
  const auto now = words_of(form_, item.link_id);
  for (const auto& option : typed.options) {
    const auto before = std::ranges::find(now->options, option.key, &OptionWords::key);
    if (before == now->options.end()) {
      problems.push_back({"form", say("One of the answers is not in the draft any more. Look at the draft again.")});
      continue;
    }
    if (const auto words = trimmed(option.display); words != before->display)
      note(problems, "option:" + option.key, edit_.set_display(item.link_id, option.key, {words}));
    if (const auto words = trimmed(option.spanish); words != before->spanish)
      note(problems, "option_spanish:" + option.key, edit_.set_display(item.link_id, option.key, {words, kSpanish}));
  }
  if (!item.options.empty() && !trimmed(typed.new_option.display).empty())
    add_option(problems, item.link_id, typed.new_option);
}

void OwnFormEdits::add_option(std::vector<Problem>& problems, const std::string& link_id, const OptionWords& option) {
  const auto code = new_name();
  note(problems, "new_option",
       edit_.add_option(link_id, {{kCodes, code, trimmed(option.display)}, std::nullopt}, kAtTheEnd));
  if (const auto words = trimmed(option.spanish); !words.empty())
    note(problems, "new_option_spanish", edit_.set_display(link_id, code, {words, kSpanish}));
}

void OwnFormEdits::act_on_option(std::vector<Problem>& problems, const std::string& link_id, const OptionAct& act) {
  if (act.kind == OptionAct::Kind::None) return;
  const auto field = "option:" + act.key;
  const auto& options = forms::find_item(form_.english, link_id)->options;
  const auto found =
      std::ranges::find(options, act.key, [](const auto& option) { return forms::key_of(option.value); });
  if (found == options.end()) {
    problems.push_back({"form", say("This answer is not in the draft any more. Look at the draft again.")});
    return;
  }
  const auto index = static_cast<std::size_t>(found - options.begin());
  if (act.kind == OptionAct::Kind::Remove) {
    if (stays(name_, link_id, act.key)) {
      problems.push_back({field, say(why_questions_stay(name_))});
    } else if (options.size() == 1) {
      problems.push_back({field, say("This is the only answer to choose. Add another one first.")});
    } else {
      note(problems, field, edit_.remove_option(link_id, act.key));
    }
    return;
  }
  if (act.kind == OptionAct::Kind::Earlier && index > 0)
    note(problems, field, edit_.move_option(link_id, act.key, index - 1));
  if (act.kind == OptionAct::Kind::Later) note(problems, field, edit_.move_option(link_id, act.key, index + 1));
}

std::vector<Problem> OwnFormEdits::add(const NewQuestion& question) {
  auto problems = needed_text_problems("text", question.text, kLongestWords, say("Write the question."));
  append(problems, text_problems("spanish", question.spanish, kLongestWords));
  append(problems, text_problems("options", question.options, kLongestWords));
  if (question.kind == AnswerKind::YesOrNo && !trimmed(question.text).empty()) {
    append(problems, question_mark_problems("text", question.text));
    if (!trimmed(question.spanish).empty()) append(problems, question_mark_problems("spanish", question.spanish));
  }
  if (!question.kind) problems.push_back({"kind", say("Choose how it is answered.")});
  const auto* const part = forms::find_item(form_.english, question.part);
  if (part == nullptr || part->type != ItemType::Group)
    problems.push_back({"part", say("Choose the part it belongs to.")});
  const bool is_choice = question.kind == AnswerKind::One || question.kind == AnswerKind::Several;
  const auto lines = lines_of(question.options);
  if (is_choice && lines.size() < 2)
    problems.push_back({"options", say("Write at least two answers, each on its own line.")});
  for (const auto& line : lines) {
    if (is_choice && !text_problems("options", line, kLongestOption).empty())
      problems.push_back({"options", say("Shorten the longest answer; one may have 300 characters.")});
  }
  if (!problems.empty()) return problems;
  forms::NewItem item{.link_id = new_name(), .type = row_of(*question.kind).type, .text = trimmed(question.text)};
  item.repeats = question.kind == AnswerKind::Several;
  item.is_in_short_form = question.is_in_short_form && question.kind != AnswerKind::OnlyWords;
  if (is_choice) {
    for (const auto& line : lines) item.options.push_back({{kCodes, new_name(), line}, std::nullopt});
  }
  note(problems, "text", edit_.add_item(item, {question.part, kAtTheEnd}));
  if (const auto words = trimmed(question.spanish); problems.empty() && !words.empty())
    note(problems, "spanish", edit_.set_text(item.link_id, {words, kSpanish}));
  return problems;
}

std::vector<Problem> OwnFormEdits::step(const std::string& link_id, forms::Step step) {
  std::vector<Problem> problems;
  note(problems, "form", edit_.step_item(link_id, step));
  return problems;
}

std::vector<Problem> OwnFormEdits::move(const std::string& link_id, const std::string& part) {
  const auto* const item = forms::find_item(form_.english, link_id);
  const auto* const to = forms::find_item(form_.english, part);
  if (item == nullptr) return {{"form", say("This is not in the draft any more. Look at the draft again.")}};
  if (to == nullptr || to->type != ItemType::Group || item->type == ItemType::Group)
    return {{"part", say("Choose the part it belongs to.")}};
  const auto* const from = find_part(form_.english, link_id);
  if (from == to) return {};
  if (from != nullptr && from->items.size() == 1)
    return {{"part", say("This is all there is in its part. Put something else there first.")}};
  std::vector<Problem> problems;
  note(problems, "part", edit_.move_item(link_id, {part, kAtTheEnd}));
  return problems;
}

std::vector<Problem> OwnFormEdits::remove(const std::string& link_id) {
  const auto* const item = forms::find_item(form_.english, link_id);
  if (item == nullptr) return {{"form", say("This is not in the draft any more. Look at the draft again.")}};
  if (stays(name_, *item)) return {{"form", say(why_questions_stay(name_))}};
  const auto* const around = find_part(form_.english, link_id);
  if (around != nullptr && around->items.size() == 1)
    return {
        {"form", say("This is all there is in its part. Take the whole part out, or put something else there first.")}};
  if (around == nullptr && form_.english.items.size() == 1)
    return {{"form", say("A form needs at least one part, so this one stays.")}};
  std::vector<Problem> problems;
  note(problems, "form", edit_.remove_item(link_id));
  return problems;
}

std::optional<ItemWords> words_of(const BothLanguages& form, std::string_view link_id) {
  const auto* const item = forms::find_item(form.english, link_id);
  const auto* const spanish = forms::find_item(form.spanish, link_id);
  if (item == nullptr || spanish == nullptr) return std::nullopt;
  ItemWords words{item->text, spanish_words(item->text, spanish->text), item->help,
                  spanish_words(item->help, spanish->help), item->required};
  for (const auto& option : item->options) {
    const auto key = forms::key_of(option.value);
    const auto display = forms::label_of(option.value);
    const auto* const translated = forms::find_option(*spanish, key);
    words.options.push_back(
        {key, display, translated == nullptr ? "" : spanish_words(display, forms::label_of(translated->value))});
  }
  return words;
}

Snapshot snapshot_of(const ItemWords& words) {
  Snapshot snapshot{
      {"text", say("The words"), words.text},
      {"spanish", say("The words in Spanish"), words.spanish},
      {"help", say("The explanation"), words.help},
      {"spanish_help", say("The explanation in Spanish"), words.spanish_help},
      {"is_required", say("Whether an answer is needed"), words.is_required ? say("Needed") : say("Not needed")}};
  for (const auto& option : words.options) {
    snapshot.push_back({"option:" + option.key, say("An answer"), option.display});
    snapshot.push_back({"option_spanish:" + option.key, say("An answer in Spanish"), option.spanish});
  }
  snapshot.push_back({"new_option", say("A further answer"), words.new_option.display});
  snapshot.push_back({"new_option_spanish", say("A further answer in Spanish"), words.new_option.spanish});
  return snapshot;
}

bool stays(std::string_view name, const Item& item) {
  if (form_freedom(name) != FormFreedom::KeepsQuestions) return false;
  if (forms::find_item(forms::shipped(name), item.link_id) != nullptr) return true;
  return std::ranges::any_of(item.items, [&](const Item& below) { return stays(name, below); });
}

bool stays(std::string_view name, std::string_view link_id, std::string_view option) {
  if (form_freedom(name) != FormFreedom::KeepsQuestions) return false;
  const auto* const item = forms::find_item(forms::shipped(name), link_id);
  return item != nullptr && forms::find_option(*item, option) != nullptr;
}

bool may_be_optional(std::string_view name, std::string_view link_id) {
  if (form_freedom(name) != FormFreedom::KeepsQuestions) return true;
  const auto* const item = forms::find_item(forms::shipped(name), link_id);
  return item == nullptr || !item->required;
}

const Item* find_part(const forms::Questionnaire& form, std::string_view link_id) {
  bool is_found = false;
  return find_around(form.items, nullptr, link_id, is_found);
}

int next_own_number(const std::vector<std::string>& jsons) {
  int highest = 0;
  const auto start = "\"" + std::string(kOwn);
  for (const auto& json : jsons) {
    for (auto at = json.find(start); at != std::string::npos; at = json.find(start, at + 1)) {
      const char* const digits = json.data() + at + start.size();
      int number = 0;
      const auto [end, error] = std::from_chars(digits, json.data() + json.size(), number);
      constexpr int most = 1'000'000;  // what somebody typed that looks like one does not use the numbers up
      if (error == std::errc() && *end == '"' && number < most) highest = std::max(highest, number);
    }
  }
  return highest + 1;
}

}  // namespace toolkit

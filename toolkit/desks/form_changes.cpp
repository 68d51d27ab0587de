// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_changes.h"

#include <algorithm>

#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// Every line has its end, so that the last of one text is the same line in the middle of another.
void add_line(std::string& text, const std::string& line) {
  if (!line.empty()) text += line + "\n";
}

/// The words and, where they differ, the Spanish ones below them.
void add_words(std::string& text, const std::string& english, const std::string& spanish, const char* before = "") {
  if (!english.empty()) add_line(text, before + english);
  if (spanish != english && !spanish.empty()) add_line(text, before + spanish);
}

std::string whole_text(const forms::Item& item, const forms::Item& spanish) {
  std::string text;
  add_words(text, item.text, spanish.text);
  add_words(text, item.help, spanish.help);
  if (item.required) add_line(text, say("An answer is needed."));
  for (const auto& option : item.options) {
    const auto* const translated = forms::find_option(spanish, forms::key_of(option.value));
    const auto display = forms::label_of(option.value);
    add_words(text, display, translated == nullptr ? display : forms::label_of(translated->value), "○ ");
  }
  return text;
}

std::string name_of(const std::string& link_id, const BothLanguages& form) {
  return item_name(*forms::find_item(form_on_screen(form), link_id));
}

void add_items(Snapshot& snapshot, const std::vector<forms::Item>& items, const BothLanguages& form) {
  for (const auto& item : items) {
    const auto& spanish = *forms::find_item(form.spanish, item.link_id);
    snapshot.push_back({item.link_id, name_of(item.link_id, form), whole_text(item, spanish)});
    add_items(snapshot, item.items, form);
  }
}

Snapshot snapshot_of_form(const BothLanguages& form) {
  Snapshot snapshot;
  std::string title;
  add_words(title, form.english.title, form.spanish.title);
  snapshot.push_back({"title", say("The name of the form"), title});
  add_items(snapshot, form.english.items, form);
  return snapshot;
}

std::string text_of(const Snapshot& snapshot, const std::string& key) {
  const auto found = std::ranges::find(snapshot, key, &Said::key);
  return found == snapshot.end() ? std::string() : found->text;
}

/// Of these items those that the other form has too, one a line, in the words of `words`.
std::string order_of(const std::vector<forms::Item>& items, const forms::Questionnaire& other,
                     const BothLanguages& words) {
  std::string text;
  for (const auto& item : items) {
    if (forms::find_item(other, item.link_id) != nullptr) add_line(text, name_of(item.link_id, words));
  }
  return text;
}

void add_order(std::vector<Difference>& changes, const std::string& key, const std::string& part,
               const std::string& before, const std::string& after) {
  if (before != after) changes.push_back({key + "/order", part, line_difference(before, after)});
}

void add_orders(std::vector<Difference>& changes, const std::vector<forms::Item>& items,
                const forms::Questionnaire& before, const BothLanguages& after) {
  for (const auto& item : items) {
    const auto* const earlier = forms::find_item(before, item.link_id);
    if (earlier == nullptr || item.items.empty()) continue;
    add_order(changes, item.link_id, say("The order of: {1}", {name_of(item.link_id, after)}),
              order_of(earlier->items, after.english, after), order_of(item.items, before, after));
    add_orders(changes, item.items, before, after);
  }
}

}  // namespace

std::vector<Difference> form_changes(const BothLanguages& before, const BothLanguages& after) {
  const auto said_before = snapshot_of_form(before);
  const auto said_after = snapshot_of_form(after);
  auto changes = differences(said_before, said_after);
  for (auto& [key, question, stretches] : changes)
    stretches = line_difference(text_of(said_before, key), text_of(said_after, key));
  add_order(changes, "", say("The order of the parts"), order_of(before.english.items, after.english, after),
            order_of(after.english.items, before.english, after));
  add_orders(changes, after.english.items, before.english, after);
  return changes;
}

std::string item_name(const forms::Item& item) {
  return item.text.empty() ? say("Without words") : item.text;
}

}  // namespace toolkit

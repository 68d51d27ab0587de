// SPDX-License-Identifier: MIT
#include "toolkit/desks/support_numbers.h"

#include <utility>

#include "db/settings.h"
#include "db/transaction.h"
#include "forms/json_view.h"
#include "forms/json_writer.h"
#include "handouts/document_words.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

using forms::JsonNode;
using forms::JsonView;
using std::chrono::sys_days;

constexpr std::string_view kSetting = "support-numbers";

JsonNode tree_of(const NumberWords& words) {
  auto node = forms::json_object();
  forms::add_text(node, "name", words.name);
  forms::add_text(node, "reach", words.reach);
  forms::add_text(node, "about", words.about);
  return node;
}

JsonNode tree_of(const LocalNumber& number) {
  auto node = forms::json_object();
  forms::add(node, "id", forms::json_string(number.id));
  forms::add(node, "english", tree_of(number.english));
  forms::add(node, "spanish", tree_of(number.spanish));
  forms::add(node, "checked", forms::json_string(iso_date(number.checked_on)));
  return node;
}

JsonNode tree_of(const SupportNumbers& numbers) {
  auto local = forms::json_array();
  for (const auto& number : numbers.local) local.children.push_back(tree_of(number));
  auto node = forms::json_object();
  forms::add(node, "local", std::move(local));
  if (numbers.us_checked_on) forms::add(node, "us_checked", forms::json_string(iso_date(*numbers.us_checked_on)));
  if (numbers.uk_checked_on) forms::add(node, "uk_checked", forms::json_string(iso_date(*numbers.uk_checked_on)));
  return node;
}

sys_days day_in(const JsonView& view) {
  const auto day = parse_iso_date(view.as_string());
  if (!day) view.refuse(forms::Error::Kind::Invalid, "This is not a day.");
  return *day;
}

std::optional<sys_days> find_day(const JsonView& view, std::string_view key) {
  const auto found = view.find(key);
  return found ? std::optional(day_in(*found)) : std::nullopt;
}

NumberWords words_in(const JsonView& view) {
  return {view.string("name"), view.string("reach"), view.string("about")};
}

SupportNumbers numbers_in(const JsonView& view) {
  SupportNumbers numbers;
  for (const auto& each : view.list("local")) {
    numbers.local.push_back({each.require("id").as_string(), words_in(each.require("english")),
                             words_in(each.require("spanish")), day_in(each.require("checked"))});
  }
  numbers.us_checked_on = find_day(view, "us_checked");
  numbers.uk_checked_on = find_day(view, "uk_checked");
  return numbers;
}

const std::string& or_else(const std::string& text, const std::string& other) {
  return text.empty() ? other : text;
}

handouts::Resource resource_of(const LocalNumber& number, bool is_spanish) {
  const auto& first = is_spanish ? number.spanish : number.english;
  const auto& other = is_spanish ? number.english : number.spanish;
  return {or_else(first.name, other.name), or_else(first.reach, other.reach), or_else(first.about, other.about),
          number.checked_on};
}

}  // namespace

KeptNumbers load_numbers(db::Transaction& transaction) {
  const auto text = db::find_setting(transaction, kSetting);
  return text ? read_numbers(*text) : KeptNumbers();
}

void save_numbers(db::Transaction& transaction, SupportNumbers numbers) {
  auto kept = load_numbers(transaction);
  kept.before = std::exchange(kept.now, std::move(numbers));
  ++kept.version;
  db::save_setting(transaction, kSetting, write_numbers(kept));
}

std::string write_numbers(const KeptNumbers& numbers) {
  auto root = forms::json_object();
  forms::add(root, "version", forms::json_number(std::to_string(numbers.version)));
  forms::add(root, "now", tree_of(numbers.now));
  forms::add(root, "before", tree_of(numbers.before));
  return forms::write_json(root);
}

KeptNumbers read_numbers(std::string_view json) {
  const auto tree = forms::parse_json(json, "numbers");
  const JsonView root(tree, "numbers");
  return {root.require("version").as_integer(), numbers_in(root.require("now")), numbers_in(root.require("before"))};
}

std::map<std::string, std::vector<handouts::Resource>, std::less<>> in_every_language(
    const std::vector<LocalNumber>& numbers) {
  std::map<std::string, std::vector<handouts::Resource>, std::less<>> all;
  for (const auto& language : handouts::document_languages()) {
    auto& resources = all[language];
    for (const auto& number : numbers) resources.push_back(resource_of(number, language.starts_with("es")));
  }
  return all;
}

}  // namespace toolkit

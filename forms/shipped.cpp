// SPDX-License-Identifier: MIT
#include "forms/shipped.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <string>

#include "forms/assets.h"
#include "forms/json.h"
#include "forms/short_form.h"

namespace forms {
namespace {

using Forms = std::map<std::string, Questionnaire, std::less<>>;

/// "questionnaires/weekly-tracker.json" is "weekly-tracker".
std::string name_of(std::string_view path) {
  path.remove_prefix(path.find('/') + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

Forms read_all() {
  Forms forms;
  for (const auto& asset : assets()) forms.emplace(name_of(asset.path), read_questionnaire(asset.text));
  return forms;
}

const Forms& all() {
  static const auto forms = read_all();
  return forms;
}

}  // namespace

const Questionnaire& shipped(std::string_view name) {
  const auto found = all().find(name);
  assert(found != all().end() && "no form of this name is shipped");
  return found->second;
}

std::string_view shipped_json(std::string_view name) {
  const auto all_texts = assets();
  const auto found = std::ranges::find(all_texts, name, [](const auto& asset) { return name_of(asset.path); });
  assert(found != all_texts.end() && "no form of this name is shipped");
  return found->text;
}

Questionnaire shipped_in(std::string_view name, std::string_view language) {
  return read_questionnaire(shipped_json(name), language);
}

std::vector<std::string> shipped_names() {
  std::vector<std::string> names;
  for (const auto& [name, form] : all()) names.push_back(name);
  return names;
}

const Questionnaire& intake() {
  return shipped("intake");
}

const Questionnaire& short_intake() {
  static const auto form = short_form(intake());
  return form;
}

const Questionnaire& screening() {
  return shipped("screening");
}

const Questionnaire& practitioner_judgement() {
  return shipped("practitioner-judgement");
}

const Questionnaire& reassessment() {
  return shipped("reassessment");
}

}  // namespace forms

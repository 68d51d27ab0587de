// SPDX-License-Identifier: MIT
#include "handouts/example_values.h"

#include <cassert>
#include <chrono>
#include <functional>
#include <string>

#include "handouts/documents.h"
#include "handouts/recommendation.h"

namespace handouts {
namespace {

using mustache::Fields;
using mustache::Value;

CaseFacts bare_facts(const Template& source) {
  CaseFacts facts;
  facts.today = std::chrono::year(2026) / 11 / 23;
  facts.client_reads = facts.partner_reads = source.language;
  facts.client_name = facts.partner_name = "Ana";
  facts.client_pronouns = facts.partner_pronouns = "she";
  facts.practice.name = facts.practice.practitioner = facts.practice.credentials = "Ana";
  facts.practice.address = facts.practice.phone = facts.practice.reply_to = "Ana";
  return facts;
}

CaseFacts full_facts(const Template& source) {
  auto facts = bare_facts(source);
  facts.practice.fee_text = facts.practice.privacy_notice = "Ana";
  facts.practice.first_visit_minutes = 75;
  facts.practice.hears_partner = true;
  facts.practice.secrets_policy = "limited";
  facts.reasons = {"R01"};
  facts.hope = facts.gratitude = facts.loop = facts.limit = "Ana";
  facts.personal = {"Ana", "Ana", "Ana", "Ana", "Ana"};
  facts.handed = {{"Ana", "Ana", "Ana"}};
  return facts;
}

Fields values_of(const Template& source, const CaseFacts& facts) {
  const auto code = find_document(source.code);
  assert(code);
  return merge_fields(*code, facts);
}

const Value* find_in_lists(const Fields& values, std::string_view name) {
  for (const auto& [key, value] : values) {
    const auto* const list = std::get_if<mustache::List>(&value.get());
    const auto* const entry = list == nullptr || list->empty() ? nullptr : std::get_if<Fields>(&list->front().get());
    const auto* const found = entry == nullptr ? nullptr : mustache::find_value(*entry, name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

const Value* find_anywhere(const Fields& values, std::string_view name) {
  const auto* const found = mustache::find_value(values, name);
  return found != nullptr ? found : find_in_lists(values, name);
}

Value made_to_hold(const Value& value, bool is_so) {
  if (std::holds_alternative<bool>(value.get())) return {is_so};
  if (const auto* const text = std::get_if<std::string>(&value.get())) {
    if (!is_so) return {""};
    return {text->empty() ? "Ana" : *text};
  }
  return std::holds_alternative<mustache::List>(value.get()) && !is_so ? Value(mustache::List()) : value;
}

/// The name is there.
void replace(Fields& values, std::string_view name, const Value& value) {
  const auto dot = name.find('.');
  const std::string first(name.substr(0, dot));
  if (dot == std::string_view::npos) {
    values.insert_or_assign(first, value);
    return;
  }
  auto inner = std::get<Fields>(values.at(first).get());
  replace(inner, name.substr(dot + 1), value);
  values.insert_or_assign(first, std::move(inner));
}

/// In each entry that has it.
mustache::List replaced(mustache::List list, std::string_view name, bool is_so) {
  for (auto& each : list) {
    const auto* const entry = std::get_if<Fields>(&each.get());
    const auto* const found = entry == nullptr ? nullptr : mustache::find_value(*entry, name);
    if (found == nullptr) continue;
    auto changed = *entry;
    replace(changed, name, made_to_hold(*found, is_so));
    each = std::move(changed);
  }
  return list;
}

}  // namespace

Fields full_values(const Template& source) {
  return values_of(source, full_facts(source));
}

Fields bare_values(const Template& source) {
  return values_of(source, bare_facts(source));
}

bool holds(const Fields& values, std::string_view name) {
  const auto* const found = find_anywhere(values, name);
  if (found == nullptr) return false;
  const auto& value = found->get();
  if (const auto* const text = std::get_if<std::string>(&value)) return !text->empty();
  if (const auto* const list = std::get_if<mustache::List>(&value)) return !list->empty();
  const auto* const condition = std::get_if<bool>(&value);
  return condition == nullptr || *condition;
}

void make_hold(Fields& values, std::string_view name, bool is_so) {
  if (const auto* const found = mustache::find_value(values, name)) {
    replace(values, name, made_to_hold(*found, is_so));
    return;
  }
  for (auto& [key, value] : values) {
    if (const auto* const list = std::get_if<mustache::List>(&value.get())) value = replaced(*list, name, is_so);
  }
}

bool has_value(const Fields& values, std::string_view name) {
  return find_anywhere(values, name) != nullptr;
}

}  // namespace handouts

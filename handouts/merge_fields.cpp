// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handouts/fields.h"
#include "handouts/reason_choice.h"
#include "handouts/recommendation.h"
#include "handouts/resources.h"
#include "handouts/sentences.h"

namespace handouts {
namespace {

using mustache::Fields;
using mustache::List;
using mustache::Value;

/// What L02 says to everybody (domain.md 7.6, "L02 assembly order"), so that it is no reason's paragraph too.
const std::vector<std::string>& reasons_said_anyway(DocumentCode code) {
  static const std::vector<std::string> kOfL02 = {"R04", "R10", "R24"};
  static const std::vector<std::string> kNone;
  return code == DocumentCode::L02 ? kOfL02 : kNone;
}

/// Every condition of a group, such as "card.", all false but the ones named.
Fields group_of_conditions(std::string_view group, const std::vector<std::string>& which_are_true) {
  Fields conditions;
  for (const auto& field : fields()) {
    if (!field.name.starts_with(group)) continue;
    std::string name(field.name.substr(group.size()));
    const bool is_true = std::ranges::find(which_are_true, name) != which_are_true.end();
    conditions.emplace(std::move(name), Value(is_true));
  }
  return conditions;
}

bool has(const std::vector<std::string>& reasons, std::string_view reason) {
  return std::ranges::find(reasons, reason) != reasons.end();
}

/// "R99 unknown: P-R09": what is not known is met as mixed feelings are.
List reason_list(const std::vector<std::string>& reasons, const CaseFacts& facts) {
  List list;
  for (const auto& reason : reasons) {
    if (reason == "R99" && has(reasons, "R09")) continue;
    std::vector<std::string> true_ones = {reason == "R99" ? "R09" : reason};
    if (reasons_are_said(facts)) true_ones.emplace_back("said");
    list.emplace_back(Fields{{"reason", group_of_conditions("reason.", true_ones)}});
  }
  return list;
}

List card_list(const CaseFacts& facts) {
  List list;
  for (const auto& card : chosen_cards(facts)) {
    std::vector<std::string> true_ones = {card};
    if (list.empty()) true_ones.emplace_back("first");
    list.emplace_back(Fields{{"card", group_of_conditions("card.", true_ones)}});
  }
  return list;
}

List resource_list() {
  List list;
  for (const auto& resource : resources()) {
    list.emplace_back(
        Fields{{"resource", Fields{{"name", resource.name}, {"reach", resource.reach}, {"about", resource.about}}}});
  }
  return list;
}

/// The end of a sentence in the client's words: the template has the stop.
std::string without_final_stop(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ' ' || text.back() == '\n')) text.pop_back();
  return text;
}

void add_practice(const PracticeFacts& practice, Fields& values) {
  const auto minutes = practice.first_visit_minutes > 0 ? std::to_string(practice.first_visit_minutes) : std::string();
  values.emplace("practitioner", Fields{{"name", practice.practitioner}, {"credentials", practice.credentials}});
  values.emplace("practice", Fields{{"name", practice.name},
                                    {"address", practice.address},
                                    {"phone", practice.phone},
                                    {"reply", practice.reply_to},
                                    {"fee", without_final_stop(practice.fee_text)},
                                    {"minutes", minutes}});
  values.emplace("hears_partner", practice.hears_partner);
  values.emplace("policy", Fields{{"no_secrets", practice.secrets_policy == "no-secrets"},
                                  {"limited", practice.secrets_policy == "limited"},
                                  {"private_time", practice.secrets_policy == "confidential-individual-time"}});
}

void add_people(const CaseFacts& facts, Fields& values) {
  values.emplace("client", Fields{{"name", facts.client_name}});
  values.emplace("partner", Fields{{"name", facts.partner_name}});
  values.emplace("hope", without_final_stop(facts.hope));
  values.emplace("gratitude", without_final_stop(facts.gratitude));
}

void add_reasons(const std::vector<std::string>& reasons, const CaseFacts& facts, Fields& values) {
  values.emplace("has_reasons", !reasons.empty());
  values.emplace("reasons", reason_list(reasons, facts));
  values.emplace("ask_cost", has(reasons, "R12"));
  values.emplace("ask_time", has(reasons, "R13"));
  values.emplace("reasons_are_guesses", !reasons_are_said(facts));
  values.emplace("cards", card_list(facts));
}

void add_variants(const CaseFacts& facts, Fields& values) {
  values.emplace("clear_talk", partner_is_leaning_out(facts));
  values.emplace("asked_badly_before", facts.asked_badly_before);
  values.emplace("asked_before", facts.asked == Asked::Once || facts.asked == Asked::Few || facts.asked == Asked::Many);
  values.emplace("couple_with_me", facts.practice.sees_couples && facts.couple_provider == CoupleProvider::Self);
  values.emplace("answer_is_final", client_has_decided(facts) || partner_has_decided(facts));
}

}  // namespace

mustache::Fields merge_fields(DocumentCode code, const CaseFacts& facts) {
  Fields values;
  values.emplace("date", date_in_words(facts.today));
  add_people(facts, values);
  add_practice(facts.practice, values);
  add_variants(facts, values);
  add_reasons(chosen_reasons(facts, reasons_said_anyway(code)), facts, values);
  values.emplace("resources", resource_list());
  values.emplace("resources_checked", date_in_words(oldest_check(resources())));
  return values;
}

}  // namespace handouts

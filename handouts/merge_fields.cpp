// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handouts/document_words.h"
#include "handouts/fields.h"
#include "handouts/ladder.h"
#include "handouts/pronouns.h"
#include "handouts/reason_choice.h"
#include "handouts/recommendation.h"
#include "handouts/resources.h"

namespace handouts {
namespace {

using mustache::Fields;
using mustache::Value;

/// What a new authorization ends after: "auth.expires_on default +90 days" (domain.md 4.2).
constexpr std::chrono::days kAuthorizationLasts{90};

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
mustache::List reason_list(const std::vector<std::string>& reasons, const CaseFacts& facts) {
  mustache::List list;
  for (const auto& reason : reasons) {
    if (reason == "R99" && has(reasons, "R09")) continue;
    std::vector<std::string> true_ones = {reason == "R99" ? "R09" : reason};
    if (reasons_are_said(facts)) true_ones.emplace_back("said");
    list.emplace_back(Fields{{"reason", group_of_conditions("reason.", true_ones)}});
  }
  return list;
}

mustache::List card_list(const CaseFacts& facts) {
  mustache::List list;
  for (const auto& card : chosen_cards(facts)) {
    std::vector<std::string> true_ones = {card};
    if (list.empty()) true_ones.emplace_back("first");
    list.emplace_back(Fields{{"card", group_of_conditions("card.", true_ones)}});
  }
  return list;
}

mustache::List resource_list(const std::vector<Resource>& numbers) {
  mustache::List list;
  for (const auto& resource : numbers) {
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

/// "ease.shorter_visit" for "shorter-visit".
std::vector<std::string> ease_names(const CaseFacts& facts) {
  auto names = facts.eases;
  for (auto& name : names) std::ranges::replace(name, '-', '_');
  return names;
}

Fields person_fields(const std::string& name, const std::string& pronouns, std::string_view language) {
  const auto set = pronouns_of(pronouns, name, language);
  return {{"name", name},
          {"subj", set.subject},
          {"Subj", at_sentence_start(set.subject, name)},
          {"obj", set.object},
          {"poss", set.possessive},
          {"Poss", at_sentence_start(set.possessive, name)},
          {"poss_pron", set.possessive_pronoun},
          {"reflex", set.reflexive},
          {"is", set.is},
          {"has", set.has},
          {"was", set.was},
          {"does", set.does}};
}

void add_practice(const PracticeFacts& practice, Fields& values) {
  const auto minutes = practice.first_visit_minutes > 0 ? std::to_string(practice.first_visit_minutes) : std::string();
  values.emplace("practitioner", Fields{{"name", practice.practitioner}, {"credentials", practice.credentials}});
  values.emplace("practice", Fields{{"name", practice.name},
                                    {"legal_name", practice.legal_name.empty() ? practice.name : practice.legal_name},
                                    {"address", practice.address},
                                    {"phone", practice.phone},
                                    {"reply", practice.reply_to},
                                    {"fee", without_final_stop(practice.fee_text)},
                                    {"privacy_notice", without_final_stop(practice.privacy_notice)},
                                    {"minutes", minutes}});
  values.emplace("hears_partner", practice.hears_partner);
  values.emplace("offers_discernment", practice.offers_discernment);
  values.emplace("uk", practice.is_uk);
  values.emplace("policy", Fields{{"no_secrets", practice.secrets_policy == "no-secrets"},
                                  {"limited", practice.secrets_policy == "limited"},
                                  {"private_time", practice.secrets_policy == "confidential-individual-time"}});
}

void add_people(const CaseFacts& facts, std::string_view language, Fields& values) {
  auto client = person_fields(facts.client_name, facts.client_pronouns, language);
  client.emplace("legal", facts.client_legal_name.empty() ? facts.client_name : facts.client_legal_name);
  values.emplace("client", std::move(client));
  values.emplace("partner", person_fields(facts.partner_name, facts.partner_pronouns, language));
  values.emplace("hope", without_final_stop(facts.hope));
  values.emplace("gratitude", without_final_stop(facts.gratitude));
  values.emplace("loop", without_final_stop(facts.loop));
  values.emplace("limit", without_final_stop(facts.limit));
  values.emplace("therapy", therapy_in_words(facts.therapy_word, language));
}

void add_personal(const CaseFacts& facts, std::string_view language, Fields& values) {
  const auto& personal = facts.personal;
  values.emplace("personal", personal.sentence);
  values.emplace("times",
                 without_final_stop(personal.times.empty() ? times_in_words(facts.times, language) : personal.times));
  values.emplace("visit", Fields{{"when", without_final_stop(personal.visit_when)},
                                 {"where", without_final_stop(personal.visit_where)},
                                 {"link", personal.visit_link}});
  values.emplace("formal", personal.is_formal);
}

void add_reasons(const std::vector<std::string>& reasons, const CaseFacts& facts, Fields& values) {
  values.emplace("has_reasons", !reasons.empty());
  values.emplace("reasons", reason_list(reasons, facts));
  values.emplace("ask_cost", has(reasons, "R12"));
  values.emplace("ask_time", has(reasons, "R13"));
  values.emplace("reasons_are_guesses", !reasons_are_said(facts));
  values.emplace("cards", card_list(facts));
  values.emplace("ease", group_of_conditions("ease.", ease_names(facts)));
}

/// "G-21: partner lives where practitioner is not licensed: suppress telehealth paragraph". Where nobody knows where
/// the partner lives, nothing is promised either.
bool offers_online(const CaseFacts& facts) {
  return facts.practice.meets_online && facts.partner_lives_in_state;
}

void add_variants(const CaseFacts& facts, Fields& values) {
  values.emplace("clear_talk", partner_is_leaning_out(facts));
  values.emplace("neutral", partner_is_leaning_out(facts) && !facts.practice.offers_discernment);
  values.emplace("each_of_us", facts.has_more_partners);
  values.emplace("telehealth", offers_online(facts));
  values.emplace("asked_badly_before", facts.asked_badly_before);
  values.emplace("asked_before", times_asked(facts) > 0);
  values.emplace("couple_with_me", facts.practice.sees_couples && facts.couple_provider == CoupleProvider::Self);
  values.emplace("answer_is_final", client_has_decided(facts) || partner_has_decided(facts));
  values.emplace("client_decided", client_has_decided(facts));
  values.emplace("last_try", facts.is_last_try);
}

/// Work of one's own, and what it starts from.
void add_own_work(const CaseFacts& facts, Fields& values) {
  values.emplace("topic", Fields{{"needs", has(facts.topics, "A06")},
                                 {"limits", has(facts.topics, "A07")},
                                 {"guarded", has(facts.topics, "A08")}});
  values.emplace("seems_less_invested", facts.seems_less_invested);
  values.emplace("hard_to_say", facts.hard_to_say);
  values.emplace("feels_blamed", facts.feels_blamed);
  values.emplace("feels_responsible", facts.feels_responsible);
  values.emplace("goes_quiet", facts.goes_quiet);
  values.emplace("has_children", facts.has_children);
}

mustache::List handed_list(const std::vector<HandedOver>& handed) {
  mustache::List list;
  for (const auto& each : handed)
    list.emplace_back(Fields{{"handed", Fields{{"when", each.when}, {"document", each.document}, {"how", each.how}}}});
  return list;
}

}  // namespace

mustache::Fields merge_fields(DocumentCode code, const CaseFacts& facts) {
  const auto language = document_language(code, facts);
  const bool is_uk = facts.practice.is_uk;
  Fields values;
  values.emplace("date", date_in_words(facts.today, language, is_uk));
  values.emplace("authorization", Fields{{"ends", date_in_words(facts.today + kAuthorizationLasts, language, is_uk)}});
  add_people(facts, language, values);
  add_practice(facts.practice, values);
  add_personal(facts, language, values);
  add_variants(facts, values);
  add_own_work(facts, values);
  add_reasons(chosen_reasons(facts, reasons_said_anyway(code)), facts, values);
  values.emplace("next_step", next_step_in_words(facts));
  values.emplace("handed", handed_list(facts.handed));
  const auto numbers = resources(facts.practice, language);
  values.emplace("resources", resource_list(numbers));
  values.emplace("resources_checked", date_in_words(oldest_check(numbers), language, is_uk));
  return values;
}

}  // namespace handouts

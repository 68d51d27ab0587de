// SPDX-License-Identifier: MIT
#include "toolkit/desks/snapshot.h"

#include <algorithm>

#include "toolkit/desks/client_desk.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

std::string yes_or_no(bool answer) {
  return answer ? say("Yes") : say("No");
}

std::string answer_text(const forms::Item& item, const std::string& typed) {
  if (item.type == forms::ItemType::Boolean) return typed == "true" ? say("Yes") : typed == "false" ? say("No") : typed;
  const auto* const option = forms::find_option(item, typed);
  return option == nullptr ? typed : forms::label_of(option->value);
}

std::string joined(const forms::Item* item, const std::vector<std::string>& texts) {
  std::string line;
  for (const auto& text : texts) line += (line.empty() ? "" : "; ") + (item ? answer_text(*item, text) : text);
  return line;
}

void add_questions(const std::vector<forms::Item>& items, const Typed& typed, Snapshot& snapshot) {
  for (const auto& item : items) {
    if (forms::is_question(item)) {
      const auto found = typed.find(item.link_id);
      snapshot.push_back({item.link_id, item.text, found == typed.end() ? "" : joined(&item, found->second)});
    }
    add_questions(item.items, typed, snapshot);
  }
}

std::string policy_text(const std::optional<db::SecretsPolicy>& policy) {
  if (!policy) return "";
  switch (*policy) {
    case db::SecretsPolicy::NoSecrets:
      return say("I keep no secrets between them");
    case db::SecretsPolicy::Limited:
      return say("I use my judgment about what helps both");
    case db::SecretsPolicy::ConfidentialIndividualTime:
      return say("Time alone with me stays private");
  }
  return "";
}

const Said* find_said(const Snapshot& snapshot, const std::string& key) {
  const auto found = std::ranges::find(snapshot, key, &Said::key);
  return found == snapshot.end() ? nullptr : &*found;
}

}  // namespace

Snapshot snapshot_of(const TypedNote& note) {
  return {{"session_date", say("Date of the session"), note.session_date}, {"text", say("Note"), note.text}};
}

Snapshot snapshot_of(const db::Client& client) {
  return {{"name", say("Name to use"), client.name},
          {"pronouns", say("Pronouns"), client.pronouns},
          {"language", say("Language this person reads"), client.language},
          {"partner_name", say("Partner's name to use"), client.partner.name},
          {"partner_called", say("What the client calls the partner"), client.partner.called},
          {"partner_pronouns", say("Partner's pronouns"), client.partner.pronouns},
          {"partner_language", say("Language the partner reads"), client.partner.language}};
}

Snapshot snapshot_of(const db::Practice& practice, const PracticePlace& place) {
  return {{"practitioner_name", say("Your name"), practice.practitioner_name},
          {"credentials", say("Credentials"), practice.credentials},
          {"name", say("Name of the practice"), practice.name},
          {"legal_name", say("Legal name"), practice.legal_name},
          {"address", say("Address"), practice.address},
          {"phone", say("Phone"), practice.phone},
          {"reply_to", say("Where a partner may write to you"), practice.reply_to},
          {"first_visit_minutes", say("How long a first visit together is, in minutes"),
           practice.first_visit_minutes > 0 ? std::to_string(practice.first_visit_minutes) : ""},
          {"fee_text", say("The fee, as you would say it"), practice.fee_text},
          {"hears_partner", say("I am willing to hear the partner's side"), yes_or_no(practice.hears_partner)},
          {"sees_couples", say("I see the couple myself if they come"), yes_or_no(practice.sees_couples)},
          {"offers_discernment", say("I offer discernment counseling"), yes_or_no(practice.offers_discernment)},
          {"secrets_policy", say("What one partner tells you alone"), policy_text(practice.secrets_policy)},
          {"paper", say("Paper"), practice.paper == db::PaperSize::A4 ? say("A4") : say("US Letter")},
          {"place", say("Where the practice is"), place.is_uk ? say("United Kingdom") : say("United States")},
          {"privacy_notice", say("Where your privacy notice can be read"), place.privacy_notice},
          {"meets_online", say("I also meet people online"), yes_or_no(place.meets_online)}};
}

Snapshot snapshot_of(const forms::Questionnaire& form, const Typed& typed) {
  Snapshot snapshot;
  add_questions(form.items, typed, snapshot);
  for (const auto& [link_id, texts] : typed) {
    if (!find_said(snapshot, link_id)) snapshot.push_back({link_id, link_id, joined(nullptr, texts)});
  }
  return snapshot;
}

std::vector<Difference> differences(const Snapshot& before, const Snapshot& after) {
  std::vector<Difference> found;
  for (const auto& [key, question, text] : after) {
    const auto* earlier = find_said(before, key);
    const auto earlier_text = earlier ? earlier->text : std::string();
    if (earlier_text != text) found.push_back({key, question, text_difference(earlier_text, text)});
  }
  for (const auto& [key, question, text] : before) {
    if (!find_said(after, key) && !text.empty()) found.push_back({key, question, text_difference(text, "")});
  }
  return found;
}

}  // namespace toolkit

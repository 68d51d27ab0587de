// SPDX-License-Identifier: MIT
#include "toolkit/case_file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "forms/questionnaire_response.h"
#include "forms/shipped.h"
#include "forms/validation.h"

namespace toolkit {
namespace {

using Json = nlohmann::json;

/// Far above any case, and small enough to read at once.
constexpr std::size_t kLongestFile = std::size_t{2} * 1024 * 1024;
constexpr std::array<std::string_view, 3> kPolicies = {"no-secrets", "limited", "confidential-individual-time"};
constexpr std::array<std::string_view, 4> kChannels = {"post", "phone", "email", "in-person"};

/// Reads one file and collects what is wrong with it, in the order of the file's parts.
class CaseReader {
 public:
  ReadCase read(std::string_view text) {
    const auto root = parse(text);
    if (root) read_parts(*root);
    return {std::move(facts_), std::move(problems_)};
  }

 private:
  void report(std::string place, std::string sentence) { problems_.push_back({std::move(place), std::move(sentence)}); }

  std::optional<Json> parse(std::string_view text) {
    if (text.size() > kLongestFile) {
      report("", "This file is larger than a case can be. Give one case a file.");
      return std::nullopt;
    }
    std::vector<std::vector<std::string>> open;
    const auto hear = [&](int /*depth*/, Json::parse_event_t event, Json& parsed) {
      if (event == Json::parse_event_t::object_start) open.emplace_back();
      if (event == Json::parse_event_t::object_end) open.pop_back();
      if (event == Json::parse_event_t::key) hear_key(open.back(), parsed.get<std::string>());
      return true;
    };
    auto root = Json::parse(text, hear, false);
    if (root.is_object()) return root;
    report("", "This file is not a JSON object. Check its commas and quotation marks.");
    return std::nullopt;
  }

  void hear_key(std::vector<std::string>& keys, std::string key) {
    if (std::ranges::find(keys, key) != keys.end()) report(key, "This is given twice. Keep one of the two.");
    keys.push_back(std::move(key));
  }

  void read_parts(const Json& root) {
    check_keys(root, "",
               {"today", "intake", "screening", "reassessment", "judgement", "decisions", "happenings",
                "authorizations", "practice", "letter"});
    const auto today = require_day(root, "today", "");
    handouts::CaseAnswers answers;
    answers.intake = read_form(root, "intake", forms::intake());
    answers.screen = read_form(root, "screening", forms::screening());
    answers.reassessment = read_form(root, "reassessment", forms::reassessment());
    answers.judgement = read_form(root, "judgement", forms::practitioner_judgement());
    answers.decisions = read_forms(root, "decisions", forms::shipped("decision-status"));
    answers.happenings = read_forms(root, "happenings", forms::shipped("what-happened"));
    facts_ = handouts::facts_from_answers(answers, today);
    if (const auto* const list = find(root, "authorizations")) read_authorizations(*list);
    if (const auto* const practice = find_object(root, "practice", "")) read_practice(*practice);
    if (const auto* const letter = find_object(root, "letter", "")) read_letter(*letter);
  }

  static const Json* find(const Json& object, const std::string& key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
  }

  static std::string join(const std::string& place, const std::string& key) {
    return place.empty() ? key : place + "." + key;
  }

  void check_keys(const Json& object, const std::string& place, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : object.items()) {
      if (std::ranges::find(known, key) == known.end())
        report(join(place, key), "A case file has no such key here. Remove it or mend its name.");
    }
  }

  const Json* find_object(const Json& object, const std::string& key, const std::string& place) {
    const auto* const found = find(object, key);
    if (found == nullptr || found->is_object()) return found;
    report(join(place, key), "This is not an object. Write it between braces.");
    return nullptr;
  }

  std::optional<std::chrono::sys_days> find_day(const Json& object, const std::string& key, const std::string& place) {
    const auto* const found = find(object, key);
    if (found == nullptr) return std::nullopt;
    const auto date = found->is_string() ? forms::parse_date(found->get_ref<const std::string&>()) : std::nullopt;
    if (date && date->day != 0) {
      return std::chrono::sys_days(std::chrono::year(date->year) / static_cast<int>(date->month) /
                                   static_cast<int>(date->day));
    }
    report(join(place, key), "This is not a day. Write it as year-month-day, such as 2026-11-23.");
    return std::nullopt;
  }

  /// A day that has to be there; 1970-01-01 in the place of one that is not, which the problem keeps from being used.
  std::chrono::sys_days require_day(const Json& object, const std::string& key, const std::string& place) {
    if (find(object, key) == nullptr)
      report(join(place, key), "A day is missing. Write it as year-month-day, such as 2026-11-23.");
    return find_day(object, key, place).value_or(std::chrono::sys_days());
  }

  void read_text(const Json& object, const std::string& key, const std::string& place, std::string& text) {
    const auto* const found = find(object, key);
    if (found == nullptr) return;
    const bool is_text = found->is_string() && !forms::find_invalid_utf8(found->get_ref<const std::string&>());
    if (!is_text) return report(join(place, key), "This is not a text. Write it between quotation marks.");
    text = found->get<std::string>();
  }

  void read_choice(const Json& object, const std::string& key, const std::string& place,
                   std::span<const std::string_view> choices, std::string& text) {
    read_text(object, key, place, text);
    if (text.empty() || std::ranges::find(choices, text) != choices.end()) return;
    std::string listed;
    for (const auto choice : choices) {
      if (!listed.empty()) listed += ", ";
      listed += choice;
    }
    report(join(place, key), "This is not one of the choices. Write one of: " + listed + ".");
  }

  void read_tick(const Json& object, const std::string& key, const std::string& place, bool& tick) {
    const auto* const found = find(object, key);
    if (found == nullptr) return;
    if (!found->is_boolean()) return report(join(place, key), "This is neither true nor false. Write one of the two.");
    tick = found->get<bool>();
  }

  /// A filled form, or nothing when the file has none. What can be read is read, so that every problem is found.
  std::optional<handouts::DatedResponse> read_form(const Json& root, const std::string& part,
                                                   const forms::Questionnaire& form) {
    const auto* const section = find_object(root, part, "");
    if (section == nullptr) return std::nullopt;
    return read_section(*section, part, form);
  }

  /// A form that was filled in several times, the earliest first.
  std::vector<handouts::DatedResponse> read_forms(const Json& root, const std::string& part,
                                                  const forms::Questionnaire& form) {
    std::vector<handouts::DatedResponse> forms;
    const auto* const list = find(root, part);
    if (list == nullptr) return forms;
    if (!list->is_array()) {
      report(part, "This is not a list. Write it between square brackets.");
      return forms;
    }
    for (std::size_t index = 0; index < list->size(); ++index) {
      const auto place = part + "[" + std::to_string(index) + "]";
      if ((*list)[index].is_object()) {
        forms.push_back(read_section((*list)[index], place, form));
      } else {
        report(place, "This is not an object. Write it between braces.");
      }
    }
    return forms;
  }

  handouts::DatedResponse read_section(const Json& section, const std::string& part, const forms::Questionnaire& form) {
    const auto on = require_day(section, "on", part);
    std::vector<forms::FlatAnswer> answers;
    std::vector<std::string> refused;
    for (const auto& [link_id, value] : section.items()) {
      if (link_id == "on") continue;
      auto values = read_answer(forms::find_item(form, link_id), value, part + "." + link_id);
      if (values.empty()) refused.push_back(link_id);
      answers.push_back({link_id, std::move(values)});
    }
    auto response = forms::arrange(form, answers, forms::ResponseStatus::Completed);
    for (const auto& issue : forms::validate(form, response)) {
      if (std::ranges::find(refused, issue.link_id) == refused.end())
        report(part + "." + issue.link_id, issue.sentence);
    }
    return {on, std::move(response)};
  }

  /// The values of one question; none when one of them was refused.
  std::vector<forms::Value> read_answer(const forms::Item* item, const Json& value, const std::string& place) {
    if (item == nullptr || !forms::is_question(*item)) {
      report(place, "This form has no such question. Remove it or mend its name.");
      return {};
    }
    std::vector<forms::Value> values;
    const auto list = value.is_array() ? value : Json::array({value});
    for (const auto& each : list) {
      const auto typed = answer_text(each);
      if (!typed) {
        report(place, "No question takes this. Write a text, a whole number, true or false.");
        return {};
      }
      auto read = forms::parse_answer(*item, *typed);
      if (const auto* const issue = std::get_if<forms::Issue>(&read)) {
        report(place, issue->sentence);
        return {};
      }
      values.push_back(std::get<forms::Value>(std::move(read)));
    }
    return values;
  }

  /// An answer as a person would type it.
  static std::optional<std::string> answer_text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean() || value.is_number_integer()) return value.dump();
    return std::nullopt;
  }

  void read_authorizations(const Json& list) {
    if (!list.is_array()) return report("authorizations", "This is not a list. Write it between square brackets.");
    for (std::size_t index = 0; index < list.size(); ++index) {
      const auto place = "authorizations[" + std::to_string(index) + "]";
      if (list[index].is_object()) {
        facts_.authorizations.push_back(read_authorization(list[index], place));
      } else {
        report(place, "This is not an object. Write it between braces.");
      }
    }
  }

  handouts::AuthorizationFacts read_authorization(const Json& object, const std::string& place) {
    check_keys(object, place, {"signed_on", "expires_on", "revoked_on", "recipient", "channels", "is_complete"});
    handouts::AuthorizationFacts authorization;
    authorization.signed_on = require_day(object, "signed_on", place);
    authorization.expires_on = require_day(object, "expires_on", place);
    authorization.revoked_on = find_day(object, "revoked_on", place);
    read_text(object, "recipient", place, authorization.recipient);
    read_tick(object, "is_complete", place, authorization.is_complete);
    if (const auto* const channels = find(object, "channels"))
      authorization.channels = read_channels(*channels, place + ".channels");
    return authorization;
  }

  std::vector<std::string> read_channels(const Json& list, const std::string& place) {
    std::vector<std::string> channels;
    const auto is_channel = [](const Json& each) {
      return each.is_string() && std::ranges::find(kChannels, each.get_ref<const std::string&>()) != kChannels.end();
    };
    if (!list.is_array() || !std::ranges::all_of(list, is_channel)) {
      report(place,
             "This is not a list of channels. Write some of: post, phone, email, in-person, between square brackets.");
      return channels;
    }
    for (const auto& each : list) channels.push_back(each.get<std::string>());
    return channels;
  }

  void read_practice(const Json& object) {
    const std::string place = "practice";
    check_keys(object, place,
               {"name", "legal_name", "practitioner", "credentials", "address", "phone", "reply_to", "fee_text",
                "secrets_policy", "first_visit_minutes", "hears_partner", "sees_couples", "offers_discernment",
                "meets_online", "is_uk", "privacy_notice"});
    auto& practice = facts_.practice;
    read_text(object, "name", place, practice.name);
    read_text(object, "legal_name", place, practice.legal_name);
    read_text(object, "practitioner", place, practice.practitioner);
    read_text(object, "credentials", place, practice.credentials);
    read_text(object, "address", place, practice.address);
    read_text(object, "phone", place, practice.phone);
    read_text(object, "reply_to", place, practice.reply_to);
    read_text(object, "fee_text", place, practice.fee_text);
    read_choice(object, "secrets_policy", place, kPolicies, practice.secrets_policy);
    read_tick(object, "hears_partner", place, practice.hears_partner);
    read_tick(object, "sees_couples", place, practice.sees_couples);
    read_tick(object, "offers_discernment", place, practice.offers_discernment);
    read_tick(object, "meets_online", place, practice.meets_online);
    read_tick(object, "is_uk", place, practice.is_uk);
    read_text(object, "privacy_notice", place, practice.privacy_notice);
    if (const auto* const minutes = find(object, "first_visit_minutes")) read_minutes(*minutes);
  }

  void read_minutes(const Json& minutes) {
    constexpr int kLongestVisit = 480;
    const bool is_visit = minutes.is_number_unsigned() && minutes.get<std::uint64_t>() <= kLongestVisit;
    if (!is_visit)
      return report("practice.first_visit_minutes",
                    "This is not a length of a visit. Write a number of minutes up to 480.");
    facts_.practice.first_visit_minutes = minutes.get<int>();
  }

  void read_letter(const Json& object) {
    const std::string place = "letter";
    check_keys(object, place,
               {"channel", "approved", "was_sent", "closing_was_sent", "sentence", "times", "visit_when", "visit_where",
                "visit_link", "is_formal"});
    read_choice(object, "channel", place, kChannels, facts_.letter_channel);
    read_tick(object, "approved", place, facts_.letter_is_approved);
    bool was_sent = false;
    read_tick(object, "was_sent", place, was_sent);
    facts_.letter_was_sent = facts_.letter_was_sent || was_sent;
    read_tick(object, "closing_was_sent", place, facts_.closing_was_sent);
    auto& personal = facts_.personal;
    read_text(object, "sentence", place, personal.sentence);
    read_text(object, "times", place, personal.times);
    read_text(object, "visit_when", place, personal.visit_when);
    read_text(object, "visit_where", place, personal.visit_where);
    read_text(object, "visit_link", place, personal.visit_link);
    read_tick(object, "is_formal", place, personal.is_formal);
  }

  handouts::CaseFacts facts_;
  std::vector<CaseProblem> problems_;
};

}  // namespace

ReadCase read_case(std::string_view json) {
  return CaseReader().read(json);
}

}  // namespace toolkit

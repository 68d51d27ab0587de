// SPDX-License-Identifier: MIT
#include "toolkit/desks/consent_desk.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "db/transaction.h"
#include "forms/json.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::array<std::string_view, 4> kChannels = {"post", "phone", "email", "in-person"};
constexpr std::size_t kLongestName = 120;

std::vector<Problem> date_problems(const TypedAuthorization& typed, std::chrono::sys_days today) {
  std::vector<Problem> problems;
  const auto signed_on = parse_iso_date(typed.signed_on);
  const auto expires_on = parse_iso_date(typed.expires_on);
  if (!signed_on) {
    problems.push_back({"signed_on", say("Write the date on the signed form as year-month-day, such as 2026-11-23.")});
  } else if (std::chrono::sys_days(*signed_on) > today) {
    problems.push_back({"signed_on", say("This date is still to come. Write the date the form was signed.")});
  }
  if (!expires_on) {
    problems.push_back({"expires_on", say("Write the date the form ends as year-month-day, such as 2027-02-21.")});
  } else if (signed_on && *expires_on <= *signed_on) {
    problems.push_back({"expires_on", say("The form must end after the day it was signed. Look at the date again.")});
  }
  return problems;
}

}  // namespace

std::optional<Authorizations> ConsentDesk::open(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  Authorizations view{std::move(*client), db::list_authorizations(transaction, id), local_day(transaction.now())};
  transaction.commit({db::AuditAction::View, "authorization", "", id, ""});
  return view;
}

std::optional<FormOfAuthorization> ConsentDesk::read_from(const db::ClientId& client, const db::ResponseId& form) {
  db::Transaction transaction(vault_);
  const auto stored = db::find_response(transaction, form);
  if (!stored || stored->client != client || client_form_name(stored->questionnaire) != "authorization")
    return std::nullopt;
  const auto response = forms::read_response(stored->json);
  if (response.status == forms::ResponseStatus::EnteredInError) return std::nullopt;
  transaction.commit({db::AuditAction::View, "questionnaire_response", form.text, client, ""});
  return FormOfAuthorization{
      {forms::find_text(response, "F01-signature-date"), forms::find_text(response, "F01-expires-on"),
       forms::find_text(response, "F01-recipient"), forms::find_codes(response, "F01-channel"), false},
      handouts::missing_elements(response)};
}

std::vector<Problem> ConsentDesk::record(const db::ClientId& client, const TypedAuthorization& typed) {
  db::Transaction transaction(vault_);
  auto problems = date_problems(typed, local_day(transaction.now()));
  append(problems, needed_text_problems("recipient", typed.recipient, kLongestName,
                                        say("Write the partner's name as it stands on the signed form.")));
  if (typed.channels.empty()) problems.push_back({"channels", say("Tick at least one way that the form lists.")});
  const bool all_known = std::all_of(typed.channels.begin(), typed.channels.end(), [](const auto& channel) {
    return std::find(kChannels.begin(), kChannels.end(), channel) != kChannels.end();
  });
  if (!all_known) problems.push_back({"channels", say("Choose among the ways listed here.")});
  if (!typed.is_complete) {
    problems.push_back(
        {"is_complete", say("Check the form against the list, then tick this. An incomplete form does not count.")});
  }
  if (!problems.empty()) return problems;

  db::Authorization authorization;
  authorization.client = client;
  authorization.signed_on = *parse_iso_date(typed.signed_on);
  authorization.expires_on = *parse_iso_date(typed.expires_on);
  authorization.recipient = typed.recipient;
  authorization.channels = typed.channels;
  authorization.is_complete = typed.is_complete;
  authorization = db::add_authorization(transaction, authorization);
  transaction.commit({db::AuditAction::Create, "authorization", authorization.id.text, client, ""});
  return {};
}

bool ConsentDesk::revoke(const db::ClientId& client, const db::AuthorizationId& id) {
  db::Transaction transaction(vault_);
  const auto list = db::list_authorizations(transaction, client);
  const bool is_theirs = std::any_of(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
  if (!is_theirs || !db::revoke_authorization(transaction, id, local_day(transaction.now()))) return false;
  transaction.commit({db::AuditAction::Change, "authorization", id.text, client, "revoked"});
  return true;
}

}  // namespace toolkit

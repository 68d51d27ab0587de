// SPDX-License-Identifier: MIT
#include "handouts/authorization.h"

#include <algorithm>

namespace handouts {
namespace {

/// Whomever it names. An authorization that expires today has expired.
std::vector<AuthorizationDefect> defects_on(const AuthorizationFacts& authorization, std::chrono::sys_days today) {
  std::vector<AuthorizationDefect> defects;
  if (!authorization.is_complete) defects.push_back(AuthorizationDefect::NotComplete);
  if (authorization.signed_on > today) defects.push_back(AuthorizationDefect::NotYetSigned);
  if (authorization.expires_on <= today) defects.push_back(AuthorizationDefect::Expired);
  if (authorization.revoked_on && *authorization.revoked_on <= today) defects.push_back(AuthorizationDefect::Revoked);
  return defects;
}

}  // namespace

// "Core elements, (c)(1) — all six: i what may be shared, ii who may share it, iii who may receive it, iv why, v an
// expiration date or event, vi signature and date" (domain.md 4.2).
std::vector<MissingElement> missing_elements(const forms::QuestionnaireResponse& authorization_form) {
  const auto has = [&](const char* link_id) { return !forms::find_answers(authorization_form, link_id).empty(); };
  std::vector<MissingElement> missing;
  if (!has("F01-scope")) missing.emplace_back("i");
  if (!has("F01-practice") || !has("F01-practitioner")) missing.emplace_back("ii");
  if (!has("F01-recipient") || !has("F01-channel")) missing.emplace_back("iii");
  if (!has("F01-purpose")) missing.emplace_back("iv");
  if (!has("F01-expires-on") && !has("F01-expires-event")) missing.emplace_back("v");
  if (!has("F01-signature-name") || !has("F01-signature-date")) missing.emplace_back("vi");
  return missing;
}

bool is_in_force(const AuthorizationFacts& authorization, std::chrono::sys_days today) {
  return defects_on(authorization, today).empty();
}

// "auth_valid(now) = all six fields present, three statements in the rendered version, signed, now < expiry, not
// revoked, recipient matches, channel listed" (domain.md 4.2).
std::vector<AuthorizationDefect> authorization_defects(const AuthorizationFacts& authorization,
                                                       const std::string& recipient, const std::string& channel,
                                                       std::chrono::sys_days today) {
  auto defects = defects_on(authorization, today);
  if (recipient.empty() || authorization.recipient != recipient) defects.push_back(AuthorizationDefect::OtherRecipient);
  if (std::ranges::find(authorization.channels, channel) == authorization.channels.end()) {
    defects.push_back(AuthorizationDefect::ChannelNotListed);
  }
  return defects;
}

}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/authorization.h"

#include <algorithm>

namespace handouts {

// "auth_valid(now) = all six fields present, three statements in the rendered version, signed, now < expiry, not
// revoked, recipient matches, channel listed" (domain.md 4.2). An authorization that expires today has expired.
std::vector<AuthorizationDefect> authorization_defects(const AuthorizationFacts& authorization,
                                                       const std::string& recipient, const std::string& channel,
                                                       std::chrono::sys_days today) {
  std::vector<AuthorizationDefect> defects;
  if (!authorization.is_complete) defects.push_back(AuthorizationDefect::NotComplete);
  if (authorization.signed_on > today) defects.push_back(AuthorizationDefect::NotYetSigned);
  if (authorization.expires_on <= today) defects.push_back(AuthorizationDefect::Expired);
  if (authorization.revoked_on && *authorization.revoked_on <= today) defects.push_back(AuthorizationDefect::Revoked);
  if (recipient.empty() || authorization.recipient != recipient) defects.push_back(AuthorizationDefect::OtherRecipient);
  if (std::ranges::find(authorization.channels, channel) == authorization.channels.end()) {
    defects.push_back(AuthorizationDefect::ChannelNotListed);
  }
  return defects;
}

}  // namespace handouts

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace handouts {

/// A signed authorization to contact the partner (F01), as the record store holds it.
struct AuthorizationFacts {
  std::chrono::sys_days signed_on;
  std::chrono::sys_days expires_on;
  std::optional<std::chrono::sys_days> revoked_on;
  std::string recipient;
  std::vector<std::string> channels;  ///< of: post, phone, email, in-person
  bool is_complete = false;           ///< six elements and three statements present (45 CFR 164.508(c))

  friend bool operator==(const AuthorizationFacts&, const AuthorizationFacts&) = default;
};

enum class AuthorizationDefect { NotComplete, NotYetSigned, Expired, Revoked, OtherRecipient, ChannelNotListed };

/// Why this authorization does not allow contacting this person by this channel on this day; empty when it does
/// (domain.md 4.2).
std::vector<AuthorizationDefect> authorization_defects(const AuthorizationFacts& authorization,
                                                       const std::string& recipient, const std::string& channel,
                                                       std::chrono::sys_days today);

}  // namespace handouts

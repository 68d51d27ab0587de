// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire_response.h"

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

/// One of the six core elements of 45 CFR 164.508(c)(1), "i" to "vi", that a filled F01 does not have yet.
using MissingElement = std::string_view;
/// In their order; empty when all six are there. The three statements stand in the form itself.
std::vector<MissingElement> missing_elements(const forms::QuestionnaireResponse& authorization_form);

/// Whether it is complete, signed, not revoked and not run out on this day, whomever it names.
bool is_in_force(const AuthorizationFacts& authorization, std::chrono::sys_days today);

enum class AuthorizationDefect { NotComplete, NotYetSigned, Expired, Revoked, OtherRecipient, ChannelNotListed };

/// Why this authorization does not allow contacting this person by this channel on this day; empty when it does
/// (domain.md 4.2).
std::vector<AuthorizationDefect> authorization_defects(const AuthorizationFacts& authorization,
                                                       const std::string& recipient, const std::string& channel,
                                                       std::chrono::sys_days today);

}  // namespace handouts

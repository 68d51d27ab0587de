// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "db/ids.h"

namespace db {

class Transaction;

/// The client's written authorization to contact the partner (F01; 45 CFR 164.508(c)), as signed on paper and recorded
/// here. Whether it is valid on a day is decided by handouts/, not stored.
struct Authorization {
  AuthorizationId id;
  ClientId client;
  int version = 0;
  std::chrono::year_month_day signed_on{};
  std::chrono::year_month_day expires_on{};
  std::optional<std::chrono::year_month_day> revoked_on;
  std::string recipient;              ///< the one person who may be contacted, as named on the form
  std::vector<std::string> channels;  ///< of: post, phone, email, in-person
  bool is_complete = false;  ///< the practitioner checked all six elements and three statements on the signed form

  friend bool operator==(const Authorization&, const Authorization&) = default;
};

/// Newest signature first. Error Damaged when one of them is, or is missing: it may have been revoked.
std::vector<Authorization> list_authorizations(Transaction& transaction, const ClientId& client);
/// Fills in the id and version of what it is given.
Authorization add_authorization(Transaction& transaction, Authorization authorization);
/// False when there is no such authorization or it was revoked before.
[[nodiscard]] bool revoke_authorization(Transaction& transaction, const AuthorizationId& id,
                                        std::chrono::year_month_day on);

}  // namespace db

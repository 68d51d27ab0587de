// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/authorizations.h"
#include "db/clients.h"
#include "db/responses.h"
#include "db/vault.h"
#include "handouts/authorization.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// What the authorization's page sends back.
struct TypedAuthorization {
  std::string signed_on;
  std::string expires_on;
  std::string recipient;
  std::vector<std::string> channels;
  bool is_complete = false;
};

/// What a filled F01 says, to be looked at beside the signed paper before it is recorded.
struct FormOfAuthorization {
  TypedAuthorization typed;  ///< not complete: that it is, the person says who has looked at the paper
  std::vector<handouts::MissingElement> missing;
};

struct Authorizations {
  db::Client client;
  std::vector<db::Authorization> list;  ///< newest signature first
  std::chrono::year_month_day today;
};

/// The client's written authorizations to contact the partner: recording a signed form, and its revocation.
class ConsentDesk {
 public:
  explicit ConsentDesk(db::Vault& vault) : vault_(vault) {}

  std::optional<Authorizations> open(const db::ClientId& client);
  /// Of a filled F01 of this client; empty for any other response, and for one that was a mistake.
  std::optional<FormOfAuthorization> read_from(const db::ClientId& client, const db::ResponseId& form);
  /// Fields "signed_on", "expires_on", "recipient", "channels", "is_complete". The client must exist.
  std::vector<Problem> record(const db::ClientId& client, const TypedAuthorization& typed);
  /// As of today. False when there is nothing to revoke.
  bool revoke(const db::ClientId& client, const db::AuthorizationId& id);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

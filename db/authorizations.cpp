// SPDX-License-Identifier: MIT
#include "db/authorizations.h"

#include <algorithm>

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

SealedRow sealed_row(Keyring& keyring, const Authorization& authorization) {
  return {keyring,
          Compartment::Client,
          "authorization",
          authorization.id.text,
          authorization.client,
          authorization.version};
}

/// Reads what the SELECTs of list_authorizations and find_authorization ask for.
Authorization read_authorization(Keyring& keyring, const Statement& row) {
  Authorization authorization;
  authorization.id = AuthorizationId{row.text(0)};
  authorization.client = ClientId{row.text(1)};
  authorization.version = static_cast<int>(row.number(2));
  const auto sealed = sealed_row(keyring, authorization);
  sealed.check(row, 0, 10);
  authorization.signed_on = date_from(sealed.open("signed_on", row.blob(3)));
  authorization.expires_on = date_from(sealed.open("expires_on", row.blob(4)));
  authorization.revoked_on = optional_date_from(sealed.open("revoked_on", row.blob(5)));
  authorization.recipient = sealed.open("recipient", row.blob(6));
  authorization.channels = list_from(sealed.open("channels", row.blob(7)));
  authorization.is_complete = flag_from(sealed.open("is_complete", row.blob(8)));
  return authorization;
}

std::optional<Authorization> find_authorization(Transaction& transaction, const AuthorizationId& id) {
  Statement row(
      transaction.connection(),
      "SELECT id, client_id, version, signed_on, expires_on, revoked_on, recipient, channels, is_complete, mac "
      "FROM authorization WHERE id = ?");
  if (!row.bind(id.text).step()) return std::nullopt;
  return read_authorization(transaction.keyring(), row);
}

/// Writes every cell: each is bound to the version of its row.
void save(Transaction& transaction, const Authorization& authorization) {
  const auto sealed = sealed_row(transaction.keyring(), authorization);
  Statement(
      transaction.connection(),
      "INSERT INTO authorization (id, client_id, version, signed_on, expires_on, revoked_on, recipient, channels, "
      "is_complete) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version, "
      "signed_on = excluded.signed_on, expires_on = excluded.expires_on, revoked_on = excluded.revoked_on, "
      "recipient = excluded.recipient, channels = excluded.channels, is_complete = excluded.is_complete")
      .bind(authorization.id.text)
      .bind(authorization.client.text)
      .bind(authorization.version)
      .bind_blob(sealed.seal("signed_on", date_text(authorization.signed_on)))
      .bind_blob(sealed.seal("expires_on", date_text(authorization.expires_on)))
      .bind_blob(sealed.seal("revoked_on", optional_date_text(authorization.revoked_on)))
      .bind_blob(sealed.seal("recipient", authorization.recipient))
      .bind_blob(sealed.seal("channels", list_text(authorization.channels)))
      .bind_blob(sealed.seal("is_complete", flag_text(authorization.is_complete)))
      .run();
  sealed.authenticate(transaction.connection());
}

bool is_newer_signature(const Authorization& left, const Authorization& right) {
  return left.signed_on > right.signed_on;
}

}  // namespace

std::vector<Authorization> list_authorizations(Transaction& transaction, const ClientId& client) {
  require_complete_roster(transaction, client);
  Statement rows(
      transaction.connection(),
      "SELECT id, client_id, version, signed_on, expires_on, revoked_on, recipient, channels, is_complete, mac "
      "FROM authorization WHERE client_id = ? ORDER BY rowid DESC");
  rows.bind(client.text);
  std::vector<Authorization> authorizations;
  while (rows.step()) authorizations.push_back(read_authorization(transaction.keyring(), rows));
  std::stable_sort(authorizations.begin(), authorizations.end(), is_newer_signature);
  return authorizations;
}

Authorization add_authorization(Transaction& transaction, Authorization authorization) {
  authorization.id = new_id<AuthorizationId>();
  authorization.version = 1;
  save(transaction, authorization);
  return authorization;
}

bool revoke_authorization(Transaction& transaction, const AuthorizationId& id, std::chrono::year_month_day on) {
  auto authorization = find_authorization(transaction, id);
  if (!authorization || authorization->revoked_on) return false;
  authorization->revoked_on = on;
  ++authorization->version;
  save(transaction, *authorization);
  return true;
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include "db/audit_log.h"

#include <cassert>

#include "db/audit_chain.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/sealed_row.h"
#include "db/statement.h"

namespace db {

void append_audit_entry(Connection& connection, Keyring* keyring, Time at, const AuditEvent& event,
                        const std::string& actor) {
  assert(connection.is_in_transaction());
  assert(keyring != nullptr || (event.detail.empty() && actor.empty()));
  const auto sequence = next_audit_sequence(connection);
  // A file of an older version, which is written to while it is locked, has no place for who acted.
  Statement insert(connection, actor.empty()
                                   ? "INSERT INTO audit_entry (sequence, at, action, kind, object, client_id, detail) "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?)"
                                   : "INSERT INTO audit_entry (sequence, at, action, kind, object, client_id, detail, "
                                     "actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(sequence).bind(seconds(at)).bind(to_text(event.action)).bind(event.kind).bind(event.object);
  event.client ? insert.bind(event.client->text) : insert.bind_null();
  if (keyring == nullptr) {
    insert.bind_null();
  } else {
    const SealedRow row(*keyring, Compartment::Practice, "audit_entry", std::to_string(sequence),
                        event.client.value_or(ClientId{}), 1);
    insert.bind_blob(row.seal("detail", event.detail));
  }
  if (!actor.empty()) insert.bind(actor);
  insert.run();
  // A file of an older version gets its chain when it is next unlocked.
  if (has_audit_chain(connection)) link_audit_entry(connection, keyring, sequence);
}

AuditEvent about_vault(AuditAction action, std::string detail) {
  return {action, {}, {}, {}, std::move(detail)};
}

}  // namespace db

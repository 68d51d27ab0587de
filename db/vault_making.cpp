// SPDX-License-Identifier: MIT
#include "db/vault_making.h"

#include "db/audit_chain.h"
#include "db/audit_log.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/key_slots.h"
#include "db/keyring.h"
#include "db/migrations.h"
#include "db/practitioners.h"
#include "db/statement.h"
#include "db/work.h"

namespace db {
namespace {

void insert_vault(Connection& connection, const std::string& id, const PassphraseCost& floor, Time created_at) {
  Statement(connection,
            "INSERT INTO vault (one, id, created_at, least_passes, least_memory_bytes) VALUES (1, ?, ?, ?, ?)")
      .bind(id)
      .bind(seconds(created_at))
      .bind(static_cast<std::int64_t>(floor.passes))
      .bind(static_cast<std::int64_t>(floor.memory_bytes))
      .run();
}

}  // namespace

std::string fill_new_store(const std::filesystem::path& file, const VaultMaking& making) {
  Connection connection(file);
  Keyring keyring(connection, making.vault_id, kFirstKey, SecretBytes::copy_of(making.vault_key.bytes()));
  Work work(connection);
  connection.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
  bring_schema_up_to_date(connection);
  insert_vault(connection, making.vault_id, making.cost, making.now);
  start_audit_chain(connection, keyring);
  const auto practitioner = insert_practitioner(connection, keyring, {}, making.now).text;
  insert_key_slot(connection, make_passphrase_slot(making.vault_id, practitioner, making.passphrase, making.cost,
                                                   {kFirstKey, key_bytes(making.vault_key)}, making.now));
  append_audit_entry(connection, &keyring, making.now, about_vault(AuditAction::VaultCreated), practitioner);
  work.commit();
  return practitioner;
}

}  // namespace db

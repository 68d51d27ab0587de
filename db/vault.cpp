// SPDX-License-Identifier: MIT
#include "db/vault.h"

#include <cassert>
#include <string>

#include "db/audit_chain.h"
#include "db/audit_log.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/ids.h"
#include "db/key_slot.h"
#include "db/keyring.h"
#include "db/migrations.h"
#include "db/statement.h"
#include "db/store_file.h"
#include "db/upgrade.h"
#include "db/work.h"

namespace db {
namespace {

AuditEvent about_vault(AuditAction action) {
  return {action, {}, {}, {}, {}};
}

void insert_vault(Connection& connection, const std::string& id, const PassphraseCost& floor, Time created_at) {
  Statement(connection,
            "INSERT INTO vault (one, id, created_at, least_passes, least_memory_bytes) VALUES (1, ?, ?, ?, ?)")
      .bind(id)
      .bind(seconds(created_at))
      .bind(static_cast<std::int64_t>(floor.passes))
      .bind(static_cast<std::int64_t>(floor.memory_bytes))
      .run();
}

/// Everything a new record store holds, in one transaction, and the connection closed again.
void fill(const std::filesystem::path& file, const KeySlot& slot, KeyBytes vault_key, Time now) {
  Connection connection(file);
  Work work(connection);
  connection.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
  bring_schema_up_to_date(connection);
  insert_vault(connection, slot.vault_id, slot.cost, now);
  insert_key_slot(connection, slot, now);
  start_audit_chain(connection, vault_key);
  append_audit_entry(connection, nullptr, now, about_vault(AuditAction::VaultCreated));
  work.commit();
}

}  // namespace

Vault::Vault(const DataFolder& folder, const Clock& clock) : folder_(folder), clock_(clock) {
  if (!has_store_file(folder.record_store(), newest_schema_version())) return;
  connection_ = std::make_unique<Connection>(folder.record_store());
  // Read only to be sure of it while nothing has been used of the file.
  load_key_slot(*connection_);
}

Vault::~Vault() = default;

Vault::State Vault::state() const {
  const std::scoped_lock hold(mutex_);
  if (connection_ == nullptr) return State::Absent;
  return keyring_ == nullptr ? State::Locked : State::Unlocked;
}

void Vault::create(const SecretBytes& passphrase, PassphraseCost cost) {
  const std::scoped_lock hold(mutex_);
  assert(connection_ == nullptr && !passphrase.is_empty());
  auto vault_key = SecretBytes::random(kKeySize);
  const auto slot = wrap_vault_key(vault_key, passphrase, random_uuid(), cost);

  NewStoreFile file(folder_.record_store());
  fill(file.path(), slot, KeyBytes(vault_key.bytes().data(), kKeySize), clock_.now());
  file.put_in_place();
  connection_ = std::make_unique<Connection>(folder_.record_store());
  keyring_ = std::make_unique<Keyring>(*connection_, slot.vault_id, slot.key_id, std::move(vault_key));
}

Vault::UnlockResult Vault::unlock(const SecretBytes& passphrase) {
  const std::scoped_lock hold(mutex_);
  assert(connection_ != nullptr && !connection_->is_in_transaction());
  const auto slot = load_key_slot(*connection_);
  auto vault_key = unwrap_vault_key(slot, passphrase);
  if (!vault_key) return refuse_passphrase();
  if (keyring_ == nullptr)
    admit(std::make_unique<Keyring>(*connection_, slot.vault_id, slot.key_id, std::move(*vault_key)));
  return UnlockResult::Unlocked;
}

Vault::UnlockResult Vault::refuse_passphrase() {
  Work work(*connection_);
  append_audit_entry(*connection_, keyring_.get(), clock_.now(), about_vault(AuditAction::UnlockFailed));
  work.commit();
  return UnlockResult::WrongPassphrase;
}

void Vault::admit(std::unique_ptr<Keyring> keyring) {
  Work work(*connection_);
  upgrade(*connection_, *keyring, clock_.now());
  append_audit_entry(*connection_, keyring.get(), clock_.now(), about_vault(AuditAction::Unlocked), actor_);
  work.commit();
  keyring_ = std::move(keyring);
}

void Vault::lock() {
  const std::scoped_lock hold(mutex_);
  if (keyring_ == nullptr) return;
  assert(!connection_->is_in_transaction());
  keyring_.reset();
  Work work(*connection_);
  append_audit_entry(*connection_, nullptr, clock_.now(), about_vault(AuditAction::Locked));
  work.commit();
}

}  // namespace db

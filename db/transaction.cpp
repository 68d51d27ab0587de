// SPDX-License-Identifier: MIT
#include "db/transaction.h"

#include <algorithm>
#include <utility>

#include "db/audit_log.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/search.h"
#include "db/sentences.h"
#include "db/work.h"

namespace db {

Transaction::Transaction(Vault& vault) : hold_(vault.mutex_), vault_(vault) {
  if (vault.keyring_ == nullptr) throw VaultLocked();
  work_ = std::make_unique<Work>(*vault.connection_);
}

Transaction::~Transaction() = default;

void Transaction::commit(std::span<const AuditEvent> events) {
  for (const auto& event : events) append_audit_entry(connection(), vault_.keyring_.get(), now(), event, actor());
  work_->commit();
  vault_.note_end();
}

Time Transaction::now() const {
  return vault_.clock_.now();
}

const std::string& Transaction::actor() const {
  return vault_.actor_;
}

Connection& Transaction::connection() {
  require_running();
  return *vault_.connection_;
}

Keyring& Transaction::keyring() {
  require_running();
  return *vault_.keyring_;
}

Search& Transaction::search() {
  if (vault_.search_ == nullptr) vault_.search_ = std::make_unique<Search>();
  return *vault_.search_;
}

std::map<ClientId, std::string>& Transaction::complete_rosters() {
  return vault_.complete_rosters_;
}

void Transaction::report(DamagedRow row) {
  if (std::find(damaged_rows_.begin(), damaged_rows_.end(), row) == damaged_rows_.end())
    damaged_rows_.push_back(std::move(row));
}

void Transaction::require_running() const {
  if (!work_->is_running()) throw disk_failed("transaction that was undone");
}

}  // namespace db

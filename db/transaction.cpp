// SPDX-License-Identifier: MIT
#include "db/transaction.h"

#include <algorithm>
#include <utility>

#include "db/audit_log.h"
#include "db/connection.h"
#include "db/gathered_views.h"
#include "db/keyring.h"
#include "db/roster.h"
#include "db/search.h"
#include "db/sentences.h"
#include "db/work.h"

namespace db {

Transaction::Transaction(Vault& vault) : hold_(vault.mutex_), vault_(vault) {
  if (vault.keyring_ == nullptr) throw VaultLocked();
  work_ = std::make_unique<Work>(*vault.connection_);
  changes_before_ = vault.connection_->changes();
}

Transaction::~Transaction() = default;

void Transaction::commit(std::span<const AuditEvent> events) {
  if (vault_.is_gathering_ && only_looked(events)) return gather(events);
  const auto gathered = vault_.gathered_;
  if (gathered != nullptr) vault_.append(*gathered);
  for (const auto& event : events) append_audit_entry(connection(), vault_.keyring_.get(), now(), event, actor());
  work_->commit();
  vault_.note_end();
  if (gathered != nullptr) vault_.end(*gathered, nullptr);
}

bool Transaction::only_looked(std::span<const AuditEvent> events) {
  return connection().changes() == changes_before_ && std::ranges::all_of(events, [](const AuditEvent& event) {
           return event.action == AuditAction::View;
         });
}

void Transaction::gather(std::span<const AuditEvent> events) {
  if (vault_.gathered_ == nullptr) vault_.gathered_ = std::make_shared<GatheredViews>();
  for (const auto& event : events) vault_.gathered_->views.push_back({now(), event});
  work_.reset();
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

std::any& Transaction::known_value(const std::string& name) {
  auto sealed = sealed_practice_roster(connection());
  if (sealed != vault_.worked_out_at_) {
    vault_.worked_out_.clear();
    vault_.worked_out_at_ = std::move(sealed);
  }
  return vault_.worked_out_[name];
}

void Transaction::report(DamagedRow row) {
  if (std::find(damaged_rows_.begin(), damaged_rows_.end(), row) == damaged_rows_.end())
    damaged_rows_.push_back(std::move(row));
}

void Transaction::require_running() const {
  if (work_ == nullptr || !work_->is_running()) throw disk_failed("transaction that was undone");
}

}  // namespace db

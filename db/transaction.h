// SPDX-License-Identifier: MIT
#pragma once

#include <any>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "db/audit_trail.h"
#include "db/damage.h"
#include "db/vault.h"

namespace db {

struct Search;
class Work;

/// Thrown by Transaction when the vault is not unlocked: somebody else locked it a moment ago. The way on is to unlock
/// it.
class VaultLocked : public std::runtime_error {
 public:
  VaultLocked() : std::runtime_error("The records are locked.") {}
};

/// A stretch of work on the records: BEGIN IMMEDIATE, exclusive use of the vault, and a rollback unless it was
/// committed.
///
/// The only way to keep anything is commit(), which writes the audit entries in the same transaction and returns when
/// the change is durable, so nothing is ever saved without its trail. A transaction that only read may be dropped; one
/// that showed a record to a person commits the View, which is durable then as well unless the vault gathers views
/// (Vault::gather_views). One thread uses a transaction; others wait at the constructor.
class Transaction {
 public:
  explicit Transaction(Vault& vault);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Error DiskFull or Io leave the last committed state. Nothing may be done with the transaction afterwards.
  void commit(std::span<const AuditEvent> events);
  void commit(const AuditEvent& event) { commit(std::span(&event, 1)); }

  Time now() const;
  /// The practitioner who unlocked the vault.
  const std::string& actor() const;
  /// For the stores. Error Io once a failed statement has undone the transaction, so nothing is saved outside of it.
  Connection& connection();
  Keyring& keyring();
  /// What the vault has in memory for searching while it is unlocked.
  Search& search();
  /// The rosters that were found complete since the records were unlocked, as they are sealed.
  std::map<ClientId, std::string>& complete_rosters();
  /// What `make` works out of the records, such as a page of a list: known under this name until anything is saved
  /// or the records are locked, so what depends on more than the records has it in its name. What `make` reports is
  /// reported once.
  template <class Make>
  std::shared_ptr<const std::invoke_result_t<Make>> worked_out(const std::string& name, Make make) {
    using Value = std::shared_ptr<const std::invoke_result_t<Make>>;
    if (const auto* known = std::any_cast<Value>(&known_value(name))) return *known;
    auto value = std::make_shared<const std::invoke_result_t<Make>>(make());
    known_value(name) = value;
    return value;
  }

  /// For lists, which pass over what is damaged.
  void report(DamagedRow row);
  /// What the lists of this transaction left out, each row once.
  const std::vector<DamagedRow>& damaged_rows() const { return damaged_rows_; }

 private:
  void require_running() const;
  bool only_looked(std::span<const AuditEvent> events);
  void gather(std::span<const AuditEvent> events);
  std::any& known_value(const std::string& name);

  std::unique_lock<std::recursive_mutex> hold_;
  Vault& vault_;
  std::unique_ptr<Work> work_;
  std::int64_t changes_before_ = 0;
  std::vector<DamagedRow> damaged_rows_;
};

}  // namespace db

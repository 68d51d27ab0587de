// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "db/clock.h"
#include "db/data_folder.h"
#include "db/secret_bytes.h"

namespace db {

class Connection;
class Keyring;

/// How hard a passphrase slot is to guess (Argon2id). The defaults are security.md's floor; only tests go below it.
struct PassphraseCost {
  unsigned long long passes = 3;
  std::size_t memory_bytes = std::size_t{256} << 20;
};

/// The sealed record store of one practice: one SQLite file whose personal columns are sealed under a vault key, which
/// is itself wrapped by the passphrase (FORMAT.md).
///
/// A vault is Absent (no file yet), Locked or Unlocked. Reading and writing records needs a Transaction
/// (transaction.h), which needs an unlocked vault and has it to itself while it lives. Every other function waits for
/// the running transaction and is not for the thread that runs it, save state(). Locking wipes every key. Threads may
/// share a vault. The folder and the clock must outlive it.
class Vault {
 public:
  enum class State { Absent, Locked, Unlocked };
  enum class UnlockResult { Unlocked, WrongPassphrase };

  /// Looks at the file, if there is one, before anything is used of it: Error Foreign, Newer, Damaged.
  Vault(const DataFolder& folder, const Clock& clock);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  State state() const;

  /// Makes the file and leaves the vault unlocked. The state must be Absent. A crash on the way leaves it Absent. A
  /// passphrase is any bytes, at least one; how good it must be is for the caller to say.
  void create(const SecretBytes& passphrase, PassphraseCost cost = {});
  /// A wrong passphrase is an answer, not an error, and is written to the audit trail (without the passphrase).
  /// On the way it brings an older schema up to date. Unlocking an unlocked vault only checks the passphrase.
  [[nodiscard]] UnlockResult unlock(const SecretBytes& passphrase);
  /// Locking a locked or absent vault does nothing. The keys are gone even when Error DiskFull or Io says that the
  /// audit trail could not be told.
  void lock();

 private:
  friend class Transaction;

  UnlockResult refuse_passphrase();
  void admit(std::unique_ptr<Keyring> keyring);

  const DataFolder& folder_;
  const Clock& clock_;
  mutable std::recursive_mutex mutex_;
  std::unique_ptr<Connection> connection_;  ///< null while Absent
  std::unique_ptr<Keyring> keyring_;        ///< null unless Unlocked
  std::string actor_;                       ///< the id of the practitioner who unlocked it
};

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "db/backup_body.h"
#include "db/recovery_code.h"
#include "db/secret_bytes.h"
#include "db/vault.h"
#include "db/verify.h"

namespace db {

/// A backup that was just made, and restored to prove it.
struct MadeBackup {
  std::filesystem::path file;
  Time at{};
  std::int64_t generation = 0;
  std::size_t damaged_rows = 0;  ///< as many as the records themselves have
};

/// Makes a backup in this folder and records it. The vault is held for the length of one copy of its file; everything
/// after that goes on beside other work, in constant memory. The file gets its name only once it was read back, opened
/// and verified. Clients who were erased are first struck from the backups that lie there.
///
/// Of records with damage a backup is made too, when it has that very damage and no other: what is whole in them is
/// safer twice. Its name says so (damaged_backup_name), and it is recorded as one that was not verified.
///
/// `progress` is told while it is read back. Error DiskFull, Io, or Damaged when the records are so in a way that no
/// copy of them opens; throws VaultLocked and BackupCancelled. Whatever ends it early leaves no file that could be
/// taken for a backup.
MadeBackup make_backup(Vault& vault, const std::filesystem::path& to, const CancelFlag& is_cancelled,
                       const VerifyProgress& progress = {});

/// Removes this vault's backups in the folder that backups_to_keep() does not name, of the whole ones and of those
/// with damage each by themselves, so that no whole one ever goes because of one with damage. Files that are not ours
/// stay.
void remove_old_backups(const std::filesystem::path& folder, const std::string& vault_id);

/// What a person opens a backup with: the passphrase of anybody who could open the records then, or the recovery kit
/// that was in force.
using BackupSecret = std::variant<SecretBytes, RecoveryCode>;

/// What came out of a backup.
struct OpenedBackup {
  Time at{};
  std::int64_t generation = 0;
  VerifyReport report;
  std::size_t erased_clients = 0;  ///< who were struck from it and so did not come back
};

inline const CancelFlag kNeverCancelled = false;

/// Restores the backup beside the records, verifies it and removes it again. Empty for a wrong secret. Error Foreign,
/// Newer, Damaged, DiskFull or Io; throws BackupCancelled. The records may be open.
std::optional<OpenedBackup> try_backup(const DataFolder& folder, const Clock& clock,
                                       const std::filesystem::path& backup, const BackupSecret& secret,
                                       const CancelFlag& is_cancelled = kNeverCancelled);

/// A backup that was opened and verified beside the records and can take their place. Gone with the object unless it
/// did. The folder and the clock must outlive it.
class ReadyRestore {
 public:
  virtual ~ReadyRestore() = default;

  /// What it holds. Not everything need be whole: that is for the caller to look at.
  virtual const OpenedBackup& opened() const = 0;
  /// Puts it into the place of the records, which nobody may have open (Vault::reopen_after) and which stay in the
  /// folder under the name of today. Clients whom they erased meanwhile do not come back either. Whatever ends it early
  /// leaves the records as they were. Once.
  virtual void put_in_place() = 0;
};

/// The clients who were erased from these records.
std::vector<ClientId> erased_clients(Vault& vault);
/// Empty for a wrong secret; failures are those of try_backup. The records may be open; `erased` are who must not come
/// back.
std::unique_ptr<ReadyRestore> prepare_restore(const DataFolder& folder, const Clock& clock,
                                              const std::filesystem::path& backup, const BackupSecret& secret,
                                              std::span<const ClientId> erased,
                                              const CancelFlag& is_cancelled = kNeverCancelled,
                                              const VerifyProgress& progress = {});
/// Both in one, for records that nobody has open. Error Damaged too when not everything in the backup is whole.
std::optional<OpenedBackup> restore_backup(const DataFolder& folder, const Clock& clock,
                                           const std::filesystem::path& backup, const BackupSecret& secret,
                                           const VerifyProgress& progress = {});

/// For backup.cpp: opens the backup into the store, which is an empty file, brings it up to date and reads all of it.
struct BackupOpening {
  const FileHandle& file;
  const BackupHeader& header;
  KeyBytes vault_key;
  std::uint32_t key_id;
  std::span<const ClientId> erased;
  Time now;
};
OpenedBackup open_backup_into(const std::filesystem::path& store, const BackupOpening& opening,
                              const CancelFlag& is_cancelled, const VerifyProgress& progress = {});

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "db/backup_body.h"
#include "db/secret_bytes.h"
#include "db/vault.h"
#include "db/verify.h"

namespace db {

/// A backup that was just made, and restored to prove it.
struct MadeBackup {
  std::filesystem::path file;
  Time at{};
  std::int64_t generation = 0;
};

/// Makes a backup in this folder and records it. The vault is held for the length of one copy of its file; everything
/// after that goes on beside other work, in constant memory. The file gets its name only once it was read back, opened
/// and verified whole. Clients who were erased are first struck from the backups that lie there.
///
/// Error DiskFull, Io, or Damaged when the records themselves are; throws VaultLocked and BackupCancelled. Whatever
/// ends it early leaves no file that could be taken for a backup.
MadeBackup make_backup(Vault& vault, const std::filesystem::path& to, const CancelFlag& is_cancelled);

/// Removes this vault's backups in the folder that backups_to_keep() does not name. Files that are not ours stay.
void remove_old_backups(const std::filesystem::path& folder, const std::string& vault_id);

/// What came out of a backup.
struct OpenedBackup {
  Time at{};
  std::int64_t generation = 0;
  VerifyReport report;
  std::size_t erased_clients = 0;  ///< who were struck from it and so did not come back
};

/// Restores the backup beside the records, verifies it and removes it again. Empty for a wrong passphrase. Error
/// Foreign, Newer, Damaged, DiskFull or Io.
std::optional<OpenedBackup> try_backup(const DataFolder& folder, const Clock& clock,
                                       const std::filesystem::path& backup, const SecretBytes& passphrase);
/// Restores it into the place of the records, which nobody may have open and which stay in the folder under the name of
/// today; see Vault::reopen_after. Whatever ends it early leaves the records as they were. Clients whom these records
/// erased do not come back. Error Damaged too when not everything in the backup is whole.
std::optional<OpenedBackup> restore_backup(const DataFolder& folder, const Clock& clock,
                                           const std::filesystem::path& backup, const SecretBytes& passphrase);

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
                              const CancelFlag& is_cancelled);

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>

#include "db/backup_file.h"
#include "db/derived_key.h"

namespace db {

/// What a running backup looks at often, so that locking the records need not wait for it.
using CancelFlag = std::atomic<bool>;

/// The work was given up because the flag was set. Not an Error: nothing failed.
class BackupCancelled : public std::exception {};

/// How much of the store one chunk of the body holds, and by how much sealing makes it longer.
inline constexpr std::size_t kBackupChunk = std::size_t{64} << 10;
inline constexpr std::size_t kBackupChunkOverhead = 17;

/// Seals everything in `plain` behind the header and the keys of `backup`, in constant memory.
void seal_body(const FileHandle& plain, const FileHandle& backup, const BackupHeader& header, KeyBytes vault_key,
               const CancelFlag& is_cancelled);
/// The other way round. Error Damaged when it was cut short, changed, lengthened or sealed under another key; what has
/// been written to `plain` by then is worth nothing.
void open_body(const FileHandle& backup, const FileHandle& plain, const BackupHeader& header, KeyBytes vault_key,
               const CancelFlag& is_cancelled);

}  // namespace db

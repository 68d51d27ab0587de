// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"
#include "db/error.h"
#include "db/file_handle.h"
#include "db/ids.h"

namespace db {

class Connection;

// The outer form of a backup (FORMAT.md): a clear header, a section of keys that can be struck out one by one, and the
// sealed body, which backup_body.h speaks of.

/// What a backup says of itself in the clear. Everything in it is bound to the body.
struct BackupHeader {
  std::string vault_id;
  std::string backup_id;
  Time at{};
  std::int64_t schema_version = 0;
  std::int64_t generation = 0;  ///< the last entry of the audit trail
  std::string link;             ///< and that entry's link
  std::string salt;             ///< of the tags in the key section
  std::string slots;            ///< the rows that open the vault, as dump_rows() wrote them
  std::size_t keys = 0;

  std::string bytes;          ///< the header as it stands in the file
  std::uint64_t keys_at = 0;  ///< where the key section begins
  std::uint64_t body_at() const;
};

/// A client's wrapped key. One that was struck out has neither tag nor key.
struct BackupKey {
  std::string tag;
  std::int64_t key_id = 0;
  std::string wrapped;

  bool is_struck() const { return tag.empty(); }
};

/// Tag, key id, wrapped key and checksum.
inline constexpr std::size_t kBackupKeySize = 32 + 8 + 126 + 16;

/// Fills in `bytes` and `keys_at`.
void seal_up(BackupHeader& header);
/// Error Foreign, Newer, Damaged or Io.
BackupHeader read_backup_header(const FileHandle& file);

std::string backup_key_tag(const BackupHeader& header, const ClientId& client);
std::string to_bytes(const BackupKey& key);
/// Every entry. Error Damaged for one that is neither whole nor struck out.
std::vector<BackupKey> read_backup_keys(const FileHandle& file, const BackupHeader& header);
std::string read_backup_key_tag(const FileHandle& file, const BackupHeader& header, std::size_t index);

/// The rows of `vault` and `key_slot`, whatever columns this version of the schema gives them, and back into a
/// store of that version that has none.
std::string dump_slots(Connection& connection);
void insert_slots(Connection& connection, std::string_view slots);

/// Every file in the folder that is named like a backup, by name. Empty for a folder that cannot be read.
std::vector<std::filesystem::path> backup_files(const std::filesystem::path& folder);

Error damaged_backup(std::string place);

}  // namespace db

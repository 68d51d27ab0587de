// SPDX-License-Identifier: MIT
#include "db/backup_strike.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <string>

#include "db/backup_file.h"
#include "db/error.h"
#include "db/file_handle.h"
#include "db/sentences.h"

namespace db {
namespace {

/// Whether an entry of one of these clients was there to be overwritten.
bool strike(const std::filesystem::path& file, const std::string& vault_id, std::span<const ClientId> clients) {
  const FileHandle handle(file, O_RDWR);
  if (!handle.is_open()) throw disk_error(errno, "backup");
  const auto header = read_backup_header(handle);
  if (header.vault_id != vault_id) return false;
  std::set<std::string> struck;
  for (const auto& client : clients) struck.insert(backup_key_tag(header, client));
  const std::string nothing(kBackupKeySize, '\0');
  bool has_changed = false;
  for (std::size_t i = 0; i < header.keys; ++i) {
    if (!struck.contains(read_backup_key_tag(handle, header, i))) continue;
    write_at(handle, nothing, header.keys_at + i * kBackupKeySize);
    has_changed = true;
  }
  if (has_changed && ::fsync(handle.descriptor()) != 0) throw disk_error(errno, "backup");
  return has_changed;
}

}  // namespace

std::size_t strike_from_backups(const std::filesystem::path& folder, const std::string& vault_id,
                                std::span<const ClientId> clients, const UnreadableBackup& unreadable) {
  if (clients.empty()) return 0;
  std::size_t changed = 0;
  for (const auto& file : backup_files(folder)) {
    try {
      changed += strike(file, vault_id, clients) ? 1 : 0;
    } catch (const Error&) {
      if (unreadable) unreadable(file);
    }
  }
  return changed;
}

}  // namespace db

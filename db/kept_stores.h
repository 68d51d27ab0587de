// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "db/data_folder.h"
#include "db/ids.h"

namespace db {

class Connection;

// The record stores that a restore put aside (restore_backup in backup.h), and the copies made before an upgrade, named
// records.both-of-us.before-…: whole copies of the records as they were, with every client's key. A client who is
// erased still opens from them, and a key cannot be taken out of a store of any version without harming it, so a store
// that holds an erased client goes whole.

/// Keeps a durable copy of the records as they stand, as records.both-of-us.before-version-N, for the version N that
/// they are about to be brought to: the program that wrote them still opens it. One that an earlier attempt left is
/// replaced, so that attempts do not fill the disk. Asserts that no transaction is running. Error DiskFull or Io.
void keep_copy_before(int version, Connection& connection, const DataFolder& folder);

/// Told of each kept store that could not be read or deleted.
using UnreadableStore = std::function<void(const std::filesystem::path&)>;

/// Those that hold a key of one of these clients, by name.
std::vector<std::filesystem::path> kept_stores_of(const DataFolder& folder, std::span<const ClientId> clients,
                                                  const UnreadableStore& unreadable = {});
/// Overwrites and removes those, durably, and returns how many. One that a crash of the restore left as a second name
/// of the records themselves loses only that name. May be repeated.
std::size_t delete_kept_stores_of(const DataFolder& folder, std::span<const ClientId> clients,
                                  const UnreadableStore& unreadable = {});

}  // namespace db

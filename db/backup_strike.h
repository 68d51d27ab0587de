// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "db/ids.h"

namespace db {

/// Told of each backup that could not be read or written, so that it can be named to the therapist.
using UnreadableBackup = std::function<void(const std::filesystem::path&)>;

/// Overwrites the keys of these clients in every backup of this vault that lies in the folder, durably, so that nothing
/// of them opens there. Needs no key of its own and may be repeated. Returns how many files it changed; one that is
/// another vault's is left alone.
std::size_t strike_from_backups(const std::filesystem::path& folder, const std::string& vault_id,
                                std::span<const ClientId> clients, const UnreadableBackup& unreadable = {});

}  // namespace db

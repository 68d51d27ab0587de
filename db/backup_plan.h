// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"

namespace db {

/// "both-of-us-20261123-090000.backup": when it was made, in UTC, and nothing of whom it holds.
std::string backup_name(Time at);
/// "both-of-us-20261123-090000.2-damaged.backup": one that has the damage of the records it was made of.
std::string damaged_backup_name(Time at, std::size_t damaged_rows);
/// When a file of this name was made; empty for a name that backup_name() would not give.
std::optional<Time> backup_time(std::string_view name);

/// What the name of a backup says.
struct BackupName {
  Time at{};
  std::size_t damaged_rows = 0;
};
/// Empty for a name that neither of the two would give.
std::optional<BackupName> parse_backup_name(std::string_view name);

/// Of backups made at these times, those to keep: the last of each of the last 7 days, 4 weeks and 12 months that have
/// one, and always the newest. Newest first.
std::vector<Time> backups_to_keep(std::vector<Time> made);

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "db/clock.h"

namespace db {

class Transaction;

/// A backup that was made and restored at once to prove it, or one that a person restored to try it.
struct BackupRun {
  enum class Kind { Backup, Rehearsal };
  Kind kind = Kind::Backup;
  Time at{};
  std::int64_t generation = 0;
  bool is_verified = false;
  std::string place;  ///< the file
};

void add_backup_run(Transaction& transaction, const BackupRun& run);
/// The newest of this kind that was verified.
std::optional<BackupRun> last_verified_run(Transaction& transaction, BackupRun::Kind kind);

}  // namespace db

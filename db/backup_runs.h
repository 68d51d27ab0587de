// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/clock.h"

namespace db {

class Transaction;

/// A backup that was made and restored at once to prove it, or one that a person restored to try it.
struct BackupRun {
  enum class Kind { Backup, Rehearsal };
  Kind kind = Kind::Backup;
  Time at{};
  std::int64_t generation = 0;
  bool is_verified = false;  ///< all of it was whole
  std::string place;         ///< the file
};

void add_backup_run(Transaction& transaction, const BackupRun& run);
/// The newest of this kind that was verified.
std::optional<BackupRun> last_verified_run(Transaction& transaction, BackupRun::Kind kind);
/// At most `limit` of this kind, newest first, verified or not. Damaged ones are left out and told of by the
/// transaction, here and above.
std::vector<BackupRun> list_backup_runs(Transaction& transaction, BackupRun::Kind kind, std::size_t limit);
/// When the first backup that is recorded was made.
std::optional<Time> first_backup_at(Transaction& transaction);
/// When these records were begun.
Time begun_at(Transaction& transaction);

}  // namespace db

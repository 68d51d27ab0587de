// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "db/error.h"

namespace SQLite {
class Database;
class Exception;
}  // namespace SQLite

namespace db {

/// "BoUs": what the header of a record store says it is.
inline constexpr std::int32_t kApplicationId = 0x426F5573;

/// The one open connection to a record store, with every setting that design and FORMAT.md ask for set and read back.
/// The file must exist, if only empty. One thread at a time; Vault sees to that.
class Connection {
 public:
  /// Error Damaged, InUse or Io.
  explicit Connection(const std::filesystem::path& file);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Statements without parameters and without rows, separated by semicolons.
  void execute(const std::string& sql);
  /// What SQLite itself says: after a full disk it has rolled back without being asked.
  bool is_in_transaction() const;

  SQLite::Database& database() { return *database_; }
  /// What a failure of SQLite means to a therapist. Only the code is used: SQLite's own message may quote what was
  /// being saved.
  Error translated(const SQLite::Exception& failure) const;

 private:
  std::unique_ptr<SQLite::Database> database_;
};

}  // namespace db

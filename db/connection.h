// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "db/error.h"

namespace SQLite {
class Database;
class Exception;
class Statement;
}  // namespace SQLite

namespace db {

class FileHandle;

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

  /// Statements without parameters and without rows, separated by semicolons. They may change the schema, so no
  /// prepared statement is kept across them.
  void execute(const std::string& sql);
  /// What SQLite itself says: after a full disk it has rolled back without being asked.
  bool is_in_transaction() const;
  /// How many rows were inserted, changed or removed since the file was opened, whether that was kept or not.
  std::int64_t changes() const;

  /// Writes the file as it stands to `target`, byte for byte. Asserts that no transaction is running. It is read
  /// through SQLite's own descriptor, because closing another one would drop the locks that SQLite holds on the file.
  void copy_to(const FileHandle& target);

  SQLite::Database& database() { return *database_; }
  /// What a failure of SQLite means to a therapist. Only the code is used: SQLite's own message may quote what was
  /// being saved.
  Error translated(const SQLite::Exception& failure);
  /// Whether the disk once failed to confirm what it was given. The system then counts as written what is not, and a
  /// later sync would say that all is well: nothing may be committed through this connection any more.
  bool has_failed_sync() const { return has_failed_sync_; }

  /// A prepared statement, reset and without values: one that was kept, or a new one. Preparing takes longer than most
  /// statements run. `generation` is for keep().
  std::unique_ptr<SQLite::Statement> prepared(const char* sql, std::uint64_t& generation);
  void keep(std::unique_ptr<SQLite::Statement> statement, std::uint64_t generation) noexcept;

 private:
  std::unique_ptr<SQLite::Database> database_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> kept_;
  std::uint64_t generation_ = 0;  ///< of the schema, as far as execute() may have changed it
  bool has_failed_sync_ = false;
};

}  // namespace db

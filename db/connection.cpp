// SPDX-License-Identifier: MIT
#include "db/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <string_view>

#include "db/file_handle.h"
#include "db/sentences.h"

namespace db {
namespace {

/// Long enough for a shell that is just looking to finish.
constexpr int kBusyMilliseconds = 2000;
constexpr int kCopyBlock = 1 << 20;

struct Setting {
  std::string_view name;
  std::string_view value;
  std::string_view reads_back;
};

/// A rollback journal, because SQLite 3.40 can damage a file in WAL mode and because what was deleted stays in a WAL
/// file; EXTRA, so that a commit outlives a power cut.
constexpr Setting kSettings[] = {
    {"locking_mode", "EXCLUSIVE", "exclusive"},
    {"journal_mode", "TRUNCATE", "truncate"},
    {"synchronous", "EXTRA", "3"},
    {"secure_delete", "ON", "1"},
    {"temp_store", "MEMORY", "2"},
    {"foreign_keys", "ON", "1"},
    {"trusted_schema", "OFF", "0"},
    {"cell_size_check", "ON", "1"},
    {"mmap_size", "0", "0"},
    // 32 MiB of sealed pages: what a save touches is spread over the file.
    {"cache_size", "-32768", "-32768"},
};

struct Switch {
  int verb;
  int value;
};

/// A file that somebody else prepared must not make the program do things: its schema is data.
constexpr Switch kSwitches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0}, {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},       {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
};

/// What our own statements need, with room; far below what a hostile schema could use.
constexpr Switch kLimits[] = {
    {SQLITE_LIMIT_ATTACHED, 1},       {SQLITE_LIMIT_COLUMN, 100},       {SQLITE_LIMIT_COMPOUND_SELECT, 10},
    {SQLITE_LIMIT_EXPR_DEPTH, 100},   {SQLITE_LIMIT_FUNCTION_ARG, 10},  {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    {SQLITE_LIMIT_SQL_LENGTH, 65536}, {SQLITE_LIMIT_TRIGGER_DEPTH, 10}, {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

Error unconfigurable(std::string_view setting) {
  return disk_failed("setting " + std::string(setting));
}

void harden(sqlite3* handle) {
  for (const auto& [verb, value] : kSwitches) {
    int result = -1;
    sqlite3_db_config(handle, verb, value, &result);
    if (result != value) throw unconfigurable("dbconfig " + std::to_string(verb));
  }
  for (const auto& [limit, value] : kLimits) sqlite3_limit(handle, limit, value);
}

void configure(SQLite::Database& database) {
  // Only an empty file takes it; every other keeps the size that it was made with.
  database.exec("PRAGMA page_size=16384");
  for (const auto& [name, value, reads_back] : kSettings) {
    const auto pragma = "PRAGMA " + std::string(name);
    SQLite::Statement(database, pragma + "=" + std::string(value)).executeStep();
    if (database.execAndGet(pragma).getString() != reads_back) throw unconfigurable(name);
  }
}

Error translated_code(int extended_code, int system_errno) {
  auto place = "SQLite " + std::to_string(extended_code);
  switch (extended_code & 0xFF) {
    case SQLITE_FULL:
      return disk_full(std::move(place));
    case SQLITE_NOMEM:
      return no_memory(std::move(place));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return records_in_use(std::move(place));
    case SQLITE_IOERR:
      if (extended_code == SQLITE_IOERR_NOMEM) return no_memory(std::move(place));
      return disk_error(system_errno, std::move(place));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:       // A table or a column of ours is missing.
    case SQLITE_CONSTRAINT:  // Rows contradict each other, or the audit trail is not as it was left.
    case SQLITE_MISMATCH:
      return damaged(std::move(place));
    default:
      return disk_failed(std::move(place));
  }
}

}  // namespace

Connection::Connection(const std::filesystem::path& file) {
  try {
    database_ = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW,
                                                   kBusyMilliseconds);
    harden(database_->getHandle());
    configure(*database_);
  } catch (const SQLite::Exception& failure) {
    throw translated(failure);
  }
}

Connection::~Connection() = default;

void Connection::execute(const std::string& sql) {
  kept_.clear();
  ++generation_;
  try {
    database_->exec(sql);
  } catch (const SQLite::Exception& failure) {
    throw translated(failure);
  }
}

bool Connection::is_in_transaction() const {
  return sqlite3_get_autocommit(database_->getHandle()) == 0;
}

std::int64_t Connection::changes() const {
  return sqlite3_total_changes64(database_->getHandle());
}

std::unique_ptr<SQLite::Statement> Connection::prepared(const char* sql, std::uint64_t& generation) {
  generation = generation_;
  // Its place is empty while it is used, so that the same text can run within itself.
  if (const auto found = kept_.find(sql); found != kept_.end() && found->second) return std::move(found->second);
  return std::make_unique<SQLite::Statement>(*database_, sql);
}

void Connection::keep(std::unique_ptr<SQLite::Statement> statement, std::uint64_t generation) noexcept {
  // What the statement failed with was told when it failed.
  statement->tryReset();
  if (generation != generation_) return;
  try {
    statement->clearBindings();
    const auto place = kept_.try_emplace(statement->getQuery()).first;
    if (!place->second) place->second = std::move(statement);
  } catch (const std::exception&) {
    // It is prepared again.
  }
}

void Connection::copy_to(const FileHandle& target) {
  assert(!is_in_transaction());
  sqlite3_file* file = nullptr;
  ::sqlite3_int64 size = 0;
  if (sqlite3_file_control(database_->getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file)) !=
          SQLITE_OK ||
      file->pMethods == nullptr || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
    throw disk_failed("copying the records");
  std::string block(kCopyBlock, '\0');
  for (::sqlite3_int64 done = 0; done < size; done += static_cast<::sqlite3_int64>(block.size())) {
    block.resize(static_cast<std::size_t>(std::min<::sqlite3_int64>(size - done, kCopyBlock)));
    if (file->pMethods->xRead(file, block.data(), static_cast<int>(block.size()), done) != SQLITE_OK)
      throw disk_failed("copying the records");
    write_at(target, block, static_cast<std::uint64_t>(done));
  }
}

Error Connection::translated(const SQLite::Exception& failure) {
  const int code = failure.getExtendedErrorCode();
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) {
    has_failed_sync_ = true;
    return sync_failed("SQLite " + std::to_string(code));
  }
  const int system_errno = database_ ? sqlite3_system_errno(database_->getHandle()) : 0;
  return translated_code(code, system_errno);
}

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace db::test {

/// The disk under SQLite, made to fail at a chosen write, truncation or sync. Every file that SQLite opens while this
/// lives goes through it, so vaults are opened after it and closed before it.
///
/// It also remembers what was synced, so that a power cut can take away the rest: after cut_power_at() has struck and
/// the vault is closed, leave_what_survived() makes the files what a computer would find when it starts again.
class FaultyDisk {
 public:
  enum class Fault { Full, Failing };
  enum class Length { Once, FromThenOn };
  /// What happened to the writes that no sync had followed when the power went: a disk may do any of them, in any
  /// order.
  enum class Unsynced { Lost, Written, EveryOther, OnlyLast };

  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  /// Operations are counted from this call, the first is 0.
  void fail_at(int operation, Fault fault, Length length);
  void cut_power_at(int operation);
  void work_well();
  /// Whether the moment asked for has come.
  bool has_struck() const { return operation_ > struck_at_; }

  void leave_what_survived(Unsynced unsynced) const;

  // What the files of SQLite tell their disk.
  struct Change {
    std::int64_t at = 0;
    std::string bytes;  ///< empty for a truncation
    bool is_truncation = false;
  };
  /// The error code of SQLite for this operation, or 0 when it may go on.
  int next_operation();
  void opened(const std::string& path);
  void changed(const std::string& path, Change change);
  void synced(const std::string& path);

 private:
  struct History {
    std::string synced;
    std::vector<Change> since;
  };

  static bool survives(Unsynced unsynced, std::size_t index, std::size_t count);

  std::unique_ptr<sqlite3_vfs> vfs_;
  std::map<std::string, History> files_;
  int operation_ = 0;
  int struck_at_;
  int error_ = 0;
  Length length_ = Length::Once;
};

}  // namespace db::test

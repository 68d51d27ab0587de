// SPDX-License-Identifier: MIT
#pragma once

namespace db::test {

/// The system calls with which files are made, written, truncated, synced and renamed, made to fail at a chosen one.
/// Every call of this process goes through it, SQLite's as well as our own: it takes their names at link time. While
/// none lives, all go to the system untouched. One at a time.
///
/// The real disk is not synced meanwhile: a failing call and a killed process take nothing from the system's memory,
/// and the tests are much faster. What a power cut takes is FaultyDisk's.
class FaultyCalls {
 public:
  enum class Fault {
    Full,     ///< ENOSPC
    Failing,  ///< EIO
    Short,    ///< half of what is to be written is, and the caller is told so; other calls work
    Killed,   ///< the process is, before the call
  };
  enum class Length { Once, FromThenOn };

  FaultyCalls();
  ~FaultyCalls();
  FaultyCalls(const FaultyCalls&) = delete;
  FaultyCalls& operator=(const FaultyCalls&) = delete;

  /// Calls are counted from this one, the first is 0.
  void fail_at(int call, Fault fault, Length length);
  void work_well();

  bool has_struck() const;
  /// Whether a sync was among what failed.
  bool has_failed_a_sync() const;
};

}  // namespace db::test

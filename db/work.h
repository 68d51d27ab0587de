// SPDX-License-Identifier: MIT
#pragma once

namespace db {

class Connection;

/// One transaction of SQLite: BEGIN IMMEDIATE, and a rollback unless it was committed. Works do not nest.
class Work {
 public:
  explicit Work(Connection& connection);
  ~Work();
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  /// Returns when the change is durable. Error DiskFull or Io leave the last committed state; after a sync that failed
  /// every commit is refused.
  void commit();
  /// False once it was committed, or once SQLite rolled it back by itself, as it does when the disk is full.
  bool is_running() const;

 private:
  void roll_back() noexcept;

  Connection& connection_;
  bool is_committed_ = false;
};

}  // namespace db

// SPDX-License-Identifier: MIT
#include "db/work.h"

#include <cassert>

#include "db/connection.h"
#include "db/error.h"
#include "db/sentences.h"
#include "db/statement.h"

namespace db {

Work::Work(Connection& connection) : connection_(connection) {
  assert(!connection.is_in_transaction());
  Statement(connection, "BEGIN IMMEDIATE").run();
}

Work::~Work() {
  if (!is_committed_) roll_back();
}

void Work::commit() {
  assert(!is_committed_);
  // Without this, a commit after SQLite has rolled back by itself would say that what is gone was kept.
  if (!is_running()) throw disk_failed("commit");
  if (connection_.has_failed_sync()) throw sync_failed("commit");
  try {
    Statement(connection_, "COMMIT").run();
  } catch (const Error&) {
    roll_back();
    throw;
  }
  is_committed_ = true;
}

bool Work::is_running() const {
  return !is_committed_ && connection_.is_in_transaction();
}

void Work::roll_back() noexcept {
  if (!connection_.is_in_transaction()) return;
  try {
    Statement(connection_, "ROLLBACK").run();
  } catch (const Error&) {
    // SQLite rolls back in memory whatever the disk does, and finishes on the disk when the file is used next.
  }
}

}  // namespace db

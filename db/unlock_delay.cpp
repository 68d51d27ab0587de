// SPDX-License-Identifier: MIT
#include "db/unlock_delay.h"

#include <algorithm>

#include "db/audit_trail.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr std::chrono::seconds kLongestWait{60};
/// After so many the wait is the longest.
constexpr int kMostCounted = 7;

}  // namespace

WrongTries wrong_tries(Connection& connection) {
  WrongTries wrong;
  Statement rows(connection, "SELECT action, at FROM audit_entry ORDER BY sequence DESC");
  while (wrong.count < kMostCounted && rows.step()) {
    const auto action = rows.text(0);
    if (action == to_text(AuditAction::Unlocked) || action == to_text(AuditAction::VaultCreated)) break;
    if (action != to_text(AuditAction::UnlockFailed)) continue;
    if (wrong.count == 0) wrong.last_at = time_from(rows.number(1));
    ++wrong.count;
  }
  return wrong;
}

std::chrono::seconds wait_after(const WrongTries& wrong, Time now) {
  if (wrong.count == 0) return std::chrono::seconds(0);
  const auto wait = std::min(kLongestWait, std::chrono::seconds(1) * (1 << (std::min(wrong.count, kMostCounted) - 1)));
  return std::max(std::chrono::seconds(0), wait - (now - wrong.last_at));
}

}  // namespace db

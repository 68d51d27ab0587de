// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "db/clients.h"
#include "db/transaction.h"

namespace db::test {

struct Couple {
  std::string_view client;
  std::string_view partner;
};

/// Invented people whose names have every letter, mark and length that a store could stumble over.
std::span<const Couple> couples();

inline constexpr std::chrono::year_month_day kSessionDate{std::chrono::year(2026), std::chrono::November,
                                                          std::chrono::day(20)};

/// What a test commits when it is not about the audit trail.
AuditEvent created();
/// What verify() says of all that is committed.
bool is_whole(Vault& vault);
/// The first couple, saved.
Client saved_client(Vault& vault);

}  // namespace db::test

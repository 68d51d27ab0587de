// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

#include "db/clock.h"

namespace db {

class Connection;

/// The wrong passphrases since the last right one, as the audit trail tells of them, which is why they are not
/// forgotten by a restart.
struct WrongTries {
  int count = 0;  ///< counted only as far as it matters
  Time last_at{};
};
WrongTries wrong_tries(Connection& connection);

/// How long the next try has to wait: 1 s after the first wrong one, twice as long after each further one, and never
/// more than 60 s (security.md B4), so that somebody who is only forgetful gets there.
std::chrono::seconds wait_after(const WrongTries& wrong, Time now);

}  // namespace db

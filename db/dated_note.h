// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

/// A note in free text about one session. Notes of the chart and process notes are alike and never the same type, so
/// that neither can be taken for the other.
template <class SomeId>
struct DatedNote {
  SomeId id;
  ClientId client;
  int version = 0;
  std::chrono::year_month_day session_date{};
  Time created_at{};
  Time changed_at{};
  std::string text;

  friend bool operator==(const DatedNote&, const DatedNote&) = default;
};

}  // namespace db

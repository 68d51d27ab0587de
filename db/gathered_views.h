// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <vector>

#include "db/audit_trail.h"
#include "db/clock.h"

namespace db {

/// Views that are written to the audit trail together, and what came of that.
struct GatheredViews {
  struct View {
    Time at;
    AuditEvent event;
  };

  std::vector<View> views;
  bool is_over = false;        ///< they are durable, or cannot be kept
  std::exception_ptr failure;  ///< why they cannot
};

}  // namespace db

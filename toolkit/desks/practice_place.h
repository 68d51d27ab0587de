// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "db/audit_trail.h"
#include "db/practice.h"

namespace db {
class Transaction;
}

namespace toolkit {

/// Where the practice is, which decides what its documents are: the permission the client signs, the support numbers,
/// how a day is written. In the United States until somebody says otherwise.
struct PracticePlace {
  bool is_uk = false;
  bool meets_online = false;
  std::string privacy_notice;  ///< UK: where anybody can read it, in one line; may be empty

  friend bool operator==(const PracticePlace&, const PracticePlace&) = default;
};

PracticePlace load_place(db::Transaction& transaction);
/// Saves what differs from what is there. What the caller commits with it; empty when nothing differs.
std::optional<db::AuditEvent> save_place(db::Transaction& transaction, const PracticePlace& place);

/// Paper for a practice that says for the first time that it is in the United Kingdom: A4, unless it uses A4 already or
/// US Letter was chosen along with it. Empty when the paper stays as typed.
std::optional<db::PaperSize> proposed_paper(db::Transaction& transaction, const PracticePlace& place,
                                            db::PaperSize stored, db::PaperSize typed);

}  // namespace toolkit

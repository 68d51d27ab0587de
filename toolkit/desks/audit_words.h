// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "db/audit_trail.h"

namespace toolkit {

/// One kind of act, as the page offers it to filter by.
struct AuditActionWords {
  db::AuditAction action;
  std::string_view words;  ///< "Opened"
};
std::span<const AuditActionWords> audit_actions();

/// What was done, as a therapist says it: "Opened the client's page". Never a name or an answer.
std::string audit_sentence(const db::AuditEvent& event);
/// What belongs to it: the codes of documents and gates, the reason of a release; empty when the sentence says it all.
std::string audit_remark(const db::AuditEvent& event);

}  // namespace toolkit

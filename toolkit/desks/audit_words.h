// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/audit_trail.h"

namespace toolkit {

/// One kind of act, as the page offers it to filter by, in the language of the screen.
struct AuditActionWords {
  db::AuditAction action;
  std::string words;  ///< "Opened"
};
std::vector<AuditActionWords> audit_actions();

/// What was done, as a therapist says it, in the language of the screen: "Opened the client's page". Never a name or an
/// answer.
std::string audit_sentence(const db::AuditEvent& event);
/// What belongs to it: the codes of documents and gates, the reason of a release; empty when the sentence says it all.
std::string audit_remark(const db::AuditEvent& event);

}  // namespace toolkit

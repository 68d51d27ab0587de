// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/authorizations.h"
#include "db/clients.h"
#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/practice.h"
#include "db/responses.h"
#include "db/screenings.h"

namespace toolkit {

/// What leaves with a record only when the therapist ticks it. The rest of the record always leaves.
struct Ticked {
  bool notes = false;
  bool judgement = false;  ///< what only the practitioner can say about the case (label W)
  bool screening = false;  ///< the safety compartment: screens and re-assessments (label X)
  bool partner = false;    ///< the partner's name on a contact card and at the head of a PDF

  friend bool operator==(const Ticked&, const Ticked&) = default;
};
/// "notes screening", for the audit trail; empty when nothing is ticked.
std::string to_text(const Ticked& ticked);

/// One client's record as it leaves, with nothing in it that was not ticked. Lists are newest first.
struct ClientRecord {
  db::Client client;
  db::Time gathered_at{};
  Ticked ticked;
  db::Practice practice;                ///< whose record it is
  std::vector<db::Response> responses;  ///< the intake, when ticked the judgement, then the filled forms
  /// Of filled forms, by their ids: "My week, 2026-11-23", and whether that was a mistake.
  std::map<std::string, std::string> headings;
  std::vector<db::Authorization> authorizations;
  std::vector<db::IssuedDocument> issued;  ///< with their bytes
  std::vector<db::Note> notes;
  std::vector<db::Screening> screenings;
  bool is_uk = false;  ///< where the practice is, which decides how a day is written

  /// Empty for the intake and the judgement.
  std::string heading(const db::Response& response) const {
    const auto found = headings.find(response.id.text);
    return found == headings.end() ? std::string() : found->second;
  }
};

/// Empty when there is no such client.
std::optional<ClientRecord> gather_record(db::Transaction& transaction, const db::ClientId& client,
                                          const Ticked& ticked);

/// "2026-11-23T14:02:00Z", the same on every computer.
std::string utc_time(db::Time time);
/// "2026-11-23".
std::string utc_day(std::chrono::year_month_day day);

}  // namespace toolkit

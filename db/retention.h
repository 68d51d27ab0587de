// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/clients.h"

namespace db {

class Transaction;

/// How long one client's records are kept: what a person decided about it.
struct Retention {
  using Date = std::chrono::year_month_day;

  std::int64_t version = 0;  ///< 0 before the first save
  std::optional<Date> closed_on;
  std::optional<Date> client_snoozed_until;
  std::optional<Date> partner_snoozed_until;
  bool is_held = false;     ///< legal hold: nothing of the client may be destroyed
  std::string hold_reason;  ///< in a person's words

  friend bool operator==(const Retention&, const Retention&) = default;
};

/// Error Damaged when it is not as it was saved.
Retention load_retention(Transaction& transaction, const ClientId& client);
/// Whether a legal hold is on the client. Reads every row, so that a rotten index hides none. Error Damaged.
bool is_held(Transaction& transaction, const ClientId& client);
/// False, and nothing changed, when somebody saved a later version meanwhile. The caller commits with
/// AuditAction::RetentionSet.
[[nodiscard]] bool save_retention(Transaction& transaction, const ClientId& client, Retention& retention);

/// How long the practice keeps records.
struct RetentionRules {
  int client_years = 7;     ///< from the closing of the case, 1 to 30
  int partner_months = 12;  ///< from the last contact with a person who was only invited, 1 to 60

  friend bool operator==(const RetentionRules&, const RetentionRules&) = default;
};

RetentionRules load_retention_rules(Transaction& transaction);
/// The caller commits with AuditAction::RetentionSet.
void save_retention_rules(Transaction& transaction, const RetentionRules& rules);

/// What the rules look at.
struct RetentionFacts {
  ClientState state = ClientState::Active;
  Retention retention;
  bool has_partner = false;                ///< whether anything is kept of one
  Retention::Date partner_last_contact{};  ///< the newest sign of contact
};

/// Since when a review is due, or empty when it is not. A held record is due all the same: it is shown as held.
struct DueReviews {
  std::optional<Retention::Date> client;
  std::optional<Retention::Date> partner;

  friend bool operator==(const DueReviews&, const DueReviews&) = default;
};

/// A case is due when it is closed and the years are over; a partner when the months since the last contact are over. A
/// month that has no such day ends with its last one's morrow, so that a record is never due a day early. A snooze puts
/// it off until its day, which then is the day since when.
DueReviews due_for_review(const RetentionFacts& facts, const RetentionRules& rules, Retention::Date today);

/// The last contact with the partner cannot be known from the records, so it is taken late: the newest of any document
/// that was issued for the client, the end of any authorization, and the last time that the partner's row was saved.
RetentionFacts load_retention_facts(Transaction& transaction, const Client& client);

/// A client of whom a review is due. Nothing of it needs sealing, so a list of them may be kept for a while.
struct DueClient {
  ClientId client;
  DueReviews due;
  bool is_held = false;

  Retention::Date since() const;  ///< of the review that is due the longer
  friend bool operator==(const DueClient&, const DueClient&) = default;
};

/// Empty when nothing of this client is due, or there is no such client. Error Damaged.
std::optional<DueClient> find_due_review(Transaction& transaction, const ClientId& client, const RetentionRules& rules,
                                         Retention::Date today);
/// Everybody of whom a review is due on that day, the longest due first; not those in the trash and not those who were
/// merged into another. Clients that are damaged are left out and told of by the transaction.
std::vector<DueClient> list_due_reviews(Transaction& transaction, const RetentionRules& rules, Retention::Date today);

}  // namespace db

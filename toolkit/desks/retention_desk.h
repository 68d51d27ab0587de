// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "db/audit_trail.h"
#include "db/retention.h"
#include "db/vault.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// How long records are kept, as the page sends it back.
struct TypedRules {
  std::string client_years;
  std::string partner_months;
};

/// The two things of one record that are kept for a time of their own.
enum class KeptPart { Client, Partner };

/// Somebody on the review list.
struct ReviewRow {
  db::Client client;
  db::Retention retention;
  db::DueReviews due;
};

/// A page of the review list, the longest due first.
struct ReviewPage {
  std::vector<ReviewRow> rows;
  std::size_t total = 0;
  bool has_more = false;
  bool is_whole = true;  ///< nobody was left out because their record is damaged
};

/// How long one client's record is kept.
struct Keeping {
  using Date = db::Retention::Date;

  db::Client client;
  db::Retention retention;
  db::RetentionRules rules;
  db::DueReviews due;               ///< today
  std::optional<Date> client_end;   ///< when the record is or will be due; empty while the case is open
  std::optional<Date> partner_end;  ///< the same for the partner; empty when nothing is kept of one
  Date partner_last_contact{};      ///< as db::load_retention_facts takes it
  bool has_merged_clients = false;
};

/// ChangedMeanwhile: another window saved something since the page was shown.
enum class RetentionOutcome { Saved, NoSuchClient, ChangedMeanwhile, NotDue, NoSuchTime };
struct HoldOutcome {
  std::vector<Problem> problems;  ///< field "reason"
  RetentionOutcome outcome = RetentionOutcome::Saved;
};

/// Retention: the rules, who is due for review, and what a therapist decides about one client. Nothing here destroys
/// anything (erasure_desk.h). "Today" is the day on this computer.
class RetentionDesk {
 public:
  explicit RetentionDesk(db::Vault& vault) : vault_(vault) {}

  static constexpr std::size_t kPageSize = 100;

  /// Leaves a View.
  db::RetentionRules open_rules();
  /// Fields "client_years" and "partner_months".
  std::vector<Problem> save_rules(const TypedRules& typed);

  /// The pages are counted from 0. Leaves a View.
  ReviewPage review(std::size_t page = 0);
  /// How many clients are due, for the line on the list of clients.
  std::size_t count_due();
  /// Leaves a View. Empty when there is no such client.
  std::optional<Keeping> open(const db::ClientId& client);

  /// Keeps it for 3, 6 or 12 months more. `version` is the one that the page showed, here and below.
  RetentionOutcome snooze(const db::ClientId& client, std::int64_t version, KeptPart part, int months);
  HoldOutcome hold(const db::ClientId& client, std::int64_t version, const std::string& reason);
  RetentionOutcome lift_hold(const db::ClientId& client, std::int64_t version);

 private:
  /// Ids and days only; names are read when they are shown. Working it out for thousands of clients takes seconds, so
  /// it is kept for the day, and only those who were changed meanwhile are looked at again.
  struct DueList {
    db::TrailMark mark;
    db::RetentionRules rules;
    db::Retention::Date today{};
    std::vector<db::DueClient> clients;
    bool is_whole = true;
  };

  const DueList& due_list(db::Transaction& transaction);
  void look_again(db::Transaction& transaction, const db::ClientId& client);

  db::Vault& vault_;
  DueList due_;
};

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Transaction;

enum class AuditAction {
  VaultCreated,
  Unlocked,
  UnlockFailed,
  Locked,
  View,
  Create,
  Change,
  Trash,
  Issue,
  Export,
  Hold,
  Release,
  Print,
  Restore,  ///< an earlier version, or out of the trash
  Erase,
  Merge,
  Unmerge,
  RetentionSet,  ///< closed, snoozed, legal hold set or lifted
  Backup,
  BackupTried,  ///< restored somewhere else to see that it opens
  BackupRestored,
  OlderFileAccepted,
  PassphraseChanged,
  RecoveryKitMade,
  PractitionerAdded,
  PractitionerRemoved,
  RotationStarted,
  RotationFinished,
  RequestsRefused,  ///< how many stands in the detail; only of what no page of the program sends
};

/// What is about to be recorded: who did what to which record. `object` is the id of the row concerned and `kind` its
/// table, or empty for the vault itself; `client` is set when the record belongs to one. `detail` is sealed: document
/// codes, gate names; never an answer.
struct AuditEvent {
  AuditAction action;
  std::string kind;
  std::string object;
  std::optional<ClientId> client;
  std::string detail;
};

struct AuditEntry {
  std::int64_t sequence = 0;
  Time at;
  AuditEvent event;
  std::string actor = {};  ///< the id of the practitioner who did it; empty for entries of a locked vault
};

/// The lower-case word that stands for an action in the file and on the page, such as "unlock-failed".
std::string to_text(AuditAction action);

/// Which entries; what is not set does not narrow.
struct AuditFilter {
  std::optional<ClientId> client = {};
  std::vector<AuditAction> actions = {};
  std::optional<std::string> actor = {};
  std::optional<Time> from = {};
  std::optional<Time> until = {};           ///< exclusive
  std::optional<std::int64_t> before = {};  ///< only entries with a lower sequence: the next page
};

/// A stretch of the trail, newest first.
struct AuditPage {
  std::vector<AuditEntry> entries;    ///< those that are as they were written
  std::vector<std::int64_t> broken;   ///< those of the stretch that are missing or are not
  std::optional<std::int64_t> older;  ///< what `before` of the page after this one is, when there is one
};

/// At most `limit` entries. A missing entry belongs to nobody, so a filter does not leave out what is broken between
/// the entries it finds; without a filter, missing entries at both ends of the trail are told of as well.
AuditPage audit_page(Transaction& transaction, const AuditFilter& filter, std::size_t limit);

/// Newest first, at most `limit`; only one client's when one is named. Entries that are not as they were written are
/// left out and told of by the transaction.
std::vector<AuditEntry> audit_entries(Transaction& transaction, std::size_t limit,
                                      const std::optional<ClientId>& client = {});

/// A place in the trail.
struct TrailMark {
  std::int64_t sequence = 0;
  std::string link = {};
};
/// Behind the last entry.
TrailMark trail_mark(Transaction& transaction);
/// Everybody of whom something was saved or destroyed since, for lists that are kept for a while. Empty when the mark
/// is not of this trail, such as after a restore.
std::optional<std::set<ClientId>> clients_changed_since(Transaction& transaction, const TrailMark& mark);

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
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

/// Newest first, at most `limit`; only one client's when one is named. Entries that are not as they were written are
/// left out and told of by the transaction.
std::vector<AuditEntry> audit_entries(Transaction& transaction, std::size_t limit,
                                      const std::optional<ClientId>& client = {});

}  // namespace db

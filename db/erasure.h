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

/// Why a person decided to destroy records.
enum class ErasureReason {
  PeriodOver,    ///< the time that the practice keeps them is over
  PersonAsked,   ///< the person asked for it and no duty to keep them stands against it (GDPR Art. 17)
  NeverNeeded,   ///< they should not have been kept in the first place
  TrashEmptied,  ///< they lay in the trash for longer than it surely keeps
};

/// How much of one kind went, and of which days.
struct ErasedKind {
  std::string table;
  std::int64_t count = 0;
  std::optional<Time> first;  ///< empty for kinds whose rows carry no time in the clear
  std::optional<Time> last;

  friend bool operator==(const ErasedKind&, const ErasedKind&) = default;
};

/// The receipt: what was destroyed, on whose decision and why, without a name. Sealed under the practice.
struct Erasure {
  std::string id;
  std::string table;  ///< "client", "partner", "note" or "process_note"
  std::string of_id;
  Time erased_at{};
  std::string erased_by;
  ErasureReason reason = ErasureReason::PeriodOver;
  std::vector<ErasedKind> kinds;

  friend bool operator==(const Erasure&, const Erasure&) = default;
};

/// Held: a legal hold is on the client. TooEarly: the trash still surely keeps it, or it is not in the trash.
enum class ErasureOutcome { Erased, NotThere, Held, TooEarly };

// Destroying for good, in the caller's transaction, which commits with AuditAction::Erase; the audit entries of before
// remain. What was deleted is overwritten in the file. A client's key is destroyed with the client, so that no copy of
// their rows opens without a copy of the key; copies of the file that hold the key row must be struck separately.

/// What would go.
std::vector<ErasedKind> preview_client_erasure(Transaction& transaction, const ClientId& client);
/// With everything that belongs to the client, and with the clients that were merged into this one, each with a receipt
/// of its own. One who is merged into another is not there.
[[nodiscard]] ErasureOutcome erase_client(Transaction& transaction, const ClientId& client, ErasureReason reason);
/// Blanks what is kept of the partner and removes its versions; answers, notes and documents of the client that speak
/// of the partner remain. Backups keep it for as long as they are kept.
[[nodiscard]] ErasureOutcome erase_partner(Transaction& transaction, const ClientId& client, ErasureReason reason);
/// A "note" or "process_note" that lay in the trash for kTrashStay.
[[nodiscard]] ErasureOutcome erase_trashed_note(Transaction& transaction, const std::string& table,
                                                const std::string& id);

/// Newest first; receipts that are damaged are left out and told of by the transaction.
std::vector<Erasure> list_erasures(Transaction& transaction);

}  // namespace db

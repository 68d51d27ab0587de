// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Transaction;

/// How long what is in the trash surely stays. Afterwards a person may destroy it; nothing is destroyed by itself.
inline constexpr std::chrono::days kTrashStay{30};

/// A client, a note or a process note in the trash: hidden from every list and every reader, and kept whole.
struct Trashed {
  std::string table;  ///< "client", "note" or "process_note"
  std::string id;
  ClientId client;
  Time trashed_at{};
  std::string trashed_by;

  Time stays_until() const { return trashed_at + kTrashStay; }
  friend bool operator==(const Trashed&, const Trashed&) = default;
};

/// False, and nothing changed, when there is no such record or it is in the trash already. The caller commits with
/// AuditAction::Trash.
[[nodiscard]] bool put_in_trash(Transaction& transaction, std::string_view table, std::string_view id);
/// False when it is not in the trash. The caller commits with AuditAction::Restore.
[[nodiscard]] bool take_out_of_trash(Transaction& transaction, std::string_view table, std::string_view id);
/// What a page may say of it: whose it is, and of a note the day of its session. What is damaged is left empty.
struct TrashedWords {
  std::string client_name;
  std::optional<std::chrono::year_month_day> session_date;
};
TrashedWords describe(Transaction& transaction, const Trashed& trashed);
/// Whose the client, note or process note of this id is, in the trash or not; empty when there is none.
std::optional<ClientId> find_owner(Transaction& transaction, std::string_view table, std::string_view id);

/// Newest first. A row of the trash that is damaged hides nothing; the transaction tells of it.
std::vector<Trashed> list_trash(Transaction& transaction);
/// Error Damaged when its row in the trash is.
bool is_in_trash(Transaction& transaction, std::string_view table, std::string_view id);
/// The ids of the records of that table that are in the trash, for lists.
std::set<std::string, std::less<>> trashed_ids(Transaction& transaction, std::string_view table);

}  // namespace db

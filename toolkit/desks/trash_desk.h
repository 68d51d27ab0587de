// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/trash.h"
#include "db/vault.h"

namespace toolkit {

enum class TrashKind { Client, Note, ProcessNote };

/// The word for it in addresses: "client", "note", "process-note". Empty for any other word.
std::string_view trash_word(TrashKind kind);
std::optional<TrashKind> parse_trash_kind(std::string_view word);

/// Something in the trash, as a page may name it: whose it is, and of a note the day of the session. Never its text.
struct InTrash {
  TrashKind kind = TrashKind::Client;
  std::string id;
  db::ClientId client;
  std::string client_name;  ///< empty when the client's record is damaged
  std::optional<std::chrono::year_month_day> session_date;
  db::Time trashed_at{};
  std::string trashed_by;  ///< a name, or "you"
  db::Time stays_until{};
  bool may_be_destroyed = false;  ///< it surely stayed as long as it had to

  friend bool operator==(const InTrash&, const InTrash&) = default;
};

struct TrashList {
  std::vector<InTrash> entries;  ///< newest first
  bool is_whole = true;
};

/// The trash: what was put there is shown nowhere else, is found by no search, and stays until a person destroys it.
/// Putting there what is there, and taking out what is not, does nothing and is no problem: somebody did it before, in
/// another window.
class TrashDesk {
 public:
  explicit TrashDesk(db::Vault& vault) : vault_(vault) {}

  /// Returns whose it is; empty when there is no such thing, or its client lies in the trash or was merged away.
  std::optional<db::ClientId> put(TrashKind kind, const std::string& id);
  /// Returns whose it is; empty when there is no such thing.
  std::optional<db::ClientId> take_out(TrashKind kind, const std::string& id);

  /// Clients and notes. Process notes are listed beside the others of their client alone. Looking leaves a View.
  TrashList list();
  std::vector<InTrash> process_notes(const db::ClientId& client);
  /// What has to come out of the trash for this to be shown: itself, or first of all its client. Empty when it is not
  /// there.
  std::optional<InTrash> find(TrashKind kind, const std::string& id);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/trash_desk.h"

#include <algorithm>
#include <array>

#include "db/clients.h"
#include "db/transaction.h"
#include "toolkit/desks/practitioner_names.h"

namespace toolkit {
namespace {

struct Kind {
  TrashKind kind;
  std::string_view word;
  std::string_view table;
};
constexpr std::array kKinds = {Kind{TrashKind::Client, "client", "client"}, Kind{TrashKind::Note, "note", "note"},
                               Kind{TrashKind::ProcessNote, "process-note", "process_note"}};

const Kind& kind_of(TrashKind kind) {
  return *std::ranges::find(kKinds, kind, &Kind::kind);
}

InTrash described(db::Transaction& transaction, const PractitionerNames& names, const db::Trashed& trashed) {
  InTrash entry;
  entry.kind = std::ranges::find(kKinds, trashed.table, &Kind::table)->kind;
  entry.id = trashed.id;
  entry.client = trashed.client;
  entry.trashed_at = trashed.trashed_at;
  entry.trashed_by = names.name(trashed.trashed_by);
  entry.stays_until = trashed.stays_until();
  entry.may_be_destroyed = transaction.now() >= trashed.stays_until();
  auto words = db::describe(transaction, trashed);
  entry.client_name = std::move(words.client_name);
  entry.session_date = words.session_date;
  return entry;
}

template <class Wanted>
std::vector<InTrash> entries(db::Transaction& transaction, Wanted is_wanted) {
  const PractitionerNames names(transaction);
  std::vector<InTrash> found;
  for (const auto& trashed : db::list_trash(transaction)) {
    if (is_wanted(trashed)) found.push_back(described(transaction, names, trashed));
  }
  return found;
}

}  // namespace

std::string_view trash_word(TrashKind kind) {
  return kind_of(kind).word;
}

std::optional<TrashKind> parse_trash_kind(std::string_view word) {
  const auto* const found = std::ranges::find(kKinds, word, &Kind::word);
  return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

std::optional<db::ClientId> TrashDesk::put(TrashKind kind, const std::string& id) {
  const std::string table(kind_of(kind).table);
  db::Transaction transaction(vault_);
  auto owner = db::find_owner(transaction, table, id);
  if (!owner || db::is_in_trash(transaction, table, id)) return owner;
  if (!db::find_client(transaction, *owner) || !db::put_in_trash(transaction, table, id)) return std::nullopt;
  transaction.commit({db::AuditAction::Trash, table, id, *owner, ""});
  return owner;
}

std::optional<db::ClientId> TrashDesk::take_out(TrashKind kind, const std::string& id) {
  const std::string table(kind_of(kind).table);
  db::Transaction transaction(vault_);
  auto owner = db::find_owner(transaction, table, id);
  if (owner && db::take_out_of_trash(transaction, table, id))
    transaction.commit({db::AuditAction::Restore, table, id, *owner, "trash"});
  return owner;
}

TrashList TrashDesk::list() {
  db::Transaction transaction(vault_);
  TrashList list;
  list.entries = entries(transaction, [](const db::Trashed& trashed) { return trashed.table != "process_note"; });
  list.is_whole = transaction.damaged_rows().empty();
  transaction.commit({db::AuditAction::View, "trash", "", {}, ""});
  return list;
}

std::vector<InTrash> TrashDesk::process_notes(const db::ClientId& client) {
  db::Transaction transaction(vault_);
  return entries(transaction, [&](const db::Trashed& trashed) {
    return trashed.table == "process_note" && trashed.client == client;
  });
}

std::optional<InTrash> TrashDesk::find(TrashKind kind, const std::string& id) {
  db::Transaction transaction(vault_);
  const auto owner = db::find_owner(transaction, kind_of(kind).table, id);
  auto found = entries(transaction, [&](const db::Trashed& trashed) {
    const bool is_it = trashed.table == kind_of(kind).table && trashed.id == id;
    return is_it || (owner && trashed.table == "client" && trashed.id == owner->text);
  });
  // When both are, the client has to come back first.
  std::ranges::stable_partition(found, [](const InTrash& entry) { return entry.kind == TrashKind::Client; });
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace toolkit

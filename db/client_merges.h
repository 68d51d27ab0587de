// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "db/clients.h"

namespace db {

class Transaction;

/// The merge of one client into another. The merged client's own rows stay where they are, shown nowhere; the other
/// client got copies of them, sealed for them and with ids of their own. So undoing it cannot lose anything.
struct ClientMerge {
  std::string id;
  ClientId into;
  ClientId merged;
  Time at{};
  std::string by;                              ///< the practitioner who did it
  std::map<std::string, std::int64_t> copied;  ///< ids of the copies, with the version that was copied
  std::map<std::string, std::int64_t> own;     ///< what `into` had before, likewise
  std::vector<std::string> filled;             ///< the partner's columns that were empty in `into`

  /// Whether this row of `into` was written, or written anew, since the merge.
  bool is_later(const std::string& row_id, std::int64_t version) const;
};

/// Why two clients cannot be merged, or a merge not undone.
enum class MergeRefusal { NoSuchClient, SameClient, Held, InTrash, HasDraft, HasMergedClients };

/// How many records would be copied.
struct MergeContents {
  std::size_t notes = 0;
  std::size_t responses = 0;
  std::size_t screenings = 0;
  std::size_t authorizations = 0;
  std::size_t documents = 0;
  bool has_process_notes = false;  ///< they stay where they are
};

std::optional<MergeRefusal> find_merge_refusal(Transaction& transaction, const ClientId& into, const ClientId& merged);
MergeContents count_merge_contents(Transaction& transaction, const ClientId& merged);
/// Asserts that nothing speaks against it. Error Damaged when anything of either is, since half a record must not pass
/// for a whole one.
void merge_clients(Transaction& transaction, const ClientId& into, const ClientId& merged);

/// How many copies were changed since, or lie in the trash, and were left with the client.
using CopiesLeft = std::size_t;
/// Takes out every copy that is as it was copied, empties the partner's columns that were filled unless they were
/// changed, and shows the merged client again.
std::variant<CopiesLeft, MergeRefusal> undo_merge(Transaction& transaction, const ClientId& into,
                                                  const ClientId& merged);

/// Newest first. Error Damaged when one is: what may be offered rests on them.
std::vector<ClientMerge> list_merges(Transaction& transaction, const ClientId& into);
/// Whose record stands for this client's; empty for a client who was not merged away.
std::optional<ClientId> find_merge_target(Transaction& transaction, const ClientId& merged);

}  // namespace db

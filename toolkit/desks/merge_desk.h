// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "db/client_merges.h"
#include "db/vault.h"

namespace toolkit {

/// What a merge would do, or why it cannot be done.
struct MergePreview {
  db::Client into;
  db::Client merged;
  db::MergeContents contents;
  std::optional<db::MergeRefusal> refusal;
};

/// A merge that can be undone, with the client who is not shown since.
struct DoneMerge {
  db::ClientMerge merge;
  std::string merged_name;
  bool has_process_notes = false;  ///< they stayed with the merged client
};

/// Two records that are likely one person's, and making them one.
class MergeDesk {
 public:
  explicit MergeDesk(db::Vault& vault) : vault_(vault) {}

  /// The clients whose name is nearly this one (name_folding.h), newest change first; with both partners known, only
  /// those whose partner is nearly the same as well.
  std::vector<db::Client> find_likely(const std::string& name, const std::string& partner_name);
  /// Pairs of these clients that are likely one person, each client with the next of the same name.
  static std::vector<std::pair<db::Client, db::Client>> likely_pairs(const std::vector<db::Client>& clients);

  /// Empty when there is no such client.
  std::optional<MergePreview> preview(const db::ClientId& into, const db::ClientId& merged);
  /// Leaves a Merge in the audit trail of both. Empty when it is done.
  std::optional<db::MergeRefusal> merge(const db::ClientId& into, const db::ClientId& merged);
  std::variant<db::CopiesLeft, db::MergeRefusal> undo(const db::ClientId& into, const db::ClientId& merged);
  std::vector<DoneMerge> merges_of(const db::ClientId& into);
  std::optional<db::ClientId> target_of(const db::ClientId& merged);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

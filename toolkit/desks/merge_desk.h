// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "db/client_merges.h"
#include "db/responses.h"
#include "db/vault.h"
#include "toolkit/desks/snapshot.h"

namespace toolkit {

/// What a merge would do, or why it cannot be done.
struct MergePreview {
  db::Client into;
  db::Client merged;
  db::MergeContents contents;
  std::optional<db::MergeRefusal> refusal;
};

/// An intake that came with a merged client and stands beside the client's own.
struct MergedIntake {
  db::ResponseId id;
  db::Time answered_at{};
};
/// The same, opened to be read.
struct OpenedIntake {
  db::Client client;
  db::Time answered_at{};
  Snapshot said;
};

/// A merge that can be undone, with the client who is not shown since.
struct DoneMerge {
  db::ClientMerge merge;
  std::string merged_name;
  bool has_process_notes = false;     ///< they stayed with the merged client
  std::vector<MergedIntake> intakes;  ///< empty when the client had none: then the merged one is theirs
};

/// Two records that are likely one person's, and making them one.
class MergeDesk {
 public:
  explicit MergeDesk(db::Vault& vault) : vault_(vault) {}

  /// The clients whose name is nearly this one (name_folding.h), newest change first; with both partners known, only
  /// those whose partner is nearly the same as well.
  std::vector<db::Client> find_likely(const std::string& name, const std::string& partner_name);
  /// Others who are likely this client, by the search index: without reading every record, and so nobody before the
  /// index is complete, or after a change of very many at once, nor a name whose words are divided otherwise. At most
  /// kMostNamesakes.
  std::vector<db::Client> find_namesakes(const db::Client& client);
  static constexpr std::size_t kMostNamesakes = 3;
  /// Pairs of these clients that are likely one person, each client with the next of the same name.
  static std::vector<std::pair<db::Client, db::Client>> likely_pairs(const std::vector<db::Client>& clients);

  /// Empty when there is no such client.
  std::optional<MergePreview> preview(const db::ClientId& into, const db::ClientId& merged);
  /// Leaves a Merge in the audit trail of both. Empty when it is done.
  std::optional<db::MergeRefusal> merge(const db::ClientId& into, const db::ClientId& merged);
  std::variant<db::CopiesLeft, db::MergeRefusal> undo(const db::ClientId& into, const db::ClientId& merged);
  std::vector<DoneMerge> merges_of(const db::ClientId& into);
  /// Leaves a View. Empty when no such intake came with a merged client.
  std::optional<OpenedIntake> open_intake(const db::ClientId& into, const db::ResponseId& intake);
  std::optional<db::ClientId> target_of(const db::ClientId& merged);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

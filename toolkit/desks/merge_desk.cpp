// SPDX-License-Identifier: MIT
#include "toolkit/desks/merge_desk.h"

#include <array>
#include <unordered_map>
#include <utility>

#include "db/transaction.h"
#include "toolkit/exchange/name_folding.h"

namespace toolkit {
namespace {

/// Somebody whose partner is not known may be either.
bool may_have_same_partner(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() || fold_name(one) == fold_name(other);
}

std::array<db::AuditEvent, 2> events(db::AuditAction action, const db::ClientId& into, const db::ClientId& merged) {
  return {{{action, "client", into.text, into, ""}, {action, "client", merged.text, merged, ""}}};
}

}  // namespace

std::vector<db::Client> MergeDesk::find_likely(const std::string& name, const std::string& partner_name) {
  db::Transaction transaction(vault_);
  const auto folded = fold_name(name);
  std::vector<db::Client> likely;
  for (auto& client : db::list_clients(transaction)) {
    const bool is_likely = fold_name(client.name) == folded && may_have_same_partner(client.partner.name, partner_name);
    if (is_likely) likely.push_back(std::move(client));
  }
  return likely;
}

std::vector<std::pair<db::Client, db::Client>> MergeDesk::likely_pairs(const std::vector<db::Client>& clients) {
  std::unordered_map<std::string, const db::Client*> seen;
  std::vector<std::pair<db::Client, db::Client>> pairs;
  for (const auto& client : clients) {
    auto& before = seen[fold_name(client.name)];
    if (before != nullptr && may_have_same_partner(before->partner.name, client.partner.name)) {
      pairs.emplace_back(*before, client);
    }
    before = &client;
  }
  return pairs;
}

std::optional<MergePreview> MergeDesk::preview(const db::ClientId& into, const db::ClientId& merged) {
  db::Transaction transaction(vault_);
  auto kept = db::find_client(transaction, into);
  auto other = db::find_client(transaction, merged);
  if (!kept || !other) return std::nullopt;
  MergePreview preview{std::move(*kept), std::move(*other), db::count_merge_contents(transaction, merged),
                       db::find_merge_refusal(transaction, into, merged)};
  transaction.commit(events(db::AuditAction::View, into, merged));
  return preview;
}

std::optional<db::MergeRefusal> MergeDesk::merge(const db::ClientId& into, const db::ClientId& merged) {
  db::Transaction transaction(vault_);
  if (const auto refusal = db::find_merge_refusal(transaction, into, merged)) return refusal;
  db::merge_clients(transaction, into, merged);
  transaction.commit(events(db::AuditAction::Merge, into, merged));
  return std::nullopt;
}

std::variant<db::CopiesLeft, db::MergeRefusal> MergeDesk::undo(const db::ClientId& into, const db::ClientId& merged) {
  db::Transaction transaction(vault_);
  auto outcome = db::undo_merge(transaction, into, merged);
  if (std::holds_alternative<db::CopiesLeft>(outcome)) {
    transaction.commit(events(db::AuditAction::Unmerge, into, merged));
  }
  return outcome;
}

std::vector<DoneMerge> MergeDesk::merges_of(const db::ClientId& into) {
  db::Transaction transaction(vault_);
  std::vector<DoneMerge> done;
  for (auto& merge : db::list_merges(transaction, into)) {
    auto client = db::find_client_merged_or_not(transaction, merge.merged);
    const bool has_process_notes = db::count_merge_contents(transaction, merge.merged).has_process_notes;
    done.push_back({std::move(merge), client ? std::move(client->name) : std::string(), has_process_notes});
  }
  return done;
}

std::optional<db::ClientId> MergeDesk::target_of(const db::ClientId& merged) {
  db::Transaction transaction(vault_);
  return db::find_merge_target(transaction, merged);
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/merge_desk.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "db/error.h"
#include "db/search.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "toolkit/desks/answer_texts.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/exchange/name_folding.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// Somebody whose partner is not known may be either.
bool may_have_same_partner(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() || fold_name(one) == fold_name(other);
}

bool is_likely_same(const db::Client& one, const std::string& folded_name, const std::string& partner_name) {
  return fold_name(one.name) == folded_name && may_have_same_partner(one.partner.name, partner_name);
}

/// Whom the index has under these words, newest first; more than are shown, because the words may be a partner's.
std::vector<db::Client> indexed_under(db::Transaction& transaction, const std::string& name) {
  constexpr std::size_t most = 20;
  if (!db::is_search_at_hand(transaction)) return {};
  std::vector<db::Client> clients;
  for (const auto& entry : db::search(transaction, answer_texts, transaction.search().words.typed(name), most).people) {
    try {
      if (auto client = db::find_client(transaction, entry.client)) clients.push_back(std::move(*client));
    } catch (const db::Error& failure) {
      // The list of clients tells of those that are damaged.
      if (failure.kind() != db::Error::Kind::Damaged) throw;
    }
  }
  return clients;
}

/// The client's own intake comes first and is on its page; those behind it are read beside it.
std::vector<db::Response> intakes_beside(db::Transaction& transaction, const db::ClientId& client) {
  auto intakes = db::list_responses(transaction, client, forms::intake().url);
  if (!intakes.empty()) intakes.erase(intakes.begin());
  return intakes;
}

std::vector<MergedIntake> intakes_of(const db::ClientMerge& merge, const std::vector<db::Response>& beside) {
  std::vector<MergedIntake> intakes;
  for (const auto& intake : beside) {
    if (merge.copied.contains(intake.id.text)) intakes.push_back({intake.id, intake.changed_at});
  }
  return intakes;
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
    if (is_likely_same(client, folded, partner_name)) likely.push_back(std::move(client));
  }
  return likely;
}

std::vector<db::Client> MergeDesk::find_namesakes(const db::Client& client) {
  db::Transaction transaction(vault_);
  const auto folded = fold_name(client.name);
  std::vector<db::Client> namesakes;
  for (auto& other : indexed_under(transaction, client.name)) {
    if (namesakes.size() == kMostNamesakes) break;
    const bool is_other = other.id != client.id;
    if (is_other && is_likely_same(other, folded, client.partner.name)) namesakes.push_back(std::move(other));
  }
  return namesakes;
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
  const auto beside = intakes_beside(transaction, into);
  std::vector<DoneMerge> done;
  for (auto& merge : db::list_merges(transaction, into)) {
    auto client = db::find_client_merged_or_not(transaction, merge.merged);
    const bool has_process_notes = db::count_merge_contents(transaction, merge.merged).has_process_notes;
    auto intakes = intakes_of(merge, beside);
    done.push_back(
        {std::move(merge), client ? std::move(client->name) : std::string(), has_process_notes, std::move(intakes)});
  }
  return done;
}

std::optional<OpenedIntake> MergeDesk::open_intake(const db::ClientId& into, const db::ResponseId& intake) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, into);
  if (!client) return std::nullopt;
  const auto beside = intakes_beside(transaction, into);
  const auto found = std::ranges::find(beside, intake, &db::Response::id);
  if (found == beside.end()) return std::nullopt;
  OpenedIntake opened{
      std::move(*client), found->changed_at,
      snapshot_of(*shipped_form("intake", shown_language()), typed_from(forms::read_response(found->json)))};
  transaction.commit({db::AuditAction::View, "questionnaire_response", intake.text, into, "merged"});
  return opened;
}

std::optional<db::ClientId> MergeDesk::target_of(const db::ClientId& merged) {
  db::Transaction transaction(vault_);
  return db::find_merge_target(transaction, merged);
}

}  // namespace toolkit

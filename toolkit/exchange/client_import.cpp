// SPDX-License-Identifier: MIT
#include "toolkit/exchange/client_import.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <utility>

#include "db/transaction.h"
#include "toolkit/exchange/name_folding.h"

namespace toolkit {
namespace {

/// Who is known under a folded name.
struct Namesakes {
  std::vector<const db::Client*> here;
  std::optional<std::size_t> line;  ///< the first of the file
};

bool is_same_partner(const std::string& one, const std::string& other) {
  return !one.empty() && !other.empty() && fold_name(one) == fold_name(other);
}

std::vector<LikelyTwin> twins_of(const IncomingClient& client, const Namesakes& namesakes) {
  std::vector<LikelyTwin> twins;
  for (const auto* known : namesakes.here) {
    twins.push_back({known->id, is_same_partner(client.partner.name, known->partner.name)});
  }
  std::ranges::stable_partition(twins, &LikelyTwin::has_same_partner);
  return twins;
}

Fate fate_of(const IncomingClient& client, const Namesakes& namesakes) {
  if (client.is_couple) return Fate::Couple;
  return namesakes.here.empty() && !namesakes.line ? Fate::Add : Fate::Duplicate;
}

db::ClientId add(db::Transaction& transaction, const IncomingClient& incoming) {
  auto client = db::add_client(transaction, incoming.name, incoming.partner);
  if (incoming.pronouns.empty() && incoming.language.empty()) return client.id;
  client.pronouns = incoming.pronouns;
  client.language = incoming.language;
  [[maybe_unused]] const bool is_changed = db::change_client(transaction, client);
  assert(is_changed);  // nobody else can have changed it in this transaction
  return client.id;
}

std::vector<db::ClientId> add_chosen(db::Transaction& transaction, const IncomingClients& incoming,
                                     const std::set<std::size_t>& chosen_lines) {
  std::vector<db::ClientId> added;
  std::vector<db::AuditEvent> events;
  for (const auto& client : incoming.clients) {
    if (!chosen_lines.contains(client.line)) continue;
    const auto& id = added.emplace_back(add(transaction, client));
    events.push_back({db::AuditAction::Create, "client", id.text, id, "import"});
  }
  if (!added.empty()) transaction.commit(events);
  return added;
}

bool has_further_twin(const LineFate& now, const LineFate& seen) {
  return std::ranges::any_of(now.twins, [&](const auto& twin) {
    return std::ranges::find(seen.twins, twin.client, &LikelyTwin::client) == seen.twins.end();
  });
}

/// Two plans of one file have the same lines.
bool is_as_seen(const ImportPlan& now, const ImportPlan& seen, const std::set<std::size_t>& chosen_lines) {
  assert(now.lines.size() == seen.lines.size());
  for (std::size_t i = 0; i < now.lines.size(); ++i) {
    if (chosen_lines.contains(now.lines[i].line) && has_further_twin(now.lines[i], seen.lines[i])) return false;
  }
  return true;
}

}  // namespace

std::set<std::size_t> ImportPlan::plain_lines() const {
  std::set<std::size_t> plain;
  for (const auto& line : lines) {
    if (line.fate == Fate::Add) plain.insert(line.line);
  }
  return plain;
}

ImportPlan plan_import(const IncomingClients& incoming, const std::vector<db::Client>& here) {
  std::unordered_map<std::string, Namesakes> known;
  for (const auto& client : here) known[fold_name(client.name)].here.push_back(&client);

  ImportPlan plan;
  plan.not_kept = incoming.not_kept;
  for (const auto& client : incoming.clients) {
    auto& namesakes = known[fold_name(client.name)];
    plan.lines.push_back(
        {client.line, fate_of(client, namesakes), client, twins_of(client, namesakes), namesakes.line, ""});
    if (!namesakes.line) namesakes.line = client.line;
  }
  for (const auto& [line, sentence, numbers] : incoming.refused) {
    plan.lines.push_back({line, Fate::Refused, {}, {}, std::nullopt, sentence, numbers});
  }
  std::ranges::stable_sort(plan.lines, {}, &LineFate::line);
  return plan;
}

ImportPlan ClientImport::dry_run(std::string_view bytes) {
  const auto incoming = read_incoming_clients(bytes);
  db::Transaction transaction(vault_);
  return plan_import(incoming, db::list_clients(transaction));
}

std::vector<db::ClientId> ClientImport::bring_in(std::string_view bytes, const std::set<std::size_t>& chosen_lines) {
  const auto incoming = read_incoming_clients(bytes);
  db::Transaction transaction(vault_);
  return add_chosen(transaction, incoming, chosen_lines);
}

std::variant<std::vector<db::ClientId>, ImportPlan> ClientImport::bring_in_as_seen(
    std::string_view bytes, const std::set<std::size_t>& chosen_lines, const ImportPlan& seen) {
  const auto incoming = read_incoming_clients(bytes);
  db::Transaction transaction(vault_);
  auto now = plan_import(incoming, db::list_clients(transaction));
  if (!is_as_seen(now, seen, chosen_lines)) return now;
  return add_chosen(transaction, incoming, chosen_lines);
}

}  // namespace toolkit

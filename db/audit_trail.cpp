// SPDX-License-Identifier: MIT
#include "db/audit_trail.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "db/audit_chain.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/damage.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr Word<AuditAction> kActions[] = {
    {AuditAction::VaultCreated, "vault-created"},
    {AuditAction::Unlocked, "unlocked"},
    {AuditAction::UnlockFailed, "unlock-failed"},
    {AuditAction::Locked, "locked"},
    {AuditAction::View, "view"},
    {AuditAction::Create, "create"},
    {AuditAction::Change, "change"},
    {AuditAction::Trash, "trash"},
    {AuditAction::Issue, "issue"},
    {AuditAction::Export, "export"},
    {AuditAction::Hold, "hold"},
    {AuditAction::Release, "release"},
    {AuditAction::Print, "print"},
    {AuditAction::Restore, "restore"},
    {AuditAction::Erase, "erase"},
    {AuditAction::Merge, "merge"},
    {AuditAction::Unmerge, "unmerge"},
    {AuditAction::RetentionSet, "retention-set"},
    {AuditAction::Backup, "backup"},
    {AuditAction::BackupTried, "backup-tried"},
    {AuditAction::BackupRestored, "backup-restored"},
    {AuditAction::OlderFileAccepted, "older-file-accepted"},
    {AuditAction::PassphraseChanged, "passphrase-changed"},
    {AuditAction::RecoveryKitMade, "recovery-kit-made"},
    {AuditAction::PractitionerAdded, "practitioner-added"},
    {AuditAction::PractitionerRemoved, "practitioner-removed"},
    {AuditAction::RotationStarted, "rotation-started"},
    {AuditAction::RotationFinished, "rotation-finished"},
    {AuditAction::RequestsRefused, "requests-refused"},
};

AuditEntry read_entry(Keyring& keyring, const Statement& row) {
  AuditEntry entry{row.number(0), time_from(row.number(1)), {}};
  entry.event.action = value_of(kActions, row.text(2));
  entry.event.kind = row.text(3);
  entry.event.object = row.text(4);
  if (!row.is_null(5)) entry.event.client = ClientId{row.text(5)};
  if (!row.is_null(7)) entry.actor = row.text(7);
  if (row.is_null(6)) return entry;
  const SealedRow sealed(keyring, Compartment::Practice, "audit_entry", std::to_string(entry.sequence),
                         entry.event.client.value_or(ClientId{}), 1);
  const auto detail = row.blob(6);
  entry.event.detail = sealed.open_under(keyring.vault_key(key_id_of(detail)), "detail", detail);
  return entry;
}

std::int64_t sql_limit(std::size_t limit) {
  constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(std::min(limit, most));
}

std::string select_sql(const AuditFilter& filter) {
  std::string sql = "SELECT sequence, at, action, kind, object, client_id, detail, actor FROM audit_entry WHERE 1";
  if (filter.client) sql += " AND client_id = ?";
  if (!filter.actions.empty()) {
    sql += " AND action IN (?";
    for (std::size_t i = 1; i < filter.actions.size(); ++i) sql += ", ?";
    sql += ")";
  }
  if (filter.actor) sql += " AND coalesce(actor, '') = ?";
  if (filter.from) sql += " AND at >= ?";
  if (filter.until) sql += " AND at < ?";
  if (filter.before) sql += " AND sequence < ?";
  return sql + " ORDER BY sequence DESC LIMIT ?";
}

void bind_filter(Statement& rows, const AuditFilter& filter) {
  if (filter.client) rows.bind(filter.client->text);
  for (const auto action : filter.actions) rows.bind(to_text(action));
  if (filter.actor) rows.bind(*filter.actor);
  if (filter.from) rows.bind(seconds(*filter.from));
  if (filter.until) rows.bind(seconds(*filter.until));
  if (filter.before) rows.bind(*filter.before);
}

bool is_narrowing(const AuditFilter& filter) {
  return filter.client || !filter.actions.empty() || filter.actor || filter.from || filter.until;
}

struct Stretch {
  std::int64_t first = 1;
  std::int64_t last = 0;
};

std::int64_t newest_of(Transaction& transaction, const AuditFilter& filter) {
  const auto newest = last_audit_sequence(transaction.connection(), transaction.keyring());
  return filter.before ? std::min(newest, *filter.before - 1) : newest;
}

/// The sequences that a page answers for.
Stretch stretch_of(Transaction& transaction, const AuditFilter& filter, const std::vector<std::int64_t>& seen,
                   bool is_full) {
  if (is_narrowing(filter)) return seen.empty() ? Stretch() : Stretch{seen.back(), seen.front()};
  if (is_full) return seen.empty() ? Stretch() : Stretch{seen.back(), newest_of(transaction, filter)};
  return {1, newest_of(transaction, filter)};
}

void take_out_broken(Transaction& transaction, AuditPage& page, Stretch stretch) {
  if (stretch.last < stretch.first) return;
  const auto broken =
      broken_audit_entries(transaction.connection(), transaction.keyring(), stretch.first, stretch.last);
  std::erase_if(page.entries,
                [&](const AuditEntry& entry) { return std::ranges::binary_search(broken, entry.sequence); });
  page.broken.insert(page.broken.end(), broken.begin(), broken.end());
  std::ranges::sort(page.broken, std::ranges::greater());
  const auto again = std::ranges::unique(page.broken);
  page.broken.erase(again.begin(), again.end());
  for (const auto sequence : page.broken) transaction.report({"audit_entry", std::to_string(sequence)});
}

}  // namespace

std::string to_text(AuditAction action) {
  return word_for(kActions, action);
}

AuditPage audit_page(Transaction& transaction, const AuditFilter& filter, std::size_t limit) {
  const auto sql = select_sql(filter);
  Statement rows(transaction.connection(), sql.c_str());
  bind_filter(rows, filter);
  rows.bind(sql_limit(limit));

  AuditPage page;
  std::vector<std::int64_t> seen;
  while (rows.step()) {
    seen.push_back(rows.number(0));
    try {
      page.entries.push_back(read_entry(transaction.keyring(), rows));
    } catch (const Error& failure) {
      pass_over(transaction, "audit_entry", rows, failure);
      page.broken.push_back(seen.back());
    }
  }
  const bool is_full = seen.size() == limit;
  if (is_full && limit > 0 && seen.back() > 1) page.older = seen.back();
  take_out_broken(transaction, page, stretch_of(transaction, filter, seen, is_full));
  return page;
}

std::vector<AuditEntry> audit_entries(Transaction& transaction, std::size_t limit,
                                      const std::optional<ClientId>& client) {
  AuditFilter filter;
  filter.client = client;
  return audit_page(transaction, filter, limit).entries;
}

TrailMark trail_mark(Transaction& transaction) {
  auto end = trail_end(transaction.connection());
  return {end.sequence, std::move(end.link)};
}

std::optional<std::set<ClientId>> clients_changed_since(Transaction& transaction, const TrailMark& mark) {
  auto& connection = transaction.connection();
  if (mark.link.empty() || audit_link(connection, mark.sequence) != mark.link) return std::nullopt;
  std::set<ClientId> clients;
  Statement rows(connection, "SELECT object, client_id FROM audit_entry WHERE sequence > ? AND action <> 'view'");
  rows.bind(mark.sequence);
  while (rows.step()) {
    if (!rows.is_null(1)) clients.insert(ClientId{rows.text(1)});
    if (is_uuid(rows.text(0))) clients.insert(ClientId{rows.text(0)});
  }
  return clients;
}

}  // namespace db

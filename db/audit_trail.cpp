// SPDX-License-Identifier: MIT
#include "db/audit_trail.h"

#include <algorithm>
#include <limits>

#include "db/audit_chain.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/damage.h"
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

/// The entries are newest first.
void leave_out_broken(Transaction& transaction, std::vector<AuditEntry>& entries) {
  if (entries.empty()) return;
  const auto broken = broken_audit_entries(transaction.connection(), transaction.keyring(), entries.back().sequence,
                                           entries.front().sequence);
  std::erase_if(entries, [&](const AuditEntry& entry) {
    if (!std::binary_search(broken.begin(), broken.end(), entry.sequence)) return false;
    transaction.report({"audit_entry", std::to_string(entry.sequence)});
    return true;
  });
}

std::int64_t sql_limit(std::size_t limit) {
  constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(std::min(limit, most));
}

}  // namespace

std::string to_text(AuditAction action) {
  return word_for(kActions, action);
}

std::vector<AuditEntry> audit_entries(Transaction& transaction, std::size_t limit,
                                      const std::optional<ClientId>& client) {
  Statement rows(transaction.connection(),
                 client ? "SELECT sequence, at, action, kind, object, client_id, detail, actor FROM audit_entry "
                          "WHERE client_id = ? ORDER BY sequence DESC LIMIT ?"
                        : "SELECT sequence, at, action, kind, object, client_id, detail, actor FROM audit_entry "
                          "ORDER BY sequence DESC LIMIT ?");
  if (client) rows.bind(client->text);
  rows.bind(sql_limit(limit));

  auto entries = whole_rows(transaction, "audit_entry", rows,
                            [&](const Statement& row) { return read_entry(transaction.keyring(), row); });
  leave_out_broken(transaction, entries);
  return entries;
}

}  // namespace db

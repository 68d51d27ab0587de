// SPDX-License-Identifier: MIT
#include "toolkit/desks/erasure_desk.h"

#include <algorithm>
#include <set>

#include "db/backup_strike.h"
#include "db/client_merges.h"
#include "db/error.h"
#include "db/kept_stores.h"
#include "db/keyring.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "toolkit/desks/practitioner_names.h"
#include "toolkit/exchange/digest.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using db::AuditAction;
using db::ErasureOutcome;
using db::ErasureReason;

std::string code_of(ErasureReason reason) {
  switch (reason) {
    case ErasureReason::PeriodOver:
      return "period-over";
    case ErasureReason::PersonAsked:
      return "person-asked";
    case ErasureReason::NeverNeeded:
      return "never-needed";
    case ErasureReason::TrashEmptied:
      break;
  }
  return "trash-emptied";
}

void add_records(db::Transaction& transaction, const db::Client& client, std::vector<DoomedRecord>& records) {
  records.push_back({client.id, client.name, db::preview_client_erasure(transaction, client.id)});
  for (const auto& merge : db::list_merges(transaction, client.id)) {
    const bool is_known = std::ranges::find(records, merge.merged, &DoomedRecord::id) != records.end();
    const auto merged = is_known ? std::nullopt : db::find_client_merged_or_not(transaction, merge.merged);
    if (merged) add_records(transaction, *merged, records);
  }
}

bool has_hold(db::Transaction& transaction, const std::vector<DoomedRecord>& records) {
  return std::ranges::any_of(records,
                             [&](const auto& record) { return db::load_retention(transaction, record.id).is_held; });
}

db::DueReviews due_today(db::Transaction& transaction, const db::Client& client) {
  return db::due_for_review(db::load_retention_facts(transaction, client), db::load_retention_rules(transaction),
                            local_day(transaction.now()));
}

/// Every save keeps a version, so a record that was changed has one more.
std::string mark_of(const std::vector<DoomedRecord>& records) {
  std::string text;
  for (const auto& [id, name, kinds] : records) {
    text += id.text + '\n' + name + '\n';
    for (const auto& kind : kinds) text += kind.table + ' ' + std::to_string(kind.count) + '\n';
  }
  return hexadecimal(sha256(text));
}

std::vector<db::ClientId> ids_of(const std::vector<DoomedRecord>& records) {
  std::vector<db::ClientId> ids;
  for (const auto& record : records) ids.push_back(record.id);
  return ids;
}

Copies copies_of(db::Transaction& transaction, const db::DataFolder& folder, const std::vector<DoomedRecord>& records) {
  Copies copies;
  copies.kept_stores = db::kept_stores_of(folder, ids_of(records), [&](const auto&) { ++copies.unread_stores; }).size();
  copies.backups = db::find_setting(transaction, "backup-folder").value_or("");
  return copies;
}

ClientErasurePreview preview_of(db::Transaction& transaction, const db::DataFolder& folder, db::Client client) {
  ClientErasurePreview preview;
  add_records(transaction, client, preview.records);
  preview.due_since = due_today(transaction, client).client;
  preview.is_held = has_hold(transaction, preview.records);
  preview.copies = copies_of(transaction, folder, preview.records);
  preview.seen = mark_of(preview.records);
  preview.client = std::move(client);
  return preview;
}

std::optional<db::Trashed> find_trashed(db::Transaction& transaction, const std::string& id) {
  auto trash = db::list_trash(transaction);
  const auto found = std::ranges::find(trash, id, &db::Trashed::id);
  if (found == trash.end()) return std::nullopt;
  return std::move(*found);
}

/// Takes everything that hides this client out of the trash, in a transaction that is dropped: only to read the name.
std::optional<db::Client> find_hidden_client(db::Transaction& transaction, const db::ClientId& id) {
  if (db::is_in_trash(transaction, "client", id.text) && !db::take_out_of_trash(transaction, "client", id.text))
    return std::nullopt;
  return db::find_client_merged_or_not(transaction, id);
}

std::string find_receipt_of(db::Transaction& transaction, const std::string& of_id) {
  const auto erasures = db::list_erasures(transaction);
  const auto found = std::ranges::find(erasures, of_id, &db::Erasure::of_id);
  return found == erasures.end() ? std::string() : found->id;
}

std::set<std::string> receipt_ids(db::Transaction& transaction) {
  std::set<std::string> ids;
  for (const auto& erasure : db::list_erasures(transaction)) ids.insert(erasure.id);
  return ids;
}

/// The receipts that were written since.
std::vector<db::Erasure> receipts_since(db::Transaction& transaction, const std::set<std::string>& before) {
  auto erasures = db::list_erasures(transaction);
  std::erase_if(erasures, [&](const auto& erasure) { return before.contains(erasure.id); });
  return erasures;
}

ErasureResult refused(ErasureRefusal refusal) {
  return {{}, refusal, {}};
}

/// Whoever sends the same twice is shown what came of it.
ErasureResult gone(db::Transaction& transaction, const std::string& id) {
  auto receipt = find_receipt_of(transaction, id);
  return receipt.empty() ? refused(ErasureRefusal::NoSuchRecord) : ErasureResult{std::move(receipt), {}, {}};
}

ErasureRefusal refusal_of(ErasureOutcome outcome) {
  switch (outcome) {
    case ErasureOutcome::Held:
      return ErasureRefusal::Held;
    case ErasureOutcome::TooEarly:
      return ErasureRefusal::TooEarly;
    case ErasureOutcome::NotThere:
    case ErasureOutcome::Erased:
      break;
  }
  return ErasureRefusal::NoSuchRecord;
}

/// Runs `erase` and commits it with an entry for each receipt that it wrote; the result names the one of `of_id`, or
/// of the only one. Receipts of clients name the client themselves.
template <class Erase>
ErasureResult erase_and_commit(db::Transaction& transaction, const db::ClientId& client, const std::string& of_id,
                               Erase erase) {
  const auto before = receipt_ids(transaction);
  if (const auto outcome = erase(); outcome != ErasureOutcome::Erased) return refused(refusal_of(outcome));
  const auto written = receipts_since(transaction, before);
  std::vector<db::AuditEvent> events;
  ErasureResult result;
  for (const auto& receipt : written) {
    const bool is_client = receipt.table == "client";
    events.push_back({AuditAction::Erase, receipt.table, receipt.of_id,
                      is_client ? db::ClientId{receipt.of_id} : client, code_of(receipt.reason)});
    if (result.receipt.empty() || receipt.of_id == of_id) result.receipt = receipt.id;
  }
  transaction.commit(events);
  return result;
}

/// An audit entry of looking at what would go.
db::AuditEvent looked_at(const db::ClientId& client, std::string kind, std::string id) {
  return {AuditAction::View, std::move(kind), std::move(id), client, "destroy"};
}

/// A receipt may be printed, so it names who did it rather than saying "you".
std::string name_of(const PractitionerNames& names, const std::string& id) {
  const auto found = names.all().find(id);
  return found == names.all().end() ? names.name(id) : found->second;
}

bool is_readable_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  const std::filesystem::directory_iterator entries(folder, failure);
  return !failure;
}

}  // namespace

std::vector<Problem> ErasureDesk::passphrase_problems(std::string passphrase) {
  auto sentence = door_.passphrase_problem(std::move(passphrase));
  if (sentence.empty()) return {};
  return {{"own_passphrase", std::move(sentence)}};
}

std::optional<ClientErasurePreview> ErasureDesk::preview_client(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  auto preview = preview_of(transaction, vault_.folder(), std::move(*client));
  transaction.commit(looked_at(id, "retention", id.text));
  return preview;
}

std::optional<PartnerErasurePreview> ErasureDesk::preview_partner(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client || client->partner == db::Partner{}) return std::nullopt;
  PartnerErasurePreview preview;
  preview.due_since = due_today(transaction, *client).partner;
  preview.is_held = db::load_retention(transaction, id).is_held;
  preview.has_merged_clients = !db::list_merges(transaction, id).empty();
  preview.seen = std::to_string(client->version);
  preview.client = std::move(*client);
  transaction.commit(looked_at(id, "retention", id.text));
  return preview;
}

std::optional<TrashErasurePreview> ErasureDesk::preview_trashed(const std::string& id) {
  TrashErasurePreview preview;
  {
    db::Transaction never_committed(vault_);
    auto trashed = find_trashed(never_committed, id);
    if (!trashed) return std::nullopt;
    const auto client = find_hidden_client(never_committed, trashed->client);
    if (!client) return std::nullopt;
    preview.client_name = client->name;
    preview.is_ripe = never_committed.now() >= trashed->stays_until();
    if (trashed->table == "client") {
      add_records(never_committed, *client, preview.records);
      preview.copies = copies_of(never_committed, vault_.folder(), preview.records);
    }
    preview.is_held = db::load_retention(never_committed, client->id).is_held;
    preview.trashed = std::move(*trashed);
  }
  db::Transaction transaction(vault_);
  transaction.commit(looked_at(preview.trashed.client, "trash", id));
  return preview;
}

ErasureResult ErasureDesk::destroy_client(const db::ClientId& id, ErasureDecision decision) {
  auto problems = passphrase_problems(std::move(decision.passphrase));
  if (!decision.reason || decision.reason == ErasureReason::TrashEmptied)
    problems.push_back({"reason", say("Choose why. It stands on the receipt.")});
  if (!problems.empty()) return {{}, {}, std::move(problems)};
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return gone(transaction, id.text);
  const auto now = preview_of(transaction, vault_.folder(), std::move(*client));
  if (now.is_held) return refused(ErasureRefusal::Held);
  if (*decision.reason == ErasureReason::PeriodOver && !now.due_since) return refused(ErasureRefusal::NotDue);
  if (now.seen != decision.seen) return refused(ErasureRefusal::ChangedMeanwhile);
  return erase_and_commit(transaction, id, id.text,
                          [&] { return db::erase_client(transaction, id, *decision.reason); });
}

ErasureResult ErasureDesk::destroy_partner(const db::ClientId& id, ErasureDecision decision) {
  auto problems = passphrase_problems(std::move(decision.passphrase));
  if (!decision.reason || decision.reason == ErasureReason::TrashEmptied)
    problems.push_back({"reason", say("Choose why. It stands on the receipt.")});
  if (!problems.empty()) return {{}, {}, std::move(problems)};
  db::Transaction transaction(vault_);
  const auto client = db::find_client(transaction, id);
  if (!client || client->partner == db::Partner{}) return refused(ErasureRefusal::NoSuchRecord);
  if (db::load_retention(transaction, id).is_held) return refused(ErasureRefusal::Held);
  if (*decision.reason == ErasureReason::PeriodOver && !due_today(transaction, *client).partner)
    return refused(ErasureRefusal::NotDue);
  if (std::to_string(client->version) != decision.seen) return refused(ErasureRefusal::ChangedMeanwhile);
  return erase_and_commit(transaction, id, {}, [&] { return db::erase_partner(transaction, id, *decision.reason); });
}

ErasureResult ErasureDesk::destroy_trashed(const std::string& id, ErasureDecision decision) {
  auto problems = passphrase_problems(std::move(decision.passphrase));
  if (!problems.empty()) return {{}, {}, std::move(problems)};
  db::Transaction transaction(vault_);
  const auto trashed = find_trashed(transaction, id);
  if (!trashed) return gone(transaction, id);
  return erase_and_commit(transaction, trashed->client, id, [&] {
    return trashed->table == "client" ? db::erase_client(transaction, trashed->client, ErasureReason::TrashEmptied)
                                      : db::erase_trashed_note(transaction, trashed->table, id);
  });
}

ReceiptList ErasureDesk::receipts() {
  db::Transaction transaction(vault_);
  const PractitionerNames names(transaction);
  ReceiptList list;
  for (auto& erasure : db::list_erasures(transaction)) {
    auto by = name_of(names, erasure.erased_by);
    list.receipts.push_back({std::move(erasure), std::move(by)});
  }
  list.is_whole = transaction.damaged_rows().empty();
  transaction.commit({AuditAction::View, "erasure", "", {}, "list"});
  return list;
}

std::optional<Receipt> ErasureDesk::find_receipt(const std::string& id) {
  db::Transaction transaction(vault_);
  auto erasures = db::list_erasures(transaction);
  const auto found = std::ranges::find(erasures, id, &db::Erasure::id);
  if (found == erasures.end()) return std::nullopt;
  auto by = name_of(PractitionerNames(transaction), found->erased_by);
  transaction.commit({AuditAction::View, "erasure", id, {}, ""});
  return Receipt{std::move(*found), std::move(by)};
}

CopiesLeft ErasureDesk::clean_copies() {
  CopiesLeft left;
  try {
    std::vector<db::ClientId> erased;
    std::string vault_id;
    {
      db::Transaction transaction(vault_);
      for (const auto& erasure : db::list_erasures(transaction)) {
        if (erasure.table == "client") erased.push_back({erasure.of_id});
      }
      left.backups = db::find_setting(transaction, "backup-folder").value_or("");
      vault_id = transaction.keyring().vault_id();
    }
    left.has_erased_clients = !erased.empty();
    if (erased.empty()) return left;
    left.is_folder_away = !left.backups.empty() && !is_readable_folder(left.backups);
    if (!left.backups.empty() && !left.is_folder_away) {
      db::strike_from_backups(left.backups, vault_id, erased,
                              [&](const auto& file) { left.unread_backups.push_back(file.filename().string()); });
    }
    db::delete_kept_stores_of(vault_.folder(), erased,
                              [&](const auto& file) { left.unread_stores.push_back(file.filename().string()); });
  } catch (const db::Error& failure) {
    // What was destroyed stays destroyed, so this must not end in a page that says that nothing was changed.
    left.problem = failure.what();
  }
  return left;
}

}  // namespace toolkit

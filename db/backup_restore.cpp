// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <ranges>

#include "db/audit_chain.h"
#include "db/audit_log.h"
#include "db/backup.h"
#include "db/backup_plan.h"
#include "db/backup_strike.h"
#include "db/connection.h"
#include "db/key_slots.h"
#include "db/keyring.h"
#include "db/migrations.h"
#include "db/record_row.h"
#include "db/record_table.h"
#include "db/roster.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/upgrade.h"
#include "db/work.h"

namespace db {
namespace {

constexpr std::int64_t kFirstWithBackups = 6;

FileHandle opened_for_reading(const std::filesystem::path& backup) {
  FileHandle file(backup, O_RDONLY);
  if (file.is_open()) return file;
  throw Error(Error::Kind::Io, "backup", "This backup is not there or cannot be read. Check where it is and its name.");
}

struct VaultKey {
  std::uint32_t id;
  OpenedSlot slot;

  KeyBytes key() const { return key_bytes(slot.vault_key); }
};

/// Opens the slots of a backup as those of a store would be: in a store of the version that wrote them, brought up to
/// date and with nothing else in it.
std::optional<VaultKey> unlocked(const BackupHeader& header, const std::filesystem::path& folder,
                                 const BackupSecret& secret) {
  const ScratchStore door(folder, "door");
  Connection connection(door.path());
  {
    Work work(connection);
    bring_schema_to(connection, static_cast<int>(header.schema_version));
    insert_slots(connection, header.slots);
    bring_schema_up_to_date(connection);
    work.commit();
  }
  for (const auto& slot : load_key_slots(connection).slots) {
    auto opened = std::visit([&slot](const auto& typed) { return open_slot(slot, typed); }, secret);
    if (opened) return VaultKey{slot.key_id, std::move(*opened)};
  }
  return std::nullopt;
}

/// Somebody could put a vault key of their own into a slot, which the keys of before in the body would not prove.
void require_trust(const std::filesystem::path& store, const BackupHeader& header, const VaultKey& key) {
  Connection connection(store);
  Keyring keyring(connection, header.vault_id, key.id, SecretBytes::copy_of(key.key()));
  if (!is_trustworthy(keyring, key.slot)) throw damaged_backup("key_slot trust");
}

std::vector<ClientId> clients_in(Connection& connection, const char* sql) {
  Statement rows(connection, sql);
  std::vector<ClientId> clients;
  while (rows.step()) clients.push_back(ClientId{rows.text(0)});
  return clients;
}

/// Gives every client their key again and returns those who have none in the backup.
std::vector<ClientId> insert_client_keys(Connection& connection, const BackupOpening& opening, std::size_t& struck) {
  std::map<std::string, BackupKey> keys;
  for (auto& key : read_backup_keys(opening.file, opening.header)) {
    if (key.is_struck()) {
      ++struck;
    } else {
      keys.emplace(key.tag, std::move(key));
    }
  }
  for (const auto& client : opening.erased) struck += keys.erase(backup_key_tag(opening.header, client));
  std::vector<ClientId> without;
  for (const auto& client : clients_in(connection, "SELECT id FROM client")) {
    const auto key = keys.find(backup_key_tag(opening.header, client));
    if (key == keys.end()) {
      without.push_back(client);
      continue;
    }
    Statement(connection, "INSERT INTO client_key (key_id, client_id, wrapped) VALUES (?, ?, ?)")
        .bind(key->second.key_id)
        .bind(client.text)
        .bind_blob(key->second.wrapped)
        .run();
  }
  return without;
}

void undo_merges_of(Connection& connection, Keyring& keyring, const ClientId& client) {
  const auto& merges = record_table("client_merge");
  for (const auto& merge : record_addresses(connection, merges)) {
    Statement row(connection, "SELECT merged_id FROM client_merge WHERE id = ?");
    if (row.bind(merge.id).step() && row.text(0) == client.text && merge.client != client)
      remove_record(connection, keyring, merges, merge);
  }
}

/// Takes out what can never be opened again, so that it is not taken for damage.
void remove_client(Connection& connection, Keyring& keyring, const ClientId& client) {
  undo_merges_of(connection, keyring, client);
  for (const auto& table : std::views::reverse(record_tables())) {
    if (table.compartment == Compartment::Practice) continue;
    const auto sql = "DELETE FROM " + std::string(table.name) + " WHERE " + table.client + " = ?";
    Statement(connection, sql.c_str()).bind(client.text).run();
  }
  withdraw_client(connection, keyring, client);
}

/// Those whom the records in this place erased. Records that cannot be read say nothing.
std::vector<ClientId> erased_here(const DataFolder& folder) {
  try {
    if (!has_store_file(folder.record_store(), newest_schema_version())) return {};
    Connection connection(folder.record_store());
    return clients_in(connection, "SELECT of_id FROM erasure WHERE of_table = 'client'");
  } catch (const Error&) {
    return {};
  }
}

void require_known_version(const BackupHeader& header) {
  if (header.schema_version > newest_schema_version()) throw newer_file("backup");
  if (header.schema_version < kFirstWithBackups) throw damaged_backup("backup header");
}

/// The records that are there stay under another name; the rename that follows takes their place.
void keep_old_file(const DataFolder& folder, Time now) {
  // The first second that no file is named for: an earlier restore keeps its own.
  for (;; now += std::chrono::seconds(1)) {
    const auto stamp = backup_name(now).substr(std::string_view("both-of-us-").size(), 15);
    const auto kept = folder.path() / ("records.both-of-us.before-" + stamp);
    if (::link(folder.record_store().c_str(), kept.c_str()) == 0 || errno == ENOENT) return;
    if (errno != EEXIST) throw disk_error(errno, "keeping the old records");
  }
}

/// Clients whom the records erased while the backup was being opened.
std::size_t remove_late(Connection& connection, Keyring& keyring, std::span<const ClientId> erased) {
  std::size_t removed = 0;
  for (const auto& client : erased) {
    {
      Statement row(connection, "SELECT 1 FROM client WHERE id = ?");
      if (!row.bind(client.text).step()) continue;
    }
    Statement(connection, "DELETE FROM client_key WHERE client_id = ?").bind(client.text).run();
    remove_client(connection, keyring, client);
    ++removed;
  }
  return removed;
}

void note_restored(const DataFolder& folder, const BackupHeader& header) {
  Connection connection(folder.record_store());
  OutsideAnchor(folder.anchors(), header.vault_id).note(connection);
}

class OpenedRestore : public ReadyRestore {
 public:
  OpenedRestore(const DataFolder& folder, const Clock& clock, BackupHeader header, VaultKey key)
      : folder_(folder),
        clock_(clock),
        header_(std::move(header)),
        key_(std::move(key)),
        store_(folder.record_store()) {}

  void open(const FileHandle& file, std::span<const ClientId> erased, const CancelFlag& is_cancelled,
            const VerifyProgress& progress) {
    opened_ = open_backup_into(store_.path(), {file, header_, key_.key(), key_.id, erased, clock_.now()}, is_cancelled,
                               progress);
    require_trust(store_.path(), header_, key_);
  }
  const OpenedBackup& opened() const override { return opened_; }
  void put_in_place() override {
    enter_restore();
    keep_old_file(folder_, clock_.now());
    store_.put_in_place();
    note_restored(folder_, header_);
  }

 private:
  void enter_restore() {
    const auto erased = erased_here(folder_);
    Connection connection(store_.path());
    Keyring keyring(connection, header_.vault_id, key_.id, SecretBytes::copy_of(key_.key()));
    Work work(connection);
    opened_.erased_clients += remove_late(connection, keyring, erased);
    append_audit_entry(connection, &keyring, clock_.now(),
                       {AuditAction::BackupRestored, "", "", {}, std::to_string(header_.generation)});
    work.commit();
  }

  const DataFolder& folder_;
  const Clock& clock_;
  BackupHeader header_;
  VaultKey key_;
  NewStoreFile store_;
  OpenedBackup opened_;
};

}  // namespace

OpenedBackup open_backup_into(const std::filesystem::path& store, const BackupOpening& opening,
                              const CancelFlag& is_cancelled, const VerifyProgress& progress) {
  {
    const FileHandle plain(store, O_RDWR);
    if (!plain.is_open()) throw disk_error(errno, "scratch store");
    open_body(opening.file, plain, opening.header, opening.vault_key, is_cancelled);
  }
  OpenedBackup opened{opening.header.at, opening.header.generation, {}, 0};
  Connection connection(store);
  if (const auto end = trail_end(connection);
      end.sequence != opening.header.generation || end.link != opening.header.link)
    throw damaged_backup("backup generation");
  Keyring keyring(connection, opening.header.vault_id, opening.key_id, SecretBytes::copy_of(opening.vault_key));
  {
    Work work(connection);
    const auto without = insert_client_keys(connection, opening, opened.erased_clients);
    upgrade(connection, keyring, opening.now);
    // A client who had no key when the backup was made is damage, and stays to be seen.
    if (without.size() == opened.erased_clients) {
      for (const auto& client : without) remove_client(connection, keyring, client);
    }
    work.commit();
  }
  opened.report = verify(connection, keyring, [&](std::size_t done, std::size_t total) {
    if (is_cancelled) throw BackupCancelled();
    if (progress) progress(done, total);
  });
  return opened;
}

std::optional<OpenedBackup> try_backup(const DataFolder& folder, const Clock& clock,
                                       const std::filesystem::path& backup, const BackupSecret& secret,
                                       const CancelFlag& is_cancelled) {
  const auto file = opened_for_reading(backup);
  const auto header = read_backup_header(file);
  require_known_version(header);
  const auto key = unlocked(header, folder.path(), secret);
  if (!key) return std::nullopt;
  const ScratchStore store(folder.path(), "trial");
  auto opened = open_backup_into(store.path(), {file, header, key->key(), key->id, {}, clock.now()}, is_cancelled);
  require_trust(store.path(), header, *key);
  return opened;
}

std::unique_ptr<ReadyRestore> prepare_restore(const DataFolder& folder, const Clock& clock,
                                              const std::filesystem::path& backup, const BackupSecret& secret,
                                              std::span<const ClientId> erased, const CancelFlag& is_cancelled,
                                              const VerifyProgress& progress) {
  const auto file = opened_for_reading(backup);
  auto header = read_backup_header(file);
  require_known_version(header);
  auto key = unlocked(header, folder.path(), secret);
  if (!key) return nullptr;
  strike_from_backups(std::filesystem::absolute(backup).parent_path(), header.vault_id, erased);
  auto ready = std::make_unique<OpenedRestore>(folder, clock, std::move(header), std::move(*key));
  ready->open(file, erased, is_cancelled, progress);
  return ready;
}

std::optional<OpenedBackup> restore_backup(const DataFolder& folder, const Clock& clock,
                                           const std::filesystem::path& backup, const BackupSecret& secret,
                                           const VerifyProgress& progress) {
  const auto ready = prepare_restore(folder, clock, backup, secret, erased_here(folder), kNeverCancelled, progress);
  if (!ready) return std::nullopt;
  if (!ready->opened().report.is_whole()) throw damaged_backup("backup records");
  ready->put_in_place();
  return ready->opened();
}

}  // namespace db

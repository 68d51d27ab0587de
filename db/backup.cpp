// SPDX-License-Identifier: MIT
#include "db/backup.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "db/audit_chain.h"
#include "db/backup_plan.h"
#include "db/backup_runs.h"
#include "db/backup_strike.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/migrations.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/transaction.h"
#include "db/work.h"

namespace db {
namespace {

constexpr std::size_t kSaltSize = 32;

Error unusable_folder() {
  return {Error::Kind::Io, "backup folder",
          "The folder for backups is not there or cannot be written to. Connect the drive that it is on, or choose "
          "another folder. Your records are safe."};
}

/// A backup in the making, removed again unless it got its name.
class PartFile {
 public:
  explicit PartFile(const std::filesystem::path& name) : path_(name.string() + ".part") {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    file_ = std::make_unique<FileHandle>(path_, O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    if (!file_->is_open()) throw errno == ENOSPC || errno == EDQUOT ? disk_full("backup") : unusable_folder();
  }
  ~PartFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  const FileHandle& file() const { return *file_; }
  void make_durable() const {
    if (::fsync(file_->descriptor()) != 0) throw disk_error(errno, "backup");
  }
  void give_name(const std::filesystem::path& name) const {
    if (::rename(path_.c_str(), name.c_str()) != 0) throw disk_error(errno, "backup");
    db::make_durable(name.parent_path());
  }

 private:
  std::filesystem::path path_;
  std::unique_ptr<FileHandle> file_;
};

std::string random_salt() {
  std::string salt(kSaltSize, '\0');
  randombytes_buf(salt.data(), salt.size());
  return salt;
}

struct ClientKeyRow {
  ClientId client;
  BackupKey key;
};

/// The keys of the clients, which go into a section of their own, taken out of the copy.
std::vector<ClientKeyRow> take_client_keys(Connection& copy) {
  std::vector<ClientKeyRow> keys;
  {
    Statement rows(copy, "SELECT client_id, key_id, wrapped FROM client_key ORDER BY key_id");
    while (rows.step()) keys.push_back({ClientId{rows.text(0)}, {{}, rows.number(1), rows.blob(2)}});
  }
  Work work(copy);
  copy.execute("DELETE FROM client_key");
  work.commit();
  return keys;
}

/// What is to be said of the copy, which loses its clients' keys to `keys`.
BackupHeader describe(const Vault::Copy& copy, Time at, std::vector<ClientKeyRow>& keys) {
  Connection connection(copy.store.path());
  keys = take_client_keys(connection);
  const auto end = trail_end(connection);
  BackupHeader header;
  header.vault_id = copy.vault_id;
  header.backup_id = random_uuid();
  header.at = at;
  header.schema_version = newest_schema_version();
  header.generation = end.sequence;
  header.link = end.link;
  header.salt = random_salt();
  header.slots = dump_slots(connection);
  header.keys = keys.size();
  seal_up(header);
  return header;
}

void write_backup(const FileHandle& file, const BackupHeader& header, std::vector<ClientKeyRow>& keys,
                  const Vault::Copy& copy, const CancelFlag& is_cancelled) {
  write_at(file, header.bytes, 0);
  auto at = header.keys_at;
  for (auto& [client, key] : keys) {
    key.tag = backup_key_tag(header, client);
    write_at(file, to_bytes(key), at);
    at += kBackupKeySize;
  }
  const FileHandle plain(copy.store.path(), O_RDONLY);
  if (!plain.is_open()) throw disk_error(errno, "scratch store");
  seal_body(plain, file, header, KeyBytes(copy.vault_key.bytes().data(), kKeySize), is_cancelled);
}

/// What is wrong with the records themselves: with the copy, once it has the clients' keys again.
VerifyReport report_of(const Vault::Copy& copy, const std::vector<ClientKeyRow>& keys, const CancelFlag& is_cancelled) {
  Connection connection(copy.store.path());
  {
    Work work(connection);
    for (const auto& [client, key] : keys) {
      Statement(connection, "INSERT INTO client_key (key_id, client_id, wrapped) VALUES (?, ?, ?)")
          .bind(key.key_id)
          .bind(client.text)
          .bind_blob(key.wrapped)
          .run();
    }
    work.commit();
  }
  Keyring keyring(connection, copy.vault_id, copy.key_id, SecretBytes::copy_of(copy.vault_key.bytes()));
  return verify(connection, keyring, [&](std::size_t, std::size_t) {
    if (is_cancelled) throw BackupCancelled();
  });
}

bool is_same_damage(const VerifyReport& one, const VerifyReport& other) {
  return one.records == other.records && one.audit_entries == other.audit_entries &&
         std::ranges::is_permutation(one.findings, other.findings);
}

/// How many rows are damaged, in the backup as in the records and no others.
std::size_t rehearse(const Vault& vault, const FileHandle& file, const Vault::Copy& copy,
                     const std::vector<ClientKeyRow>& keys, const CancelFlag& is_cancelled,
                     const VerifyProgress& progress) {
  const auto header = read_backup_header(file);
  const ScratchStore store(vault.folder().path(), "rehearsal");
  const auto opened = open_backup_into(
      store.path(),
      {file, header, KeyBytes(copy.vault_key.bytes().data(), kKeySize), copy.key_id, {}, vault.clock().now()},
      is_cancelled, progress);
  if (opened.report.is_whole() || is_same_damage(opened.report, report_of(copy, keys, is_cancelled)))
    return opened.report.findings.size();
  throw Error(Error::Kind::Damaged, "backup rehearsal",
              "No backup was made, because what came out of it is not what the records hold. Earlier backups stay as "
              "they are. Make it once more; if that does not help, use another drive.");
}

/// The first name from this second on that nobody has.
std::filesystem::path free_name(const std::filesystem::path& folder, Time& at) {
  std::error_code ignored;
  while (std::filesystem::exists(folder / backup_name(at), ignored)) at += std::chrono::seconds(1);
  return folder / backup_name(at);
}

std::vector<ClientId> erased_clients(Transaction& transaction) {
  Statement rows(transaction.connection(), "SELECT of_id FROM erasure WHERE of_table = 'client'");
  std::vector<ClientId> erased;
  while (rows.step()) erased.push_back(ClientId{rows.text(0)});
  return erased;
}

void strike_erased(Vault& vault, const std::filesystem::path& folder) {
  std::vector<ClientId> erased;
  std::string vault_id;
  {
    Transaction transaction(vault);
    vault_id = transaction.keyring().vault_id();
    erased = erased_clients(transaction);
  }
  strike_from_backups(folder, vault_id, erased);
}

/// The detail holds, of one with damage, also how much of it.
void record(Vault& vault, const MadeBackup& made) {
  Transaction transaction(vault);
  const bool is_whole = made.damaged_rows == 0;
  add_backup_run(transaction, {BackupRun::Kind::Backup, made.at, made.generation, is_whole, made.file.string()});
  transaction.commit(
      {AuditAction::Backup,
       "",
       "",
       {},
       std::to_string(made.generation) + (is_whole ? "" : " with " + std::to_string(made.damaged_rows) + " damaged")});
}

}  // namespace

std::vector<ClientId> erased_clients(Vault& vault) {
  Transaction transaction(vault);
  return erased_clients(transaction);
}

MadeBackup make_backup(Vault& vault, const std::filesystem::path& to, const CancelFlag& is_cancelled,
                       const VerifyProgress& progress) {
  if (std::error_code ignored; !std::filesystem::is_directory(to, ignored)) throw unusable_folder();
  strike_erased(vault, to);
  MadeBackup made{{}, vault.clock().now(), 0, 0};
  made.file = free_name(to, made.at);
  const PartFile part(made.file);
  {
    const auto copy = vault.copy_for_backup();
    std::vector<ClientKeyRow> keys;
    const auto header = describe(copy, made.at, keys);
    made.generation = header.generation;
    write_backup(part.file(), header, keys, copy, is_cancelled);
    part.make_durable();
    made.damaged_rows = rehearse(vault, part.file(), copy, keys, is_cancelled, progress);
  }
  if (made.damaged_rows > 0) made.file = to / damaged_backup_name(made.at, made.damaged_rows);
  part.give_name(made.file);
  record(vault, made);
  return made;
}

void remove_old_backups(const std::filesystem::path& folder, const std::string& vault_id) {
  struct Ours {
    BackupName name;
    std::filesystem::path file;
  };
  std::vector<Ours> ours;
  std::vector<Time> whole;
  std::vector<Time> damaged;
  for (const auto& file : backup_files(folder)) {
    const auto name = parse_backup_name(file.filename().string());
    if (!name) continue;
    try {
      const FileHandle handle(file, O_RDONLY);
      if (!handle.is_open() || read_backup_header(handle).vault_id != vault_id) continue;
    } catch (const Error&) {
      continue;
    }
    ours.push_back({*name, file});
    (name->damaged_rows == 0 ? whole : damaged).push_back(name->at);
  }
  const auto kept_whole = backups_to_keep(std::move(whole));
  const auto kept_damaged = backups_to_keep(std::move(damaged));
  for (const auto& [name, file] : ours) {
    const auto& kept = name.damaged_rows == 0 ? kept_whole : kept_damaged;
    std::error_code ignored;
    if (std::ranges::find(kept, name.at) == kept.end()) std::filesystem::remove(file, ignored);
  }
}

}  // namespace db

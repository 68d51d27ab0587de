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
  explicit PartFile(std::filesystem::path name) : name_(std::move(name)), path_(name_.string() + ".part") {
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
  void give_name() const {
    if (::rename(path_.c_str(), name_.c_str()) != 0) throw disk_error(errno, "backup");
    db::make_durable(name_.parent_path());
  }

 private:
  std::filesystem::path name_;
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

void rehearse(const Vault& vault, const FileHandle& file, const Vault::Copy& copy, std::int64_t generation,
              const CancelFlag& is_cancelled) {
  const auto header = read_backup_header(file);
  const ScratchStore store(vault.folder().path(), "rehearsal");
  const auto opened = open_backup_into(
      store.path(),
      {file, header, KeyBytes(copy.vault_key.bytes().data(), kKeySize), copy.key_id, {}, vault.clock().now()},
      is_cancelled);
  if (opened.generation == generation && opened.report.is_whole()) return;
  throw Error(
      Error::Kind::Damaged, "backup rehearsal",
      "No backup was made, because something in the records themselves is damaged. Earlier backups stay as they "
      "are. Verify the records to see what it is.");
}

/// The first name from this second on that nobody has.
std::filesystem::path free_name(const std::filesystem::path& folder, Time& at) {
  std::error_code ignored;
  while (std::filesystem::exists(folder / backup_name(at), ignored)) at += std::chrono::seconds(1);
  return folder / backup_name(at);
}

struct Beforehand {
  std::string vault_id;
  std::vector<ClientId> erased;
};

Beforehand look_up_erased(Vault& vault) {
  Transaction transaction(vault);
  Beforehand beforehand{transaction.keyring().vault_id(), {}};
  Statement rows(transaction.connection(), "SELECT of_id FROM erasure WHERE of_table = 'client'");
  while (rows.step()) beforehand.erased.push_back(ClientId{rows.text(0)});
  return beforehand;
}

void record(Vault& vault, const MadeBackup& made) {
  Transaction transaction(vault);
  add_backup_run(transaction, {BackupRun::Kind::Backup, made.at, made.generation, true, made.file.string()});
  transaction.commit({AuditAction::Backup, "", "", {}, std::to_string(made.generation)});
}

}  // namespace

MadeBackup make_backup(Vault& vault, const std::filesystem::path& to, const CancelFlag& is_cancelled) {
  if (std::error_code ignored; !std::filesystem::is_directory(to, ignored)) throw unusable_folder();
  const auto beforehand = look_up_erased(vault);
  strike_from_backups(to, beforehand.vault_id, beforehand.erased);
  MadeBackup made{{}, vault.clock().now(), 0};
  made.file = free_name(to, made.at);
  const PartFile part(made.file);
  {
    const auto copy = vault.copy_for_backup();
    std::vector<ClientKeyRow> keys;
    const auto header = describe(copy, made.at, keys);
    made.generation = header.generation;
    write_backup(part.file(), header, keys, copy, is_cancelled);
    part.make_durable();
    rehearse(vault, part.file(), copy, header.generation, is_cancelled);
  }
  part.give_name();
  record(vault, made);
  return made;
}

void remove_old_backups(const std::filesystem::path& folder, const std::string& vault_id) {
  std::vector<std::pair<Time, std::filesystem::path>> ours;
  std::vector<Time> times;
  for (const auto& file : backup_files(folder)) {
    const auto at = backup_time(file.filename().string());
    if (!at) continue;
    try {
      const FileHandle handle(file, O_RDONLY);
      if (!handle.is_open() || read_backup_header(handle).vault_id != vault_id) continue;
    } catch (const Error&) {
      continue;
    }
    ours.emplace_back(*at, file);
    times.push_back(*at);
  }
  const auto kept = backups_to_keep(std::move(times));
  for (const auto& [at, file] : ours) {
    std::error_code ignored;
    if (std::ranges::find(kept, at) == kept.end()) std::filesystem::remove(file, ignored);
  }
}

}  // namespace db

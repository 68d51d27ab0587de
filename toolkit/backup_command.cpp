// SPDX-License-Identifier: MIT
#include "toolkit/backup_command.h"

#include <optional>
#include <ostream>
#include <variant>

#include <nlohmann/json.hpp>

#include "db/backup.h"
#include "db/keyring.h"
#include "db/transaction.h"
#include "toolkit/closed_process.h"
#include "toolkit/command_line.h"
#include "toolkit/exchange/passphrase_input.h"
#include "toolkit/progress.h"
#include "toolkit/state_folder.h"

namespace toolkit {
namespace {

std::string vault_id(db::Vault& vault) {
  db::Transaction transaction(vault);
  return transaction.keyring().vault_id();
}

/// Empty when the groups that were read are no code.
std::optional<db::BackupSecret> read_secret(const VaultAccess& access, OpensWith with) {
  auto typed = read_passphrase(access.passphrase_descriptor);
  if (with == OpensWith::Passphrase) return db::BackupSecret(std::move(typed));
  const auto bytes = typed.bytes();
  auto parsed = db::RecoveryCode::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  auto* code = std::get_if<db::RecoveryCode>(&parsed);
  return code == nullptr ? std::nullopt : std::optional<db::BackupSecret>(std::move(*code));
}

}  // namespace

int make_backup_from_shell(const VaultAccess& access, const std::filesystem::path& to, const Shell& shell) {
  close_off_process();
  const db::DataFolder folder(access.data_folder, state_folder());
  const db::SystemClock clock;
  db::Vault vault(folder, clock);
  if (!unlock(vault, access, shell.problems)) return kInputHasProblems;
  const db::CancelFlag go_on = false;
  const auto made = [&] {
    Progress progress(shell.terminal, "records");
    return db::make_backup(vault, to, go_on, [&](std::size_t done, std::size_t total) { progress.tell(done, total); });
  }();
  db::remove_old_backups(to, vault_id(vault));
  vault.lock();
  if (shell.wants_json) {
    shell.out << nlohmann::ordered_json{{"file", made.file.string()}, {"damagedRecords", made.damaged_rows}}.dump(2)
              << '\n';
    return kDone;
  }
  shell.out << "The backup was restored once to be sure of it. It is " << made.file.string() << "\n";
  if (made.damaged_rows > 0) {
    shell.out << "The records are damaged in " << made.damaged_rows
              << " places, and so is it. It does not count as a good one. See bothofus verify.\n";
  }
  return kDone;
}

int restore_from_shell(const VaultAccess& access, const std::filesystem::path& backup, OpensWith with,
                       const Shell& shell) {
  close_off_process();
  const db::DataFolder folder(access.data_folder, state_folder());
  const db::SystemClock clock;
  const auto secret = read_secret(access, with);
  const auto restored = [&]() -> std::optional<db::OpenedBackup> {
    if (!secret) return std::nullopt;
    Progress progress(shell.terminal, "records");
    return db::restore_backup(folder, clock, backup, *secret,
                              [&](std::size_t done, std::size_t total) { progress.tell(done, total); });
  }();
  if (!restored) {
    shell.problems << (with == OpensWith::Passphrase
                           ? "That is not the passphrase of this backup. Nothing was changed.\n"
                           : "That is not the recovery kit of this backup. Nothing was changed.\n");
    return kInputHasProblems;
  }
  if (shell.wants_json) {
    shell.out << nlohmann::ordered_json{{"records", restored->report.records},
                                        {"erasedClients", restored->erased_clients}}
                     .dump(2)
              << '\n';
    return kDone;
  }
  shell.out << restored->report.records << " records were restored and are whole.";
  if (restored->erased_clients > 0) {
    shell.out << " Clients who were erased after the backup was made: " << restored->erased_clients
              << ". They did not come back.";
  }
  shell.out << " The records that were here before stay in the same folder; their name says when.\n";
  return kDone;
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/backup_desk.h"

#include <fcntl.h>

#include <algorithm>
#include <variant>

#include "db/backup_file.h"
#include "db/backup_plan.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "toolkit/desks/backup_folder.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using std::chrono::days;

constexpr std::size_t kLongestPath = 1000;
/// The last good backup may be this old before the clients page says so: a week of vacation raises no alarm.
constexpr auto kTooOld = days(7);
/// Nobody is reminded of the first backup on the first day.
constexpr auto kFirstDay = days(1);
constexpr auto kTrialEvery = days(365);
/// More than remove_old_backups() leaves of both kinds, and those made by hand on the same days.
constexpr std::size_t kMostRuns = 400;

constexpr const char* kBusy = "Something is being done with a backup already. Wait until it has ended, or stop it.";

std::string folder_in(db::Transaction& transaction) {
  return db::find_setting(transaction, kBackupFolder).value_or("");
}

bool is_trial_due(db::Transaction& transaction, const std::optional<db::BackupRun>& last_trial) {
  const auto since = last_trial ? std::optional(last_trial->at) : db::first_backup_at(transaction);
  return since && transaction.now() - *since > kTrialEvery;
}

bool is_of(const std::filesystem::path& file, const std::string& vault_id) {
  try {
    const db::FileHandle handle(file, O_RDONLY | O_NONBLOCK);
    return handle.is_open() && db::read_backup_header(handle).vault_id == vault_id;
  } catch (const db::Error&) {
    return false;
  }
}

BackupListing::Standing standing_of(const db::BackupName& name, const std::string& file_name,
                                    const std::vector<db::BackupRun>& runs) {
  if (name.damaged_rows > 0) return BackupListing::Standing::WithDamage;
  const bool is_known = std::ranges::any_of(runs, [&](const auto& run) {
    return run.is_verified && std::filesystem::path(run.place).filename() == file_name;
  });
  return is_known ? BackupListing::Standing::Verified : BackupListing::Standing::Unknown;
}

std::vector<BackupListing> backups_in(db::Transaction& transaction, const std::string& folder) {
  const auto vault_id = transaction.keyring().vault_id();
  const auto runs = db::list_backup_runs(transaction, db::BackupRun::Kind::Backup, kMostRuns);
  std::vector<BackupListing> backups;
  for (const auto& file : db::backup_files(folder)) {
    const auto file_name = file.filename().string();
    const auto name = db::parse_backup_name(file_name);
    if (!name || !is_of(file, vault_id)) continue;
    std::error_code failure;
    const auto bytes = std::filesystem::file_size(file, failure);
    backups.push_back({file_name, name->at, failure ? 0 : bytes, standing_of(*name, file_name, runs)});
  }
  std::ranges::sort(backups, std::greater<>(), &BackupListing::at);
  return backups;
}

/// The secret, or what is wrong with what was typed; wipes it.
std::variant<db::BackupSecret, Problem> read_secret(TypedSecret& typed) {
  auto passphrase = db::SecretBytes::taken_from(typed.passphrase);
  const bool has_kit = typed.kit.find_first_not_of(" \t\r\n") != std::string::npos;
  auto kit = db::RecoveryCode::parse(typed.kit);
  const auto wiped = db::SecretBytes::taken_from(typed.kit);
  if (has_kit) {
    if (auto* code = std::get_if<db::RecoveryCode>(&kit)) return db::BackupSecret(std::move(*code));
    return Problem{"kit", say("Group {1} does not fit. Compare it with your page.",
                              {std::to_string(std::get<db::MisfitGroup>(kit).index + 1)})};
  }
  if (passphrase.is_empty()) return Problem{"passphrase", say("Type the passphrase, or the code of the recovery kit.")};
  return db::BackupSecret(std::move(passphrase));
}

/// Why there is no backup at this path, in a sentence.
std::string path_problem(const std::filesystem::path& path) {
  if (!path.is_absolute()) {
    return say(
        "Write the whole path of the backup. It begins with a slash and ends in .backup, such as "
        "/media/backup-drive/both-of-us-20261123-090000.backup.");
  }
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (std::filesystem::is_directory(status)) {
    const auto files = db::backup_files(path);
    if (files.empty()) return say("No backup lies in this folder. Look for files whose names end in .backup.");
    return say("This is a folder. The newest backup in it is {1}. Write that path to use it.", {files.back().string()});
  }
  if (!std::filesystem::is_regular_file(status)) {
    return say("There is no such file now. Connect the drive that it is on, and check the path.");
  }
  return {};
}

}  // namespace

std::string BackupDesk::folder() {
  db::Transaction transaction(vault_);
  return folder_in(transaction);
}

BackupOverview BackupDesk::open() {
  db::Transaction transaction(vault_);
  BackupOverview overview;
  overview.folder = folder_in(transaction);
  overview.last_good = db::last_verified_run(transaction, db::BackupRun::Kind::Backup);
  overview.last_trial = db::last_verified_run(transaction, db::BackupRun::Kind::Rehearsal);
  overview.is_trial_due = is_trial_due(transaction, overview.last_trial);
  const auto newest = db::list_backup_runs(transaction, db::BackupRun::Kind::Backup, 1);
  if (!newest.empty() && !newest.front().is_verified) overview.last_with_damage = newest.front();
  if (overview.folder.empty()) return overview;
  overview.folder_problem = backup_folder_problem(overview.folder, vault_.folder());
  overview.is_on_same_disk = is_on_same_disk(overview.folder, vault_.folder());
  overview.next_at = newest.empty() ? transaction.now() : newest.front().at + kBackupEvery;
  overview.backups = backups_in(transaction, overview.folder);
  return overview;
}

BackupReminder BackupDesk::reminder() {
  db::Transaction transaction(vault_);
  const auto now = transaction.now();
  const auto last_good = db::last_verified_run(transaction, db::BackupRun::Kind::Backup);
  if (!last_good) {
    return now - db::begun_at(transaction) > kFirstDay ? BackupReminder::NoneYet : BackupReminder::Nothing;
  }
  if (now - last_good->at > kTooOld) return BackupReminder::TooOld;
  const auto last_trial = db::last_verified_run(transaction, db::BackupRun::Kind::Rehearsal);
  return is_trial_due(transaction, last_trial) ? BackupReminder::TryOne : BackupReminder::Nothing;
}

std::vector<Problem> BackupDesk::choose_folder(const std::string& typed) {
  auto problems = needed_text_problems("folder", typed, kLongestPath, say("Write the path of a folder."));
  if (!problems.empty()) return problems;
  if (auto problem = chosen_folder_problem(typed, vault_.folder()); !problem.empty())
    return {{"folder", std::move(problem)}};
  {
    db::Transaction transaction(vault_);
    if (folder_in(transaction) != typed) {
      db::save_setting(transaction, kBackupFolder, typed);
      transaction.commit({db::AuditAction::Change, "setting", "", {}, std::string(kBackupFolder)});
    }
  }
  work_.look_now();
  return {};
}

std::vector<Problem> BackupDesk::make_one() {
  const auto where = folder();
  if (where.empty()) return {{"folder", say("Write first where backups go.")}};
  if (auto problem = backup_folder_problem(where, vault_.folder()); !problem.empty())
    return {{"folder", std::move(problem)}};
  if (!work_.begin({BackupTask::Kind::Make, where})) return {{"folder", say(kBusy)}};
  return {};
}

std::optional<BackupListing> BackupDesk::find(const std::string& name) {
  db::Transaction transaction(vault_);
  const auto backups = backups_in(transaction, folder_in(transaction));
  const auto found = std::ranges::find(backups, name, &BackupListing::name);
  return found == backups.end() ? std::nullopt : std::optional(*found);
}

std::vector<Problem> BackupDesk::try_one(const std::string& name, TypedSecret secret) {
  return begin(BackupTask::Kind::Try, std::filesystem::path(folder()) / name, std::move(secret), false);
}

std::vector<Problem> BackupDesk::restore(const std::string& name, TypedSecret secret, bool accepts_damage) {
  return begin(BackupTask::Kind::Restore, std::filesystem::path(folder()) / name, std::move(secret), accepts_damage);
}

std::vector<Problem> BackupDesk::restore_first(const std::string& typed_path, TypedSecret secret, bool accepts_damage) {
  auto problems = needed_text_problems("path", typed_path, kLongestPath, say("Write the path of the backup."));
  if (!problems.empty()) {
    static_cast<void>(read_secret(secret));
    return problems;
  }
  return begin(BackupTask::Kind::Restore, typed_path, std::move(secret), accepts_damage);
}

std::vector<Problem> BackupDesk::begin(BackupTask::Kind kind, const std::filesystem::path& file, TypedSecret secret,
                                       bool accepts_damage) {
  auto read = read_secret(secret);
  std::vector<Problem> problems;
  if (auto problem = path_problem(file); !problem.empty()) problems.push_back({"path", std::move(problem)});
  if (auto* problem = std::get_if<Problem>(&read)) problems.push_back(std::move(*problem));
  if (!problems.empty()) return problems;
  if (!work_.begin({kind, file, std::move(std::get<db::BackupSecret>(read)), accepts_damage}))
    return {{"path", say(kBusy)}};
  return {};
}

}  // namespace toolkit

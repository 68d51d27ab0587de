// SPDX-License-Identifier: MIT
#include "toolkit/desks/backup_work.h"

#include <utility>

#include "db/backup_runs.h"
#include "db/error.h"
#include "db/keyring.h"
#include "db/settings.h"
#include "db/transaction.h"

namespace toolkit {
namespace {

using Kind = BackupTask::Kind;
using Outcome = BackupResult::Outcome;

/// How often it is looked whether the records were unlocked.
constexpr auto kLook = std::chrono::seconds(2);
/// How often, while they are, it is looked whether a backup is due.
constexpr auto kBetweenLooks = std::chrono::hours(1);

std::string vault_id(db::Vault& vault) {
  db::Transaction transaction(vault);
  return transaction.keyring().vault_id();
}

void describe(const db::OpenedBackup& opened, BackupResult& result) {
  result.backup_at = opened.at;
  result.records = opened.report.records;
  result.damaged = opened.report.findings.size();
  result.erased = opened.erased_clients;
}

}  // namespace

BackupWork::State BackupWork::state() {
  const std::scoped_lock hold(mutex_);
  return state_;
}

bool BackupWork::begin(BackupTask task) {
  const std::scoped_lock hold(mutex_);
  if (state_.running) return false;
  state_.running = task.kind;
  state_.since = vault_.clock().now();
  state_.path = task.path;
  state_.last.reset();
  is_asked_for_ = true;
  is_cancelled_ = is_stopping_;
  waiting_ = std::move(task);
  thread_.call();
  return true;
}

void BackupWork::look_now() {
  const std::scoped_lock hold(mutex_);
  looked_at_ = {};
  thread_.call();
}

void BackupWork::give_up() {
  const std::scoped_lock hold(mutex_);
  is_cancelled_ = true;
  looked_at_ = {};
  if (waiting_) {
    waiting_.reset();
    state_.running.reset();
  }
  if (state_.last && state_.last->kind != Kind::Restore) state_.last.reset();
}

bool BackupWork::step() {
  const auto task = take();
  if (!task) return false;
  auto result = run(*task);
  const std::scoped_lock hold(mutex_);
  state_.running.reset();
  if (result.kind == Kind::Make && result.outcome != Outcome::GivenUp) state_.problem = result.problem;
  if (is_asked_for_ && result.outcome != Outcome::GivenUp) state_.last = std::move(result);
  return true;
}

std::optional<BackupTask> BackupWork::take() {
  {
    const std::scoped_lock hold(mutex_);
    if (waiting_) return std::exchange(waiting_, std::nullopt);
  }
  auto task = due();
  if (!task) return std::nullopt;
  const std::scoped_lock hold(mutex_);
  // Somebody may have asked for something meanwhile, which goes first.
  if (state_.running) return std::exchange(waiting_, std::nullopt);
  state_.running = task->kind;
  state_.since = vault_.clock().now();
  state_.path = task->path;
  is_asked_for_ = false;
  is_cancelled_ = is_stopping_;
  return task;
}

std::optional<BackupTask> BackupWork::due() {
  if (vault_.state() != db::Vault::State::Unlocked) return std::nullopt;
  const auto now = vault_.clock().now();
  {
    const std::scoped_lock hold(mutex_);
    // A clock that was set back makes it look again.
    if (looked_at_ != db::Time{} && now >= looked_at_ && now - looked_at_ < kBetweenLooks) return std::nullopt;
    looked_at_ = now;
  }
  try {
    db::Transaction transaction(vault_);
    const auto folder = db::find_setting(transaction, kBackupFolder);
    if (!folder || folder->empty()) return std::nullopt;
    const auto runs = db::list_backup_runs(transaction, db::BackupRun::Kind::Backup, 1);
    const bool is_fresh = !runs.empty() && now >= runs.front().at && now - runs.front().at < kBackupEvery;
    if (is_fresh) return std::nullopt;
    return BackupTask{Kind::Make, *folder};
  } catch (const db::VaultLocked&) {
    return std::nullopt;  // Locked between the two.
  } catch (const db::Error& failure) {
    const std::scoped_lock hold(mutex_);
    state_.problem = failure.what();
    return std::nullopt;
  }
}

BackupResult BackupWork::run(const BackupTask& task) {
  BackupResult result;
  result.kind = task.kind;
  result.path = task.path;
  try {
    switch (task.kind) {
      case Kind::Make:
        make(task, result);
        break;
      case Kind::Try:
        try_out(task, result);
        break;
      case Kind::Restore:
        restore(task, result);
    }
  } catch (const db::BackupCancelled&) {
    result.outcome = Outcome::GivenUp;
  } catch (const db::VaultLocked&) {
    result.outcome = Outcome::GivenUp;
  } catch (const db::Error& failure) {
    result.outcome = Outcome::Failed;
    result.problem = failure.what();
  } catch (const std::exception&) {
    result.outcome = Outcome::Failed;
    result.problem = "That did not work. Your records are as they were. Start the program again and try once more.";
  }
  result.ended_at = vault_.clock().now();
  return result;
}

void BackupWork::make(const BackupTask& task, BackupResult& result) {
  const auto made = db::make_backup(vault_, task.path, is_cancelled_);
  result.path = made.file;
  result.backup_at = made.at;
  result.damaged = made.damaged_rows;
  db::remove_old_backups(task.path, vault_id(vault_));
}

void BackupWork::try_out(const BackupTask& task, BackupResult& result) {
  const auto opened = db::try_backup(vault_.folder(), vault_.clock(), task.path, task.secret, is_cancelled_);
  if (!opened) {
    result.outcome = Outcome::WrongSecret;
    return;
  }
  describe(*opened, result);
  db::Transaction transaction(vault_);
  db::add_backup_run(transaction, {db::BackupRun::Kind::Rehearsal, transaction.now(), opened->generation,
                                   opened->report.is_whole(), task.path.string()});
  transaction.commit({db::AuditAction::BackupTried, "", "", {}, std::to_string(opened->generation)});
}

void BackupWork::restore(const BackupTask& task, BackupResult& result) {
  const auto erased =
      vault_.state() == db::Vault::State::Unlocked ? db::erased_clients(vault_) : std::vector<db::ClientId>();
  const auto ready =
      db::prepare_restore(vault_.folder(), vault_.clock(), task.path, task.secret, erased, is_cancelled_);
  if (!ready) {
    result.outcome = Outcome::WrongSecret;
    return;
  }
  describe(ready->opened(), result);
  if (result.damaged > 0 && !task.accepts_damage) {
    result.outcome = Outcome::HasDamage;
    return;
  }
  alone_([&] {
    // Whoever locked the records meanwhile wanted them left as they are.
    if (is_cancelled_) throw db::BackupCancelled();
    vault_.reopen_after([&] { ready->put_in_place(); });
  });
  describe(ready->opened(), result);
}

void BackupWork::start() {
  thread_.start([this]() -> StepThread::Rest {
    step();
    return kLook;
  });
}

void BackupWork::stop() {
  {
    const std::scoped_lock hold(mutex_);
    is_stopping_ = true;
    is_cancelled_ = true;
  }
  thread_.stop();
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "db/backup.h"
#include "db/vault.h"
#include "toolkit/desks/step_thread.h"

namespace toolkit {

/// What there is to do with a backup, and what came of it.
struct BackupTask {
  enum class Kind { Make, Try, Restore };
  Kind kind = Kind::Make;
  std::filesystem::path path;    ///< the backup; to make one, its folder
  db::BackupSecret secret = {};  ///< nothing, to make one
  bool accepts_damage = false;   ///< restores what is whole of a backup with damage
};

struct BackupResult {
  enum class Outcome { Done, WrongSecret, HasDamage, GivenUp, Failed };
  BackupTask::Kind kind = BackupTask::Kind::Make;
  Outcome outcome = Outcome::Done;
  std::filesystem::path path;
  db::Time ended_at{};
  std::string problem;      ///< of Failed, a sentence
  db::Time backup_at{};     ///< when the backup was made; as the rest, once it was opened
  std::size_t records = 0;  ///< how many rows were read
  std::size_t damaged = 0;  ///< and how many things are wrong among them
  std::size_t erased = 0;   ///< clients who were erased since and did not come back
};

/// Making, trying and restoring backups, one at a time, on a thread of its own, so that no page waits for it.
///
/// About hourly, and soon after the records are unlocked, it looks whether a backup is due and makes it. What is
/// running is given up when the records are locked. Threads may share it; the vault must outlive it.
class BackupWork {
 public:
  /// Runs what exchanges the records when nobody is using them: it ends every session first and lets nobody in before
  /// it returns.
  using Alone = std::function<void(const std::function<void()>&)>;

  struct State {
    std::optional<BackupTask::Kind> running;  ///< or about to
    db::Time since{};
    std::filesystem::path path;
    std::optional<BackupResult> last;  ///< of what a person asked for
    std::string problem;               ///< why the last backup was not made; empty when it was
  };

  BackupWork(db::Vault& vault, Alone alone) : vault_(vault), alone_(std::move(alone)) {}
  ~BackupWork() { stop(); }

  State state();
  /// False when something is running already.
  bool begin(BackupTask task);
  /// Looks at once whether a backup is due, as when the folder was chosen.
  void look_now();
  /// Ends what is running soon, without waiting for it, and forgets what came of everything but a restore.
  void give_up();
  /// Does what waits, or is due; false when nothing is.
  bool step();

  /// The thread that takes the steps.
  void start();
  void stop();

 private:
  std::optional<BackupTask> take();
  std::optional<BackupTask> due();
  BackupResult run(const BackupTask& task);
  void make(const BackupTask& task, BackupResult& result);
  void try_out(const BackupTask& task, BackupResult& result);
  void restore(const BackupTask& task, BackupResult& result);

  db::Vault& vault_;
  Alone alone_;
  db::CancelFlag is_cancelled_ = false;
  std::mutex mutex_;  ///< over all below; never held while the vault is waited for
  std::optional<BackupTask> waiting_;
  State state_;
  db::Time looked_at_{};  ///< nothing while the records are locked
  bool is_asked_for_ = false;
  bool is_stopping_ = false;
  StepThread thread_;
};

/// How old the newest backup may be before another one is made. Less than a day, so that a practice that opens at nine
/// each day has one each day.
inline constexpr auto kBackupEvery = std::chrono::hours(20);
/// The name of the setting that says where backups go.
inline constexpr std::string_view kBackupFolder = "backup-folder";

}  // namespace toolkit

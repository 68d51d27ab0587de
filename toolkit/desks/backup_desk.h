// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "db/backup_runs.h"
#include "db/vault.h"
#include "toolkit/desks/backup_work.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// One of the backups of these records that lie in the folder.
struct BackupListing {
  enum class Standing {
    Verified,    ///< made here and opened whole
    WithDamage,  ///< it has the damage that the records had
    Unknown,     ///< these records do not tell of it, such as after they were restored themselves
  };
  std::string name;
  db::Time at{};
  std::uintmax_t bytes = 0;
  Standing standing = Standing::Unknown;
};

/// How the practice stands with its backups.
struct BackupOverview {
  std::string folder;          ///< empty while none was chosen
  std::string folder_problem;  ///< why none can be made there now, in a sentence
  bool is_on_same_disk = false;
  std::optional<db::BackupRun> last_good;
  std::optional<db::BackupRun> last_with_damage;  ///< when it is newer than that
  std::optional<db::Time> next_at;                ///< past when it is due
  std::optional<db::BackupRun> last_trial;        ///< the last rehearsal that found everything whole
  bool is_trial_due = false;
  std::vector<BackupListing> backups;  ///< newest first
};

/// What the clients page reminds of, in a quiet line.
enum class BackupReminder { Nothing, NoneYet, TooOld, TryOne };

/// What a person typed to open a backup: the one or the other. Wiped by whoever takes it.
struct TypedSecret {
  std::string passphrase;
  std::string kit;
};

/// Backups: where they go, how they stand, and what a person has done with them. What takes long is left to BackupWork.
class BackupDesk {
 public:
  BackupDesk(db::Vault& vault, BackupWork& work) : vault_(vault), work_(work) {}

  BackupOverview open();
  BackupReminder reminder();
  BackupWork::State work() { return work_.state(); }
  void give_up() { work_.give_up(); }

  /// Problems: "folder".
  std::vector<Problem> choose_folder(const std::string& typed);
  /// Has one made now. Problems: "folder".
  std::vector<Problem> make_one();

  /// One that the list shows, by its name.
  std::optional<BackupListing> find(const std::string& name);
  /// Begins to try, or to restore, one that the list shows. Problems: "passphrase", "kit", "path".
  std::vector<Problem> try_one(const std::string& name, TypedSecret secret);
  std::vector<Problem> restore(const std::string& name, TypedSecret secret, bool accepts_damage);
  /// The same for a computer that has no records yet, from wherever the backup lies.
  std::vector<Problem> restore_first(const std::string& typed_path, TypedSecret secret, bool accepts_damage);

 private:
  std::string folder();
  std::vector<Problem> begin(BackupTask::Kind kind, const std::filesystem::path& file, TypedSecret secret,
                             bool accepts_damage);

  db::Vault& vault_;
  BackupWork& work_;
};

}  // namespace toolkit

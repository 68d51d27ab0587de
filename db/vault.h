// SPDX-License-Identifier: MIT
#pragma once

#include <any>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "db/clock.h"
#include "db/data_folder.h"
#include "db/ids.h"
#include "db/outside_anchor.h"
#include "db/rotation.h"
#include "db/secret_bytes.h"
#include "db/store_file.h"

namespace db {

class Connection;
class Keyring;
class RecoveryCode;
struct AuditEvent;
struct GatheredViews;
struct KeySlot;
struct OpenedSlot;
struct Search;

/// How hard a passphrase slot is to guess (Argon2id). The defaults are security.md's floor; only tests go below it.
struct PassphraseCost {
  unsigned long long passes = 3;
  std::size_t memory_bytes = std::size_t{256} << 20;
};

/// The sealed record store of one practice: one SQLite file whose personal columns are sealed under a vault key, which
/// lies in slots that open with a practitioner's passphrase or with the recovery kit (FORMAT.md).
///
/// A vault is Absent (no file yet), Locked or Unlocked. Reading and writing records needs a Transaction
/// (transaction.h), which needs an unlocked vault and has it to itself while it lives. Every other function waits for
/// the running transaction and is not for the thread that runs it, save state(). Locking wipes every key. Threads may
/// share a vault. The folder and the clock must outlive it.
class Vault {
 public:
  enum class State { Absent, Locked, Unlocked };
  enum class UnlockResult { Unlocked, WrongPassphrase, TooSoon, OlderFile };
  /// What a person decided about an older file.
  enum class OlderFileIs { Refused, Accepted };

  /// Looks at the file, if there is one, before anything is used of it: Error Foreign, Newer, Damaged.
  Vault(const DataFolder& folder, const Clock& clock);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  State state() const;

  /// Makes the file and leaves the vault unlocked. The state must be Absent. A crash on the way leaves it Absent. A
  /// passphrase is any bytes, at least one; how good it must be is for the caller to say.
  void create(const SecretBytes& passphrase, PassphraseCost cost = {});
  /// A wrong passphrase is an answer, not an error, and is written to the audit trail (without the passphrase). After
  /// one the next try is TooSoon for 1 s, then 2, 4 … 60 s, and such a try counts for nothing. Each practitioner's slot
  /// takes the time of one. On the way an older schema is brought up to date. Unlocking an unlocked vault only checks
  /// the passphrase, as check_passphrase does.
  /// OlderFile, and still locked, when the file is an earlier one than was noted outside of it, unless that was
  /// accepted, which the audit trail tells.
  [[nodiscard]] UnlockResult unlock(const SecretBytes& passphrase, OlderFileIs older = OlderFileIs::Refused);
  /// The same with the code of the recovery kit, as the practitioner who was there first of those who have access.
  [[nodiscard]] UnlockResult unlock_with_kit(const RecoveryCode& code, OlderFileIs older = OlderFileIs::Refused);
  /// Zero when one may try now. It survives a restart, and a clock that was set back makes it at most 60 s.
  std::chrono::seconds wait_before_next_try() const;
  /// Locking a locked or absent vault does nothing. The keys are gone even when Error DiskFull or Io says that the
  /// audit trail could not be told.
  void lock();

  /// For a program that shows pages to several windows at once, each of which waits for its View to be durable. From now
  /// on a transaction that only looked, and commits nothing but Views, keeps them in memory, and whoever shows what it
  /// found must call first what gathered_views() gives. All that wait are written with the first, or with what is saved
  /// before, so that they take the time of one.
  void gather_views() { is_gathering_ = true; }
  /// Empty when nothing waits. Else what was committed until now is durable when it returns; it may be called from any
  /// thread outside of a transaction, and throws as Transaction::commit does, and then what was found must not be shown.
  std::function<void()> gathered_views();

  /// How the file compares with what was noted outside of it.
  AnchorState anchor_state() const;
  std::optional<OlderFile> older_file() const;

  /// The file as it stands, and what it takes to work on that copy while the vault goes on. Throws VaultLocked.
  struct Copy {
    ScratchStore store;
    std::string vault_id;
    std::uint32_t key_id;
    SecretBytes vault_key;
  };
  Copy copy_for_backup();
  /// Where scratch stores belong, and the records themselves.
  const DataFolder& folder() const { return folder_; }
  const Clock& clock() const { return clock_; }
  /// Closes the file, runs `exchange`, which may put another one in its place, and opens what is there. Leaves the
  /// vault Locked or Absent even when `exchange` throws.
  void reopen_after(const std::function<void()>& exchange);

  // The rest is for an unlocked vault; else VaultLocked.

  /// Whether this is the passphrase of the practitioner who unlocked it: to ask again before what cannot be taken back.
  /// A wrong one counts as a wrong try.
  [[nodiscard]] UnlockResult check_passphrase(const SecretBytes& passphrase);
  /// Of the practitioner who unlocked it. The passphrase of before opens nothing any more.
  void change_passphrase(const SecretBytes& fresh);
  /// At most kMostPractitioners (key_slots.h) may have access: asserted.
  PractitionerId add_practitioner(const std::string& name, const SecretBytes& passphrase);
  /// Not the one who unlocked it: asserted. Their passphrase opens nothing any more, and a rotation begins, because
  /// they may have kept a key. What they copied before stays readable for them.
  void remove_practitioner(const PractitionerId& id);
  /// A kit made before opens nothing any more.
  RecoveryCode make_recovery_kit();
  bool has_recovery_kit() const;

  /// Begins to exchange every key (rotation.h); it goes on with each rotate_some(), also after a restart.
  void start_rotation();
  /// One client's records, in a transaction of their own. True while there is more to do.
  bool rotate_some();
  bool is_rotating() const { return rotation_progress().is_rotating; }
  RotationProgress rotation_progress() const;

 private:
  friend class Transaction;

  void open_file();
  UnlockResult refuse_passphrase();
  UnlockResult unlock_first_slot(const SecretBytes& passphrase, OlderFileIs older);
  template <class Secret>
  UnlockResult try_slots(const Secret& secret, OlderFileIs older);
  void admit(KeySlot slot, OpenedSlot opened);
  void admit_from_first_slot(std::unique_ptr<Keyring> keyring, const SecretBytes& passphrase);
  std::string acting_through(Keyring& keyring, const KeySlot& slot);
  void record(Keyring* keyring, const AuditEvent& event);
  void require_unlocked() const;
  template <class Change>
  void exchange_keys(Change also);
  bool is_refused(OlderFileIs older) const;
  void record_acceptance(Keyring& keyring);
  void note_end() noexcept;
  void forget();
  void append(const GatheredViews& views);
  void write(GatheredViews& views);
  void end(GatheredViews& views, std::exception_ptr failure);

  const DataFolder& folder_;
  const Clock& clock_;
  mutable std::recursive_mutex mutex_;
  std::unique_ptr<Connection> connection_;            ///< null while Absent
  std::unique_ptr<Keyring> keyring_;                  ///< null unless Unlocked
  std::unique_ptr<Search> search_;                    ///< null unless somebody searches
  std::map<ClientId, std::string> complete_rosters_;  ///< as Transaction says
  std::map<std::string, std::any> worked_out_;        ///< of the records as they were at
  std::string worked_out_at_;                         ///< the practice's roster as it was sealed
  bool is_gathering_ = false;
  std::shared_ptr<GatheredViews> gathered_;           ///< null when no View waits
  std::unique_ptr<OutsideAnchor> anchor_;             ///< null while Absent
  std::string actor_;                                 ///< the id of the practitioner who unlocked it
  mutable Time set_back_at_{};  ///< when a clock was first seen that stands before the last wrong try
};

}  // namespace db

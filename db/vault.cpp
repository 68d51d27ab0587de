// SPDX-License-Identifier: MIT
#include "db/vault.h"

#include <fcntl.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <string>
#include <utility>

#include "db/audit_log.h"
#include "db/connection.h"
#include "db/file_handle.h"
#include "db/first_key_slot.h"
#include "db/gathered_views.h"
#include "db/ids.h"
#include "db/kept_stores.h"
#include "db/key_slots.h"
#include "db/keyring.h"
#include "db/migrations.h"
#include "db/practitioners.h"
#include "db/search.h"
#include "db/sentences.h"
#include "db/statement.h"
#include "db/store_file.h"
#include "db/transaction.h"
#include "db/unlock_delay.h"
#include "db/upgrade.h"
#include "db/vault_making.h"
#include "db/work.h"

namespace db {
namespace {

std::string vault_id_in(Connection& connection) {
  Statement row(connection, "SELECT id FROM vault");
  if (!row.step()) throw damaged("vault");
  return row.text(0);
}

void keep_if_outdated(Connection& connection, const DataFolder& folder) {
  if (is_outdated(connection)) keep_copy_before(newest_schema_version(), connection, folder);
}

}  // namespace

Vault::Vault(const DataFolder& folder, const Clock& clock) : folder_(folder), clock_(clock) {
  open_file();
}

void Vault::open_file() {
  if (!has_store_file(folder_.record_store(), newest_schema_version())) return;
  connection_ = std::make_unique<Connection>(folder_.record_store());
  // Read only to be sure of it while nothing has been used of the file.
  if (has_first_key_slot(*connection_)) {
    load_first_key_slot(*connection_);
  } else if (const auto found = load_key_slots(*connection_); found.slots.empty()) {
    throw damaged(found.damaged_place.empty() ? "key_slot" : found.damaged_place);
  }
  anchor_ = std::make_unique<OutsideAnchor>(folder_.anchors(), vault_id_in(*connection_));
  anchor_->compare(*connection_);
}

Vault::~Vault() = default;

Vault::State Vault::state() const {
  const std::scoped_lock hold(mutex_);
  if (connection_ == nullptr) return State::Absent;
  return keyring_ == nullptr ? State::Locked : State::Unlocked;
}

void Vault::create(const SecretBytes& passphrase, PassphraseCost cost) {
  const std::scoped_lock hold(mutex_);
  assert(connection_ == nullptr && !passphrase.is_empty());
  auto vault_key = SecretBytes::random(kKeySize);
  const VaultMaking making{random_uuid(), vault_key, passphrase, cost, clock_.now()};

  NewStoreFile file(folder_.record_store());
  auto practitioner = fill_new_store(file.path(), making);
  file.put_in_place();
  connection_ = std::make_unique<Connection>(folder_.record_store());
  keyring_ = std::make_unique<Keyring>(*connection_, making.vault_id, kFirstKey, std::move(vault_key));
  actor_ = std::move(practitioner);
  anchor_ = std::make_unique<OutsideAnchor>(folder_.anchors(), making.vault_id);
  note_end();
}

Vault::UnlockResult Vault::unlock(const SecretBytes& passphrase, OlderFileIs older) {
  const std::scoped_lock hold(mutex_);
  assert(connection_ != nullptr && !connection_->is_in_transaction());
  if (keyring_ != nullptr) return check_passphrase(passphrase);
  if (wait_before_next_try() > std::chrono::seconds(0)) return UnlockResult::TooSoon;
  return has_first_key_slot(*connection_) ? unlock_first_slot(passphrase, older) : try_slots(passphrase, older);
}

Vault::UnlockResult Vault::unlock_with_kit(const RecoveryCode& code, OlderFileIs older) {
  const std::scoped_lock hold(mutex_);
  assert(connection_ != nullptr && keyring_ == nullptr && !connection_->is_in_transaction());
  if (wait_before_next_try() > std::chrono::seconds(0)) return UnlockResult::TooSoon;
  // A file of before there were kits has none.
  return has_first_key_slot(*connection_) ? refuse_passphrase() : try_slots(code, older);
}

std::chrono::seconds Vault::wait_before_next_try() const {
  const std::scoped_lock hold(mutex_);
  if (connection_ == nullptr) return std::chrono::seconds(0);
  const auto wrong = wrong_tries(*connection_);
  if (clock_.now() >= wrong.last_at) return wait_after(wrong, clock_.now());
  // The clock was set back, and nobody knows how long ago the last try was: it counts from the moment that was noticed.
  if (set_back_at_ == Time{} || clock_.now() < set_back_at_) set_back_at_ = clock_.now();
  return wait_after({wrong.count, set_back_at_}, clock_.now());
}

template <class Secret>
Vault::UnlockResult Vault::try_slots(const Secret& secret, OlderFileIs older) {
  auto found = load_key_slots(*connection_);
  for (auto& slot : found.slots) {
    if (auto opened = open_slot(slot, secret)) {
      if (is_refused(older)) return UnlockResult::OlderFile;
      admit(std::move(slot), std::move(*opened));
      return UnlockResult::Unlocked;
    }
  }
  // It may have been the secret of the slot that rotted.
  if (found.damaged > 0) throw damaged(found.damaged_place);
  return refuse_passphrase();
}

Vault::UnlockResult Vault::unlock_first_slot(const SecretBytes& passphrase, OlderFileIs older) {
  const auto slot = load_first_key_slot(*connection_);
  auto vault_key = unwrap_vault_key(slot, passphrase);
  if (!vault_key) return refuse_passphrase();
  if (is_refused(older)) return UnlockResult::OlderFile;
  admit_from_first_slot(std::make_unique<Keyring>(*connection_, slot.vault_id, slot.key_id, std::move(*vault_key)),
                        passphrase);
  return UnlockResult::Unlocked;
}

Vault::UnlockResult Vault::refuse_passphrase() {
  Work work(*connection_);
  record(keyring_.get(), about_vault(AuditAction::UnlockFailed));
  work.commit();
  note_end();
  set_back_at_ = {};
  return UnlockResult::WrongPassphrase;
}

void Vault::admit(KeySlot slot, OpenedSlot opened) {
  auto keyring = std::make_unique<Keyring>(*connection_, slot.vault_id, slot.key_id,
                                           SecretBytes::copy_of(opened.vault_key.bytes()));
  if (!is_trustworthy(*keyring, opened)) throw damaged("key_slot trust");
  keep_if_outdated(*connection_, folder_);
  Work work(*connection_);
  upgrade(*connection_, *keyring, clock_.now());
  if (!does_trust(opened, keyring->vault_key().bytes)) {
    renew_trust(slot, opened);
    update_key_slot(*connection_, slot);
  }
  actor_ = acting_through(*keyring, slot);
  record_acceptance(*keyring);
  record(keyring.get(), about_vault(AuditAction::Unlocked, slot.kind == SlotKind::Recovery ? "recovery-kit" : ""));
  work.commit();
  anchor_->accept();
  note_end();
  keyring_ = std::move(keyring);
}

void Vault::admit_from_first_slot(std::unique_ptr<Keyring> keyring, const SecretBytes& passphrase) {
  const auto cost = least_cost(*connection_);
  const auto now = clock_.now();
  keep_if_outdated(*connection_, folder_);
  Work work(*connection_);
  upgrade(*connection_, *keyring, now);
  actor_ = insert_practitioner(*connection_, *keyring, {}, now).text;
  const auto key = keyring->vault_key();
  insert_key_slot(*connection_,
                  make_passphrase_slot(keyring->vault_id(), actor_, passphrase, cost, {key.id, key.bytes}, now));
  record_acceptance(*keyring);
  record(keyring.get(), about_vault(AuditAction::Unlocked));
  work.commit();
  anchor_->accept();
  note_end();
  keyring_ = std::move(keyring);
}

bool Vault::is_refused(OlderFileIs older) const {
  return anchor_->state() == AnchorState::Older && older == OlderFileIs::Refused;
}

void Vault::record_acceptance(Keyring& keyring) {
  if (anchor_->state() == AnchorState::Older) record(&keyring, about_vault(AuditAction::OlderFileAccepted));
}

std::string Vault::acting_through(Keyring& keyring, const KeySlot& slot) {
  if (slot.kind == SlotKind::Passphrase) return slot.practitioner;
  const auto practitioners = load_practitioners(*connection_, keyring);
  const auto first = std::ranges::find(practitioners, false, &Practitioner::is_removed);
  if (first == practitioners.end()) throw damaged("practitioner");
  return first->id.text;
}

void Vault::record(Keyring* keyring, const AuditEvent& event) {
  append_audit_entry(*connection_, keyring, clock_.now(), event, keyring == nullptr ? std::string() : actor_);
}

std::function<void()> Vault::gathered_views() {
  const std::scoped_lock hold(mutex_);
  if (gathered_ == nullptr) return {};
  return [this, views = gathered_] {
    const std::scoped_lock writing(mutex_);
    if (!views->is_over) write(*views);
    if (views->failure) std::rethrow_exception(views->failure);
  };
}

void Vault::append(const GatheredViews& views) {
  for (const auto& view : views.views) append_audit_entry(*connection_, keyring_.get(), view.at, view.event, actor_);
}

/// Whether that went well is for those who wait to say.
void Vault::write(GatheredViews& views) {
  try {
    Work work(*connection_);
    append(views);
    work.commit();
    note_end();
    end(views, nullptr);
  } catch (const std::exception&) {
    end(views, std::current_exception());
  }
}

void Vault::end(GatheredViews& views, std::exception_ptr failure) {
  views.is_over = true;
  views.failure = std::move(failure);
  gathered_.reset();
}

void Vault::lock() {
  const std::scoped_lock hold(mutex_);
  if (keyring_ == nullptr) return;
  assert(!connection_->is_in_transaction());
  forget();
  Work work(*connection_);
  record(nullptr, about_vault(AuditAction::Locked));
  work.commit();
  note_end();
}

AnchorState Vault::anchor_state() const {
  const std::scoped_lock hold(mutex_);
  return anchor_ == nullptr ? AnchorState::None : anchor_->state();
}

std::optional<OlderFile> Vault::older_file() const {
  const std::scoped_lock hold(mutex_);
  return anchor_ == nullptr ? std::nullopt : anchor_->older_file();
}

Vault::Copy Vault::copy_for_backup() {
  const std::scoped_lock hold(mutex_);
  if (keyring_ == nullptr) throw VaultLocked();
  const auto key = keyring_->key(Compartment::Practice, {});
  Copy copy{ScratchStore(folder_.path(), "copy"), keyring_->vault_id(), key.id, SecretBytes(kKeySize)};
  std::ranges::copy(key.bytes, copy.vault_key.bytes().begin());
  const FileHandle file(copy.store.path(), O_RDWR);
  if (!file.is_open()) throw disk_error(errno, "scratch store");
  connection_->copy_to(file);
  return copy;
}

void Vault::reopen_after(const std::function<void()>& exchange) {
  const std::scoped_lock hold(mutex_);
  forget();
  connection_.reset();
  anchor_.reset();
  try {
    exchange();
  } catch (...) {
    open_file();
    throw;
  }
  open_file();
}

void Vault::forget() {
  // What they say is sealed, so they are written while there are keys.
  if (gathered_ != nullptr) write(*gathered_);
  keyring_.reset();
  actor_.clear();
  search_.reset();
  complete_rosters_.clear();
  worked_out_.clear();
}

void Vault::note_end() noexcept {
  anchor_->note(*connection_);
}

void Vault::require_unlocked() const {
  if (keyring_ == nullptr) throw VaultLocked();
}

}  // namespace db

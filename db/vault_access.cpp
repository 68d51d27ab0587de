// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <string>

#include "db/audit_log.h"
#include "db/connection.h"
#include "db/key_slots.h"
#include "db/keyring.h"
#include "db/outside_anchor.h"
#include "db/practitioners.h"
#include "db/sentences.h"
#include "db/unlock_delay.h"
#include "db/vault.h"
#include "db/work.h"

// The half of Vault that says who may open it and under which keys; vault.cpp opens and locks it.
namespace db {
namespace {

AuditEvent about_practitioner(AuditAction action, const std::string& id) {
  return {action, "practitioner", id, {}, {}};
}

}  // namespace

Vault::UnlockResult Vault::check_passphrase(const SecretBytes& passphrase) {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  if (wait_before_next_try() > std::chrono::seconds(0)) return UnlockResult::TooSoon;
  const auto found = load_key_slots(*connection_);
  const auto own = std::ranges::find(found.slots, actor_, &KeySlot::practitioner);
  if (own == found.slots.end()) throw damaged("key_slot");
  if (!open_slot(*own, passphrase)) return refuse_passphrase();
  if (wrong_tries(*connection_).count == 0) return UnlockResult::Unlocked;
  // Told to the trail, because it ends the count of wrong tries.
  Work work(*connection_);
  record(keyring_.get(), about_vault(AuditAction::Unlocked, "asked-again"));
  work.commit();
  note_end();
  return UnlockResult::Unlocked;
}

void Vault::change_passphrase(const SecretBytes& fresh) {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  const auto key = keyring_->vault_key();
  const auto slot = make_passphrase_slot(keyring_->vault_id(), actor_, fresh, least_cost(*connection_),
                                         {key.id, key.bytes}, clock_.now());
  Work work(*connection_);
  remove_key_slot(*connection_, actor_);
  insert_key_slot(*connection_, slot);
  record(keyring_.get(), about_practitioner(AuditAction::PassphraseChanged, actor_));
  work.commit();
  note_end();
}

PractitionerId Vault::add_practitioner(const std::string& name, const SecretBytes& passphrase) {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  assert(load_key_slots(*connection_).slots.size() <= kMostPractitioners);
  const auto key = keyring_->vault_key();
  Work work(*connection_);
  const auto id = insert_practitioner(*connection_, *keyring_, name, clock_.now());
  insert_key_slot(*connection_, make_passphrase_slot(keyring_->vault_id(), id.text, passphrase,
                                                     least_cost(*connection_), {key.id, key.bytes}, clock_.now()));
  record(keyring_.get(), about_practitioner(AuditAction::PractitionerAdded, id.text));
  work.commit();
  note_end();
  return id;
}

void Vault::remove_practitioner(const PractitionerId& id) {
  assert(id.text != actor_ && !id.text.empty());
  exchange_keys([&](Keyring& keyring) {
    remove_key_slot(*connection_, id.text);
    mark_practitioner_removed(*connection_, keyring, id);
    record(&keyring, about_practitioner(AuditAction::PractitionerRemoved, id.text));
  });
}

RecoveryCode Vault::make_recovery_kit() {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  auto code = RecoveryCode::random();
  const auto key = keyring_->vault_key();
  const auto slot = make_recovery_slot(keyring_->vault_id(), code, {key.id, key.bytes}, clock_.now());
  Work work(*connection_);
  remove_key_slot(*connection_, {});
  insert_key_slot(*connection_, slot);
  record(keyring_.get(), about_vault(AuditAction::RecoveryKitMade));
  work.commit();
  note_end();
  return code;
}

bool Vault::has_recovery_kit() const {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  const auto found = load_key_slots(*connection_);
  return std::ranges::any_of(found.slots, [](const auto& slot) { return slot.kind == SlotKind::Recovery; });
}

void Vault::start_rotation() {
  exchange_keys([](Keyring&) {});
}

/// What else is done, and then the exchange, in one transaction.
template <class Change>
void Vault::exchange_keys(Change also) {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  Work work(*connection_);
  also(*keyring_);
  auto fresh = exchange_vault_key(*connection_, *keyring_);
  record(fresh.get(), about_vault(AuditAction::RotationStarted));
  work.commit();
  note_end();
  keyring_ = std::move(fresh);
}

bool Vault::rotate_some() {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  if (!is_rotation_under_way(*connection_, *keyring_)) return false;
  Work work(*connection_);
  const bool goes_on = rotate_one_client(*connection_, *keyring_);
  if (!goes_on) record(keyring_.get(), about_vault(AuditAction::RotationFinished));
  work.commit();
  note_end();
  return goes_on;
}

RotationProgress Vault::rotation_progress() const {
  const std::scoped_lock hold(mutex_);
  require_unlocked();
  return db::rotation_progress(*connection_, *keyring_);
}

}  // namespace db

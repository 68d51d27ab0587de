// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "db/clock.h"
#include "db/derived_key.h"
#include "db/recovery_code.h"
#include "db/secret_bytes.h"
#include "db/vault.h"

namespace db {

enum class SlotKind { Passphrase, Recovery };

/// One way into the vault (FORMAT.md): a pair of keys, of which the secret one is sealed under a passphrase or the code
/// of a recovery kit, and the vault key in a box for the public one. So the vault key can be exchanged for another
/// without asking anybody for a passphrase and without printing a new kit.
///
/// The box alone could be made by anybody, for a vault key of their own. So what is sealed with the secret key also
/// says which vault key the slot trusts; one that followed it is proven by the earlier one sealed under it. And the
/// MAC, under the vault key, says that the public key is ours before anything is put into a box for it.
struct KeySlot {
  std::string id;
  std::string vault_id;
  SlotKind kind = SlotKind::Passphrase;
  std::string practitioner;  ///< empty for the recovery kit
  Time created_at{};
  PassphraseCost cost{0, 0};  ///< nothing for the recovery kit, whose code cannot be guessed
  std::string salt;
  std::string public_key;
  std::string nonce;
  std::string commitment;
  std::string sealed;  ///< the secret key and the fingerprint of the vault key that is trusted
  std::uint32_t key_id = 0;
  std::string box;  ///< the vault key with this id
  std::string mac;

  friend bool operator==(const KeySlot&, const KeySlot&) = default;
};

/// What a file may ask of this computer before it is believed, so that a prepared file cannot stall it: security
/// bounds, not advice.
inline constexpr unsigned long long kMostPasses = 10;
inline constexpr std::size_t kMostMemory = std::size_t{1} << 30;
inline constexpr std::size_t kLeastMemory = 8192;  // Argon2's own minimum for one lane.
inline constexpr std::size_t kSlotSaltSize = 16;
bool is_within_bounds(const PassphraseCost& cost);
bool is_at_least(const PassphraseCost& cost, const PassphraseCost& floor);

KeyBytes key_bytes(const SecretBytes& secret);
/// Argon2id, as long as the cost says. Error NoMemory.
SecretBytes stretch(const SecretBytes& passphrase, const std::string& salt, const PassphraseCost& cost);

/// A vault key and its number.
struct NumberedKey {
  std::uint32_t id;
  KeyBytes bytes;
};

KeySlot make_passphrase_slot(const std::string& vault_id, const std::string& practitioner,
                             const SecretBytes& passphrase, const PassphraseCost& cost, const NumberedKey& vault_key,
                             Time now);
KeySlot make_recovery_slot(const std::string& vault_id, const RecoveryCode& code, const NumberedKey& vault_key,
                           Time now);

/// An opened slot: what it holds, and what opened it, to seal it anew.
struct OpenedSlot {
  SecretBytes vault_key;
  SecretBytes opener;
  SecretBytes secret_key;
  SecretBytes trusted;
};
/// Empty for a passphrase or a code that is not this slot's. Error NoMemory, or Damaged when it is and the rest is not
/// as it was made.
std::optional<OpenedSlot> open_slot(const KeySlot& slot, const SecretBytes& passphrase);
std::optional<OpenedSlot> open_slot(const KeySlot& slot, const RecoveryCode& code);
bool does_trust(const OpenedSlot& opened, KeyBytes vault_key);
/// Has the slot trust the vault key that it holds.
void renew_trust(KeySlot& slot, OpenedSlot& opened);

/// Puts this vault key into the slot in place of the one before.
void entrust(KeySlot& slot, const NumberedKey& vault_key);
/// Whether the program made this slot, with this vault key in hand.
bool is_authentic(const KeySlot& slot, KeyBytes vault_key);

/// Not keyed: it tells a slot that rotted on the disk from a passphrase that was mistyped, and keeps no attacker out.
std::string checksum(const KeySlot& slot);
bool has_right_sizes(const KeySlot& slot);

}  // namespace db

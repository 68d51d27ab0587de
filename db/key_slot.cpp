// SPDX-License-Identifier: MIT
#include "db/key_slot.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "db/associated_data.h"
#include "db/ids.h"
#include "db/sealing.h"
#include "db/sentences.h"
#include "db/sodium_start.h"

namespace db {
namespace {

constexpr std::uint64_t kFormat = 2;
static_assert(kSlotSaltSize == crypto_pwhash_SALTBYTES);
// Longer than a cell's: whoever could make one slot open under many passphrases could try them all at once.
constexpr std::size_t kCommitmentSize = 32;
constexpr std::size_t kFingerprintSize = kKeySize;
constexpr std::size_t kSecretSize = crypto_box_SECRETKEYBYTES + kFingerprintSize;
constexpr std::size_t kSealedSize = kSecretSize + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kKeyIdSize = 4;
constexpr std::size_t kBoxedSize = kKeySize + kKeyIdSize;
constexpr std::size_t kBoxSize = kBoxedSize + crypto_box_SEALBYTES;
constexpr std::size_t kMacSize = 32;
constexpr std::size_t kChecksumSize = 16;

std::string random_text(std::size_t size) {
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

const unsigned char* raw(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* writable(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

std::string_view kind_word(SlotKind kind) {
  return kind == SlotKind::Passphrase ? "passphrase" : "recovery";
}

/// What the sealed secret is bound to.
AssociatedData bind(const KeySlot& slot) {
  AssociatedData data;
  data.add_number(kFormat).add("key_slot").add(slot.vault_id).add(slot.id).add(kind_word(slot.kind));
  data.add_number(slot.cost.passes).add_number(slot.cost.memory_bytes).add(slot.salt).add(slot.public_key);
  return data;
}

/// The box is not in it, because it is only as good as the slot that opens it.
std::string mac_for(const KeySlot& slot, KeyBytes vault_key) {
  AssociatedData data = bind(slot);
  data.add(slot.practitioner).add_number(static_cast<std::uint64_t>(slot.created_at.time_since_epoch().count()));
  std::string mac(kMacSize, '\0');
  commit_to_key(DerivedKey(vault_key, "BoUs.slot.mac", {}), data.bytes(), {writable(mac), mac.size()});
  return mac;
}

std::array<unsigned char, kFingerprintSize> fingerprint(KeyBytes vault_key) {
  const DerivedKey derived(vault_key, "BoUs.slot.trust", {});
  std::array<unsigned char, kFingerprintSize> bytes{};
  std::ranges::copy(derived.bytes(), bytes.begin());
  return bytes;
}

/// Seals the secret key and the fingerprint, with a nonce of its own.
void seal_secret(KeySlot& slot, const SecretBytes& opener, const SecretBytes& secret_key, const SecretBytes& trusted) {
  SecretBytes secret(kSecretSize);
  std::ranges::copy(secret_key.bytes(), secret.bytes().begin());
  std::ranges::copy(trusted.bytes(), secret.bytes().begin() + crypto_box_SECRETKEYBYTES);
  slot.nonce = random_text(kNonceSize);
  const std::span<const unsigned char> nonce(raw(slot.nonce), slot.nonce.size());
  const DerivedKey sealing(key_bytes(opener), "BoUs.slot.seal", nonce);
  const DerivedKey committing(key_bytes(opener), "BoUs.slot.commit", nonce);
  const auto data = bind(slot);
  slot.commitment.resize(kCommitmentSize);
  commit_to_key(committing, data.bytes(), {writable(slot.commitment), kCommitmentSize});
  slot.sealed.resize(kSealedSize);
  crypto_aead_xchacha20poly1305_ietf_encrypt(writable(slot.sealed), nullptr, secret.bytes().data(), secret.size(),
                                             data.bytes().data(), data.bytes().size(), nullptr, nonce.data(),
                                             sealing.bytes().data());
}

/// Empty when the opener is not this slot's.
std::optional<SecretBytes> open_secret(const KeySlot& slot, const SecretBytes& opener) {
  const std::span<const unsigned char> nonce(raw(slot.nonce), slot.nonce.size());
  const DerivedKey sealing(key_bytes(opener), "BoUs.slot.seal", nonce);
  const DerivedKey committing(key_bytes(opener), "BoUs.slot.commit", nonce);
  const auto data = bind(slot);
  std::array<unsigned char, kCommitmentSize> commitment{};
  commit_to_key(committing, data.bytes(), commitment);
  if (sodium_memcmp(commitment.data(), raw(slot.commitment), kCommitmentSize) != 0) return std::nullopt;
  SecretBytes secret(kSecretSize);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret.bytes().data(), nullptr, nullptr, raw(slot.sealed),
                                                 slot.sealed.size(), data.bytes().data(), data.bytes().size(),
                                                 nonce.data(), sealing.bytes().data()) != 0)
    throw damaged("key_slot");
  return secret;
}

SecretBytes part(const SecretBytes& secret, std::size_t from, std::size_t size) {
  SecretBytes copy(size);
  std::ranges::copy(secret.bytes().subspan(from, size), copy.bytes().begin());
  return copy;
}

std::uint32_t number_from(std::span<const unsigned char> bytes) {
  std::uint32_t number = 0;
  for (const auto byte : bytes) number = (number << 8U) | byte;
  return number;
}

SecretBytes open_box(const KeySlot& slot, const SecretBytes& secret_key) {
  SecretBytes boxed(kBoxedSize);
  if (crypto_box_seal_open(boxed.bytes().data(), raw(slot.box), slot.box.size(), raw(slot.public_key),
                           secret_key.bytes().data()) != 0)
    throw damaged("key_slot box");
  if (number_from(boxed.bytes().subspan(kKeySize)) != slot.key_id) throw damaged("key_slot box");
  return part(boxed, 0, kKeySize);
}

SecretBytes opener_from(const RecoveryCode& code, const std::string& salt) {
  const DerivedKey derived(code.key(), "BoUs.recovery", {raw(salt), salt.size()});
  SecretBytes opener(kKeySize);
  std::ranges::copy(derived.bytes(), opener.bytes().begin());
  return opener;
}

SecretBytes trust_in(KeyBytes vault_key) {
  SecretBytes trusted(kFingerprintSize);
  std::ranges::copy(fingerprint(vault_key), trusted.bytes().begin());
  return trusted;
}

/// The rest of a new slot whose opener is known.
KeySlot finished(KeySlot slot, const SecretBytes& opener, const NumberedKey& vault_key) {
  SecretBytes secret_key(crypto_box_SECRETKEYBYTES);
  slot.public_key.resize(crypto_box_PUBLICKEYBYTES);
  crypto_box_keypair(writable(slot.public_key), secret_key.bytes().data());
  seal_secret(slot, opener, secret_key, trust_in(vault_key.bytes));
  entrust(slot, vault_key);
  return slot;
}

std::optional<OpenedSlot> opened(const KeySlot& slot, SecretBytes opener) {
  const auto secret = open_secret(slot, opener);
  if (!secret) return std::nullopt;
  auto secret_key = part(*secret, 0, crypto_box_SECRETKEYBYTES);
  auto vault_key = open_box(slot, secret_key);
  return OpenedSlot{std::move(vault_key), std::move(opener), std::move(secret_key),
                    part(*secret, crypto_box_SECRETKEYBYTES, kFingerprintSize)};
}

}  // namespace

bool is_within_bounds(const PassphraseCost& cost) {
  return cost.passes >= 1 && cost.passes <= kMostPasses && cost.memory_bytes >= kLeastMemory &&
         cost.memory_bytes <= kMostMemory;
}

bool is_at_least(const PassphraseCost& cost, const PassphraseCost& floor) {
  return cost.passes >= floor.passes && cost.memory_bytes >= floor.memory_bytes;
}

KeyBytes key_bytes(const SecretBytes& secret) {
  assert(secret.size() >= kKeySize);
  return KeyBytes(secret.bytes().data(), kKeySize);
}

SecretBytes stretch(const SecretBytes& passphrase, const std::string& salt, const PassphraseCost& cost) {
  start_sodium();
  SecretBytes stretched(kKeySize);
  const auto* text = reinterpret_cast<const char*>(passphrase.bytes().data());
  if (crypto_pwhash(stretched.bytes().data(), stretched.size(), text, passphrase.size(), raw(salt), cost.passes,
                    cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw no_memory("passphrase");
  return stretched;
}

KeySlot make_passphrase_slot(const std::string& vault_id, const std::string& practitioner,
                             const SecretBytes& passphrase, const PassphraseCost& cost, const NumberedKey& vault_key,
                             Time now) {
  assert(!passphrase.is_empty() && is_within_bounds(cost));
  start_sodium();
  KeySlot slot;
  slot.id = random_uuid();
  slot.vault_id = vault_id;
  slot.practitioner = practitioner;
  slot.created_at = now;
  slot.cost = cost;
  slot.salt = random_text(kSlotSaltSize);
  const auto opener = stretch(passphrase, slot.salt, cost);
  return finished(std::move(slot), opener, vault_key);
}

KeySlot make_recovery_slot(const std::string& vault_id, const RecoveryCode& code, const NumberedKey& vault_key,
                           Time now) {
  start_sodium();
  KeySlot slot;
  slot.id = random_uuid();
  slot.vault_id = vault_id;
  slot.kind = SlotKind::Recovery;
  slot.created_at = now;
  slot.salt = random_text(kSlotSaltSize);
  const auto opener = opener_from(code, slot.salt);
  return finished(std::move(slot), opener, vault_key);
}

std::optional<OpenedSlot> open_slot(const KeySlot& slot, const SecretBytes& passphrase) {
  // Nothing is ever sealed by an empty one.
  if (slot.kind != SlotKind::Passphrase || passphrase.is_empty()) return std::nullopt;
  return opened(slot, stretch(passphrase, slot.salt, slot.cost));
}

std::optional<OpenedSlot> open_slot(const KeySlot& slot, const RecoveryCode& code) {
  if (slot.kind != SlotKind::Recovery) return std::nullopt;
  start_sodium();
  return opened(slot, opener_from(code, slot.salt));
}

bool does_trust(const OpenedSlot& opened, KeyBytes vault_key) {
  return sodium_memcmp(fingerprint(vault_key).data(), opened.trusted.bytes().data(), kFingerprintSize) == 0;
}

void renew_trust(KeySlot& slot, OpenedSlot& opened) {
  opened.trusted = trust_in(key_bytes(opened.vault_key));
  seal_secret(slot, opened.opener, opened.secret_key, opened.trusted);
}

void entrust(KeySlot& slot, const NumberedKey& vault_key) {
  SecretBytes boxed(kBoxedSize);
  std::ranges::copy(vault_key.bytes, boxed.bytes().begin());
  for (std::size_t i = 0; i < kKeyIdSize; ++i)
    boxed.bytes()[kKeySize + i] = static_cast<unsigned char>(vault_key.id >> (8 * (kKeyIdSize - 1 - i)));
  slot.key_id = vault_key.id;
  slot.box.resize(kBoxSize);
  crypto_box_seal(writable(slot.box), boxed.bytes().data(), boxed.size(), raw(slot.public_key));
  slot.mac = mac_for(slot, vault_key.bytes);
}

bool is_authentic(const KeySlot& slot, KeyBytes vault_key) {
  const auto right = mac_for(slot, vault_key);
  return slot.mac.size() == right.size() && sodium_memcmp(slot.mac.data(), right.data(), right.size()) == 0;
}

std::string checksum(const KeySlot& slot) {
  AssociatedData data = bind(slot);
  data.add(slot.practitioner).add_number(static_cast<std::uint64_t>(slot.created_at.time_since_epoch().count()));
  data.add(slot.nonce).add(slot.commitment).add(slot.sealed).add_number(slot.key_id).add(slot.box).add(slot.mac);
  std::string sum(kChecksumSize, '\0');
  crypto_generichash_blake2b(writable(sum), sum.size(), data.bytes().data(), data.bytes().size(), nullptr, 0);
  return sum;
}

bool has_right_sizes(const KeySlot& slot) {
  return slot.salt.size() == kSlotSaltSize && slot.public_key.size() == crypto_box_PUBLICKEYBYTES &&
         slot.nonce.size() == kNonceSize && slot.commitment.size() == kCommitmentSize &&
         slot.sealed.size() == kSealedSize && slot.box.size() == kBoxSize && slot.mac.size() == kMacSize;
}

}  // namespace db

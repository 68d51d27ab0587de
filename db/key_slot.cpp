// SPDX-License-Identifier: MIT
#include "db/key_slot.h"

#include <sodium.h>

#include <array>
#include <cassert>

#include "db/associated_data.h"
#include "db/derived_key.h"
#include "db/ids.h"
#include "db/sealing.h"
#include "db/sentences.h"
#include "db/sodium_start.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kSaltSize = crypto_pwhash_SALTBYTES;
// Longer than a cell's: whoever could make one slot open under many passphrases could try them all at once.
constexpr std::size_t kCommitmentSize = 32;
constexpr std::size_t kWrappedSize = kKeySize + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kChecksumSize = 16;

std::string random_text(std::size_t size) {
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::span<const unsigned char> raw(std::string_view bytes) {
  return {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()};
}

unsigned char* writable(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

AssociatedData bind(const KeySlot& slot) {
  AssociatedData data;
  data.add_number(kFormat).add("key_slot").add(slot.vault_id).add(slot.id).add("passphrase").add_number(slot.key_id);
  data.add_number(slot.cost.passes).add_number(slot.cost.memory_bytes).add(slot.salt);
  return data;
}

/// Not keyed: it tells a slot that rotted on the disk from a passphrase that was mistyped, and keeps no attacker out.
std::string checksum(const KeySlot& slot) {
  AssociatedData data = bind(slot);
  data.add(slot.nonce).add(slot.commitment).add(slot.wrapped);
  std::string sum(kChecksumSize, '\0');
  crypto_generichash_blake2b(writable(sum), sum.size(), data.bytes().data(), data.bytes().size(), nullptr, 0);
  return sum;
}

SecretBytes stretch(const SecretBytes& passphrase, const KeySlot& slot) {
  SecretBytes stretched(kKeySize);
  const auto* text = reinterpret_cast<const char*>(passphrase.bytes().data());
  if (crypto_pwhash(stretched.bytes().data(), stretched.size(), text, passphrase.size(), raw(slot.salt).data(),
                    slot.cost.passes, slot.cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw no_memory("passphrase");
  return stretched;
}

KeyBytes key_bytes(const SecretBytes& secret) {
  return KeyBytes(secret.bytes().data(), kKeySize);
}

bool is_within_bounds(const PassphraseCost& cost) {
  return cost.passes >= 1 && cost.passes <= kMostPasses && cost.memory_bytes >= kLeastMemory &&
         cost.memory_bytes <= kMostMemory;
}

bool is_at_least(const PassphraseCost& cost, const PassphraseCost& floor) {
  return cost.passes >= floor.passes && cost.memory_bytes >= floor.memory_bytes;
}

bool has_right_sizes(const KeySlot& slot) {
  return slot.salt.size() == kSaltSize && slot.nonce.size() == kNonceSize &&
         slot.commitment.size() == kCommitmentSize && slot.wrapped.size() == kWrappedSize;
}

PassphraseCost cost_from(const Statement& row, int first_column) {
  return {static_cast<unsigned long long>(row.number(first_column)),
          static_cast<std::size_t>(row.number(first_column + 1))};
}

}  // namespace

KeySlot wrap_vault_key(const SecretBytes& vault_key, const SecretBytes& passphrase, const std::string& vault_id,
                       const PassphraseCost& cost) {
  assert(!passphrase.is_empty() && vault_key.size() == kKeySize && is_within_bounds(cost));
  start_sodium();
  KeySlot slot{random_uuid(), vault_id, 1, cost, random_text(kSaltSize), random_text(kNonceSize), {}, {}};
  const auto stretched = stretch(passphrase, slot);
  const DerivedKey sealing(key_bytes(stretched), "BoUs.slot.seal", raw(slot.nonce));
  const DerivedKey committing(key_bytes(stretched), "BoUs.slot.commit", raw(slot.nonce));
  const auto data = bind(slot);
  slot.commitment.resize(kCommitmentSize);
  commit_to_key(committing, data.bytes(), {writable(slot.commitment), kCommitmentSize});
  slot.wrapped.resize(kWrappedSize);
  crypto_aead_xchacha20poly1305_ietf_encrypt(writable(slot.wrapped), nullptr, vault_key.bytes().data(),
                                             vault_key.size(), data.bytes().data(), data.bytes().size(), nullptr,
                                             raw(slot.nonce).data(), sealing.bytes().data());
  return slot;
}

std::optional<SecretBytes> unwrap_vault_key(const KeySlot& slot, const SecretBytes& passphrase) {
  // Nothing is ever wrapped by it.
  if (passphrase.is_empty()) return std::nullopt;
  start_sodium();
  const auto stretched = stretch(passphrase, slot);
  const DerivedKey sealing(key_bytes(stretched), "BoUs.slot.seal", raw(slot.nonce));
  const DerivedKey committing(key_bytes(stretched), "BoUs.slot.commit", raw(slot.nonce));
  const auto data = bind(slot);
  std::array<unsigned char, kCommitmentSize> commitment{};
  commit_to_key(committing, data.bytes(), commitment);
  if (sodium_memcmp(commitment.data(), raw(slot.commitment).data(), kCommitmentSize) != 0) return std::nullopt;

  SecretBytes vault_key(kKeySize);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(vault_key.bytes().data(), nullptr, nullptr, raw(slot.wrapped).data(),
                                                 slot.wrapped.size(), data.bytes().data(), data.bytes().size(),
                                                 raw(slot.nonce).data(), sealing.bytes().data()) != 0)
    throw damaged("key_slot");
  return vault_key;
}

void insert_key_slot(Connection& connection, const KeySlot& slot, Time created_at) {
  Statement(
      connection,
      "INSERT INTO key_slot (id, vault_id, kind, key_id, created_at, passes, memory_bytes, salt, nonce, commitment, "
      "wrapped, checksum) VALUES (?, ?, 'passphrase', ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(slot.id)
      .bind(slot.vault_id)
      .bind(std::int64_t{slot.key_id})
      .bind(created_at.time_since_epoch().count())
      .bind(static_cast<std::int64_t>(slot.cost.passes))
      .bind(static_cast<std::int64_t>(slot.cost.memory_bytes))
      .bind_blob(slot.salt)
      .bind_blob(slot.nonce)
      .bind_blob(slot.commitment)
      .bind_blob(slot.wrapped)
      .bind_blob(checksum(slot))
      .run();
}

KeySlot load_key_slot(Connection& connection) {
  Statement row(
      connection,
      "SELECT key_slot.id, vault.id, key_id, passes, memory_bytes, salt, nonce, commitment, wrapped, checksum, "
      "least_passes, least_memory_bytes FROM key_slot JOIN vault ON vault.id = key_slot.vault_id "
      "WHERE kind = 'passphrase'");
  if (!row.step()) throw damaged("key_slot");
  const KeySlot slot{row.text(0),       row.text(1), static_cast<std::uint32_t>(row.number(2)),
                     cost_from(row, 3), row.blob(5), row.blob(6),
                     row.blob(7),       row.blob(8)};
  if (!has_right_sizes(slot) || row.blob(9) != checksum(slot)) throw damaged("key_slot");
  if (!is_within_bounds(slot.cost) || !is_at_least(slot.cost, cost_from(row, 10))) throw damaged("key_slot cost");
  return slot;
}

}  // namespace db

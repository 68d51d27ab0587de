// SPDX-License-Identifier: MIT
#include "db/first_key_slot.h"

#include <sodium.h>

#include <array>

#include "db/associated_data.h"
#include "db/connection.h"
#include "db/derived_key.h"
#include "db/key_slot.h"
#include "db/sealing.h"
#include "db/sentences.h"
#include "db/sodium_start.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr int kFirstWithManySlots = 6;
constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kCommitmentSize = 32;
constexpr std::size_t kWrappedSize = kKeySize + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kChecksumSize = 16;

std::span<const unsigned char> raw(std::string_view bytes) {
  return {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()};
}

unsigned char* writable(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

AssociatedData bind(const FirstKeySlot& slot) {
  AssociatedData data;
  data.add_number(kFormat).add("key_slot").add(slot.vault_id).add(slot.id).add("passphrase").add_number(slot.key_id);
  data.add_number(slot.cost.passes).add_number(slot.cost.memory_bytes).add(slot.salt);
  return data;
}

/// Not keyed: it tells a slot that rotted on the disk from a passphrase that was mistyped, and keeps no attacker out.
std::string checksum(const FirstKeySlot& slot) {
  AssociatedData data = bind(slot);
  data.add(slot.nonce).add(slot.commitment).add(slot.wrapped);
  std::string sum(kChecksumSize, '\0');
  crypto_generichash_blake2b(writable(sum), sum.size(), data.bytes().data(), data.bytes().size(), nullptr, 0);
  return sum;
}

bool has_right_sizes(const FirstKeySlot& slot) {
  return slot.salt.size() == kSlotSaltSize && slot.nonce.size() == kNonceSize &&
         slot.commitment.size() == kCommitmentSize && slot.wrapped.size() == kWrappedSize;
}

PassphraseCost cost_from(const Statement& row, int first_column) {
  return {static_cast<unsigned long long>(row.number(first_column)),
          static_cast<std::size_t>(row.number(first_column + 1))};
}

}  // namespace

std::optional<SecretBytes> unwrap_vault_key(const FirstKeySlot& slot, const SecretBytes& passphrase) {
  // Nothing is ever wrapped by it.
  if (passphrase.is_empty()) return std::nullopt;
  start_sodium();
  const auto stretched = stretch(passphrase, slot.salt, slot.cost);
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

bool has_first_key_slot(Connection& connection) {
  Statement row(connection, "PRAGMA user_version");
  row.step();
  return row.number(0) < kFirstWithManySlots;
}

FirstKeySlot load_first_key_slot(Connection& connection) {
  Statement row(
      connection,
      "SELECT key_slot.id, vault.id, key_id, passes, memory_bytes, salt, nonce, commitment, wrapped, checksum, "
      "least_passes, least_memory_bytes FROM key_slot JOIN vault ON vault.id = key_slot.vault_id "
      "WHERE kind = 'passphrase'");
  if (!row.step()) throw damaged("key_slot");
  const FirstKeySlot slot{row.text(0),       row.text(1), static_cast<std::uint32_t>(row.number(2)),
                          cost_from(row, 3), row.blob(5), row.blob(6),
                          row.blob(7),       row.blob(8)};
  if (!has_right_sizes(slot) || row.blob(9) != checksum(slot)) throw damaged("key_slot");
  if (!is_within_bounds(slot.cost) || !is_at_least(slot.cost, cost_from(row, 10))) throw damaged("key_slot cost");
  return slot;
}

}  // namespace db

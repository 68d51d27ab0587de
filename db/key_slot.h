// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "db/clock.h"
#include "db/secret_bytes.h"
#include "db/vault.h"

namespace db {

class Connection;

/// The vault key, wrapped by a passphrase: what the file keeps so that the passphrase opens it.
struct KeySlot {
  std::string id;
  std::string vault_id;
  std::uint32_t key_id = 1;
  PassphraseCost cost;
  std::string salt;
  std::string nonce;
  std::string commitment;
  std::string wrapped;

  friend bool operator==(const KeySlot&, const KeySlot&) = default;
};

/// What a file may ask of this computer before it is believed, so that a prepared file cannot stall it: security
/// bounds, not advice.
inline constexpr unsigned long long kMostPasses = 10;
inline constexpr std::size_t kMostMemory = std::size_t{1} << 30;
inline constexpr std::size_t kLeastMemory = 8192;  // Argon2's own minimum for one lane.

/// Takes as long as the cost says. Error NoMemory.
KeySlot wrap_vault_key(const SecretBytes& vault_key, const SecretBytes& passphrase, const std::string& vault_id,
                       const PassphraseCost& cost);
/// Empty for a wrong passphrase. Error NoMemory, or Damaged when the passphrase is right and the key is not what was
/// wrapped.
std::optional<SecretBytes> unwrap_vault_key(const KeySlot& slot, const SecretBytes& passphrase);

void insert_key_slot(Connection& connection, const KeySlot& slot, Time created_at);
/// The passphrase slot. Error Damaged when there is none, when its checksum is wrong or its cost is out of bounds.
KeySlot load_key_slot(Connection& connection);

}  // namespace db

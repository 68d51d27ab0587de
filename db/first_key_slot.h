// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "db/secret_bytes.h"
#include "db/vault.h"

namespace db {

class Connection;

/// The one slot of a file of the versions before 6: the vault key, wrapped by the passphrase (FORMAT.md). It is only
/// opened, to make a slot of today's form (key_slot.h) of it.
struct FirstKeySlot {
  std::string id;
  std::string vault_id;
  std::uint32_t key_id = 1;
  PassphraseCost cost;
  std::string salt;
  std::string nonce;
  std::string commitment;
  std::string wrapped;
};

/// Whether the file is of such a version.
bool has_first_key_slot(Connection& connection);
/// Error Damaged when there is none, when its checksum is wrong or its cost is out of bounds.
FirstKeySlot load_first_key_slot(Connection& connection);
/// Empty for a wrong passphrase. Error NoMemory, or Damaged when the passphrase is right and the key is not what was
/// wrapped.
std::optional<SecretBytes> unwrap_vault_key(const FirstKeySlot& slot, const SecretBytes& passphrase);

}  // namespace db

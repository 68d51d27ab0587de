// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "db/clock.h"
#include "db/secret_bytes.h"
#include "db/vault.h"

namespace db {

/// What a vault is made with.
struct VaultMaking {
  std::string vault_id;
  const SecretBytes& vault_key;
  const SecretBytes& passphrase;
  PassphraseCost cost;
  Time now;
};

/// Fills an empty file with everything that a new record store holds, in one transaction, and leaves it closed. Returns
/// the id of the practitioner whose passphrase it is.
std::string fill_new_store(const std::filesystem::path& file, const VaultMaking& making);

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>

#include "db/clock.h"

namespace db {

class Connection;
class Keyring;

// Rotation: a new vault key, and then, client by client, new client keys and every row sealed anew under them, so that
// whoever kept the keys of before reads nothing that is in the file afterwards (FORMAT.md). Each function works in the
// caller's Work; between two of them the file is whole, each client either under the old key or under the new one, so
// the job goes on after a crash where it was.

/// Puts a new vault key in every slot that is ours, seals what belongs to the practice anew and has the audit trail go
/// on from it. The keyring to go on with is returned, for when the Work is committed; the one given stays as it is.
std::unique_ptr<Keyring> exchange_vault_key(Connection& connection, Keyring& keyring);
bool is_rotation_under_way(Connection& connection, Keyring& keyring);

/// One client, or, when none is left, the end: true while there is more to do. What is damaged keeps the key it has,
/// and stays damaged. The keyring holds nothing of the client afterwards.
bool rotate_one_client(Connection& connection, Keyring& keyring);

struct RotationProgress {
  bool is_rotating = false;
  std::size_t done = 0;  ///< clients
  std::size_t total = 0;
};
RotationProgress rotation_progress(Connection& connection, Keyring& keyring);

}  // namespace db

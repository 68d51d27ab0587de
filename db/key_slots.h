// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/key_slot.h"

namespace db {

class Connection;
class Keyring;

/// The slots of a file, read and checked before any of them is tried.
struct KeySlots {
  std::vector<KeySlot> slots;  ///< in the order in which they were made
  std::size_t damaged = 0;     ///< how many more there are that rotted or ask for a cost out of bounds
  std::string damaged_place;   ///< of the last of those, for the log
};

/// The number of the key that a vault is made with.
inline constexpr std::uint32_t kFirstKey = 1;
/// How many people may have a passphrase of their own: each wrong try costs the time of all slots.
inline constexpr std::size_t kMostPractitioners = 8;

KeySlots load_key_slots(Connection& connection);
void insert_key_slot(Connection& connection, const KeySlot& slot);
/// What changes of a slot: what it seals, and the vault key in it.
void update_key_slot(Connection& connection, const KeySlot& slot);
/// The slot of this practitioner, or with an empty id the recovery kit's; none is fine.
void remove_key_slot(Connection& connection, const std::string& practitioner);
PassphraseCost least_cost(Connection& connection);

/// Whether the slot trusts its vault key, or one of before that is sealed under it.
bool is_trustworthy(Keyring& keyring, const OpenedSlot& opened);

}  // namespace db

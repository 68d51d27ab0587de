// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace db {

class Connection;
class Keyring;

// The chain that holds the audit trail together (FORMAT.md): a link for each entry, made with a key that is thrown away
// for the next one, so that whoever takes the file cannot rewrite what was entered before. It grows while the vault is
// locked as well. Everything happens in the caller's Work.

/// Before the first entry; the empty trail is anchored.
void start_audit_chain(Connection& connection, Keyring& keyring);
/// Has the chain go on from the vault key of the fresh keyring, as of the next entry, whose number it returns.
std::int64_t go_on_from(Connection& connection, Keyring& keyring, Keyring& fresh);
/// False in a file of a version that had none.
bool has_audit_chain(Connection& connection);
/// One more than every entry that is or was there.
std::int64_t next_audit_sequence(Connection& connection);
/// Links the entry that was just written; with a keyring, which is while the vault is unlocked, also anchors the end of
/// the trail, unless the anchor of before does not hold. Error Damaged when the chain has no end to go on from.
void link_audit_entry(Connection& connection, Keyring* keyring, std::int64_t sequence);

/// The entries from `first` on that are missing, changed or none of ours; none of those after `last` are looked at.
std::vector<std::int64_t> broken_audit_entries(Connection& connection, Keyring& keyring, std::int64_t first,
                                               std::int64_t last);
/// Whether the trail ends where it says, and the chain goes on from there with the right key.
bool does_audit_head_hold(Connection& connection, Keyring& keyring);
/// The last entry that is or, by what is authenticated, was there.
std::int64_t last_audit_sequence(Connection& connection, Keyring& keyring);

/// Where the trail stands: the number of its last entry, when that was made, and the entry's link, as the file says it
/// and without a key.
struct TrailEnd {
  std::int64_t sequence = 0;
  std::int64_t at = 0;
  std::string link;
};
TrailEnd trail_end(Connection& connection);
/// The link of this entry, or empty when there is none.
std::string audit_link(Connection& connection, std::int64_t sequence);

}  // namespace db

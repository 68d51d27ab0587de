// SPDX-License-Identifier: MIT
#pragma once

namespace db {

class Connection;

/// The `user_version` of a file that this program writes: the number of the last schema/V*.sql.
int newest_schema_version();

/// Whether the file is of an older version.
bool is_outdated(Connection& connection);
/// Runs what a file of an older version lacks, in order. The caller's Work makes it all or nothing. No migration may
/// touch what unlocking reads (vault, key_slot) in a way that an older file could not be unlocked first.
/// Returns the version that the file had.
int bring_schema_up_to_date(Connection& connection);
/// The schema as an earlier version knew it, for what that version left in a backup.
int bring_schema_to(Connection& connection, int version);

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"
#include "db/record_row.h"

namespace db {

class Transaction;

/// One saved version of a record: when, and by which practitioner (empty for what was saved before anybody was named).
struct RecordVersion {
  std::int64_t version = 0;
  Time saved_at{};
  std::string saved_by;

  friend bool operator==(const RecordVersion&, const RecordVersion&) = default;
};

// Clients, partners, responses, notes, own forms and own texts are never overwritten: their writers keep each version
// here in the transaction that saves it (FORMAT.md). A version is kept as what differs from an earlier whole one where that is much shorter, so
// that a form that is saved at every pause in typing does not fill the disk.

/// Keeps the row as it stands. The writers call it once for each version.
void keep_version(Connection& connection, Keyring& keyring, const RecordTable& table, std::string_view id,
                  Time saved_at, const std::string& saved_by);
void keep_version(Transaction& transaction, std::string_view table, std::string_view id);
/// For a file of a version that kept none: takes the rows that are there as saved at the time that stands in them.
void keep_every_version(Connection& connection, Keyring& keyring, Time now);

/// Newest first, the one that stands included. The transaction reports when one may be missing.
std::vector<RecordVersion> list_versions(Transaction& transaction, std::string_view table, std::string_view id);
/// The columns of that version except `id`, `client_id` and `version`. Error Damaged when there is none or it is not as
/// it was kept.
RecordRow load_version(Transaction& transaction, std::string_view table, std::string_view id, std::int64_t version);
/// Takes out every kept version of a record that is about to be removed for good.
void remove_versions(Connection& connection, Keyring& keyring, std::string_view table, std::string_view id);

}  // namespace db

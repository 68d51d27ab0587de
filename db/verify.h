// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace db {

class Connection;
class Keyring;
class Transaction;

/// One thing that is not as this program left it. `table` and `id` say where, as in DamagedRow; the sentence is for the
/// therapist and holds no name.
struct VerifyFinding {
  std::string table;
  std::string id;
  std::string sentence;

  friend bool operator==(const VerifyFinding&, const VerifyFinding&) = default;
};

struct VerifyReport {
  std::size_t records = 0;        ///< how many were read
  std::size_t audit_entries = 0;  ///< how many there should be
  std::vector<VerifyFinding> findings;

  bool is_whole() const { return findings.empty(); }
};

/// Told again and again how many of the records have been read.
using VerifyProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Reads everything there is: the pages of the file, which rows refer to which, the MAC and every cell of every record,
/// the rosters and the audit trail. Damage is a finding and never an Error; Error Io and NoMemory are not damage.
VerifyReport verify(Transaction& transaction, const VerifyProgress& progress = {});
/// The same for a store that no vault has open, such as one that comes out of a backup.
VerifyReport verify(Connection& connection, Keyring& keyring, const VerifyProgress& progress = {});

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "db/ids.h"
#include "db/sealing.h"

namespace db {

class Connection;
class Keyring;
class Statement;
enum class Compartment;

/// Seals and opens the cells of one version of one row, and keeps the MAC in its last column, which is over all the
/// others. A writer saves the row and then authenticates it; a reader selects every column of the table in order and
/// checks them before it uses one. For the length of one statement: it borrows the keyring's key.
class SealedRow {
 public:
  /// `client` may be empty in the Practice compartment.
  SealedRow(Keyring& keyring, Compartment compartment, std::string_view table, std::string id, ClientId client,
            std::int64_t version);

  std::string seal(std::string_view column, std::string_view text) const;
  /// For what is never sealed anew and so may be under a vault key of before.
  std::string open_under(const CellKey& key, std::string_view column, std::string_view cell) const;
  /// Error Damaged when this is not the cell that was sealed for this column of this row.
  std::string open(std::string_view column, std::string_view cell) const;

  /// Writes the MAC of the row as the file holds it and tells the roster of this version.
  void authenticate(Connection& connection) const;
  /// The first half of that, for a row that no roster is told of yet.
  void write_mac(Connection& connection) const;
  /// Error Damaged unless these columns, from `first` on, are the row as it was authenticated.
  void check(const Statement& row, int first, int count) const;
  /// The MAC over these columns.
  std::string mac(const Statement& row, int first, int count) const;

 private:
  CellAddress address(std::string_view column) const;

  Keyring& keyring_;
  const std::string& vault_;
  CellKey key_;
  std::string_view table_;
  std::string id_;
  ClientId client_;
  std::int64_t version_;
};

}  // namespace db

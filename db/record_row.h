// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/record_table.h"

namespace db {

/// One column of a record as plain data: a number, a clear word, or the text inside a sealed cell.
struct RecordColumn {
  enum class Kind { Number, Word, Cell };
  std::string name;
  Kind kind = Kind::Word;
  std::int64_t number = 0;
  std::string text;

  friend bool operator==(const RecordColumn&, const RecordColumn&) = default;
};

/// A record of whatever table, opened: every column but `mac`, in the order of the table. For what treats all records
/// alike: their versions, moving them to another client or under another key, removing them.
struct RecordRow {
  std::vector<RecordColumn> columns;

  /// Asserts that there is such a column.
  const RecordColumn& column(std::string_view name) const;
  RecordColumn& column(std::string_view name);

  friend bool operator==(const RecordRow&, const RecordRow&) = default;
};

/// Where the record with this id is, if it is there.
std::optional<RecordAddress> find_record(Connection& connection, const RecordTable& table, std::string_view id);
/// Error Damaged unless the row is as it was saved.
RecordRow load_record(Connection& connection, Keyring& keyring, const RecordTable& table, const RecordAddress& address);
/// Adds a row that is not there yet, sealed for the id, the client and the version in its columns, and tells the
/// roster. The client must have a key.
void insert_record(Connection& connection, Keyring& keyring, const RecordTable& table, const RecordRow& row);
/// Takes a row out for good and tells the roster. Error Damaged when it is not there.
void remove_record(Connection& connection, Keyring& keyring, const RecordTable& table, const RecordAddress& address);

}  // namespace db

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "db/error.h"
#include "db/statement.h"

namespace db {

class Transaction;

/// A row that is not what this program saved, and so is shown nowhere. The id is empty when even that cannot be read.
/// For the table `roster` it is that of a client of whose records something is missing or was put back from an earlier
/// day, and empty when that is so of the clients themselves.
struct DamagedRow {
  std::string table;
  std::string id;

  friend bool operator==(const DamagedRow&, const DamagedRow&) = default;
};

/// Keeps in mind the row whose first column is its id. Throws the failure again unless it is that of a damaged row.
void pass_over(Transaction& transaction, std::string table, const Statement& row, const Error& failure);

/// Every row that `read` can read, so that one damaged row does not hide the others.
template <class Read>
auto whole_rows(Transaction& transaction, const char* table, Statement& rows, Read read) {
  std::vector<std::invoke_result_t<Read, const Statement&>> whole;
  while (rows.step()) {
    try {
      whole.push_back(read(rows));
    } catch (const Error& failure) {
      pass_over(transaction, table, rows, failure);
    }
  }
  return whole;
}

}  // namespace db

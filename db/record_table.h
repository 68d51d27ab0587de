// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/ids.h"
#include "db/keyring.h"

namespace db {

class Connection;

/// A table whose rows are records: each has an id, a version, sealed cells and a MAC in its last column.
struct RecordTable {
  std::string_view name;
  Compartment compartment;
  const char* client;  ///< what a SELECT from it writes for the client's id
};

/// All of them, what belongs to the practice first and what belongs to a client after the client.
std::span<const RecordTable> record_tables();

/// The one of this name; asserts that there is one.
const RecordTable& record_table(std::string_view name);

/// Which row of a record table, and of whom.
struct RecordAddress {
  std::string id;
  ClientId client;  ///< empty for the practice
  std::int64_t version = 0;
};

/// The rows of the table in the order of their ids.
std::vector<RecordAddress> record_addresses(Connection& connection, const RecordTable& table);
/// Those of one client.
std::vector<RecordAddress> record_addresses_of(Connection& connection, const RecordTable& table,
                                               const ClientId& client);

}  // namespace db

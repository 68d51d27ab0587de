// SPDX-License-Identifier: MIT
#include "db/migrations.h"

#include <cassert>
#include <string>

#include "db/assets.h"
#include "db/connection.h"
#include "db/statement.h"

namespace db {

namespace {

/// The statement ends here, because nothing can be dropped while one is under way.
std::size_t current_version(Connection& connection) {
  Statement row(connection, "PRAGMA user_version");
  row.step();
  return static_cast<std::size_t>(row.number(0));
}

}  // namespace

int newest_schema_version() {
  return static_cast<int>(assets().size());
}

bool is_outdated(Connection& connection) {
  return current_version(connection) < assets().size();
}

int bring_schema_up_to_date(Connection& connection) {
  return bring_schema_to(connection, newest_schema_version());
}

int bring_schema_to(Connection& connection, int version) {
  assert(connection.is_in_transaction() && version <= newest_schema_version());
  const auto from = current_version(connection);
  for (const auto& migration : assets().first(static_cast<std::size_t>(version)).subspan(from))
    connection.execute(std::string(migration.text));
  connection.execute("PRAGMA user_version=" + std::to_string(version));
  return static_cast<int>(from);
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include "db/migrations.h"

#include <cassert>
#include <string>

#include "db/assets.h"
#include "db/connection.h"
#include "db/statement.h"

namespace db {

int newest_schema_version() {
  return static_cast<int>(assets().size());
}

int bring_schema_up_to_date(Connection& connection) {
  assert(connection.is_in_transaction());
  Statement current(connection, "PRAGMA user_version");
  current.step();
  const auto from = static_cast<std::size_t>(current.number(0));
  for (const auto& migration : assets().subspan(from)) connection.execute(std::string(migration.text));
  connection.execute("PRAGMA user_version=" + std::to_string(newest_schema_version()));
  return static_cast<int>(from);
}

}  // namespace db

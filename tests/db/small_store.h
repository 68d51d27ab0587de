// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>

#include "db/connection.h"
#include "db/statement.h"
#include "workplace.h"

namespace db::test {

/// A connection to a file with one table of words.
struct SmallStore {
  SmallStore() : file(folder.path() / "store"), connection((write_file(file, ""), file)) {
    connection.execute("CREATE TABLE word (text TEXT NOT NULL) STRICT");
  }

  std::int64_t count() { return first_number("SELECT count(*) FROM word"); }

  std::int64_t first_number(const char* sql) {
    Statement row(connection, sql);
    row.step();
    return row.number(0);
  }

  TemporaryFolder folder;
  std::filesystem::path file;
  Connection connection;
};

}  // namespace db::test

// SPDX-License-Identifier: MIT
#include "db/record_table.h"

#include <gtest/gtest.h>

#include "db/statement.h"
#include "db/transaction.h"
#include "workplace.h"

namespace db {

TEST(RecordTable, IsEveryTableWithAMac) {
  test::Workplace place;
  Transaction transaction(place.vault());
  std::size_t with_mac = 0;
  Statement tables(transaction.connection(),
                   "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('audit_link', 'key_slot')");
  while (tables.step()) {
    const auto sql = "SELECT count(*) FROM pragma_table_info('" + tables.text(0) + "') WHERE name = 'mac'";
    Statement columns(transaction.connection(), sql.c_str());
    columns.step();
    with_mac += static_cast<std::size_t>(columns.number(0));
  }
  EXPECT_EQ(with_mac, record_tables().size());
}

TEST(RecordTable, EndsWithItsMac) {
  test::Workplace place;
  Transaction transaction(place.vault());
  for (const auto& table : record_tables()) {
    const auto sql = "SELECT name FROM pragma_table_info('" + std::string(table.name) + "') ORDER BY cid DESC LIMIT 1";
    Statement column(transaction.connection(), sql.c_str());
    column.step();
    EXPECT_EQ(column.text(0), "mac") << table.name;
  }
}

}  // namespace db

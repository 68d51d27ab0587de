// SPDX-License-Identifier: MIT
#include "db/statement.h"

#include <gtest/gtest.h>

#include "small_store.h"

namespace db {

TEST(Statement, BindsEachParameterInTurnAndReadsItBack) {
  test::SmallStore store;
  store.connection.execute("CREATE TABLE every (a TEXT, b INTEGER, c BLOB, d TEXT) STRICT");
  const std::string_view bytes("\0\xFF\0", 3);
  Statement(store.connection, "INSERT INTO every VALUES (?, ?, ?, ?)")
      .bind("Þórs\0x")
      .bind(-5)
      .bind_blob(bytes)
      .bind_null()
      .run();
  Statement row(store.connection, "SELECT a, b, c, d FROM every");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.text(0), "Þórs");
  EXPECT_EQ(row.number(1), -5);
  EXPECT_EQ(row.blob(2), bytes);
  EXPECT_TRUE(row.is_null(3));
  EXPECT_FALSE(row.step());
}

TEST(Statement, TakesAnotherTypeThanExpectedForDamage) {
  test::SmallStore store;
  Statement row(store.connection, "SELECT 5, NULL, 'text'");
  ASSERT_TRUE(row.step());
  EXPECT_THROW(row.text(0), Error);
  EXPECT_THROW(row.blob(1), Error);
  EXPECT_THROW(row.number(2), Error);
}

}  // namespace db

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

TEST(Statement, RunsWithinItselfAndAgain) {
  test::SmallStore store;
  for (const char* word : {"a", "b"}) Statement(store.connection, "INSERT INTO word VALUES (?)").bind(word).run();
  constexpr const char* sql = "SELECT text FROM word WHERE text >= ? ORDER BY text";
  Statement outer(store.connection, sql);
  outer.bind("a");
  ASSERT_TRUE(outer.step());
  for (int i = 0; i < 2; ++i) {
    Statement inner(store.connection, sql);
    ASSERT_TRUE(inner.bind("b").step());
    EXPECT_EQ(inner.text(0), "b");
  }
  EXPECT_EQ(outer.text(0), "a");
  ASSERT_TRUE(outer.step());
  EXPECT_EQ(outer.text(0), "b");
}

TEST(Statement, KeepsNoValueForTheNextOne) {
  test::SmallStore store;
  Statement(store.connection, "SELECT ?").bind("before").step();
  Statement row(store.connection, "SELECT ?");
  ASSERT_TRUE(row.step());
  EXPECT_TRUE(row.is_null(0));
}

TEST(Statement, IsPreparedAnewWhenTheSchemaChanged) {
  test::SmallStore store;
  constexpr const char* sql = "SELECT * FROM word";
  EXPECT_EQ(Statement(store.connection, sql).columns(), 1);
  {
    Statement open(store.connection, "SELECT count(*), * FROM word");
    store.connection.execute("ALTER TABLE word ADD COLUMN meaning TEXT");
  }
  EXPECT_EQ(Statement(store.connection, sql).columns(), 2);
  EXPECT_EQ(Statement(store.connection, "SELECT count(*), * FROM word").columns(), 3);
}

TEST(Statement, WorksAgainAfterItFailed) {
  test::SmallStore store;
  store.connection.execute("CREATE TABLE once (text TEXT UNIQUE) STRICT");
  constexpr const char* sql = "INSERT INTO once VALUES (?)";
  Statement(store.connection, sql).bind("a").run();
  EXPECT_THROW(Statement(store.connection, sql).bind("a").run(), Error);
  EXPECT_EQ(Statement(store.connection, sql).bind("b").run(), 1);
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include "db/connection.h"

#include <gtest/gtest.h>

#include "raw_store.h"
#include "refusal.h"
#include "small_store.h"

namespace db {

TEST(Connection, HasEverySettingOfTheFormat) {
  test::SmallStore store;
  EXPECT_EQ(store.first_number("PRAGMA page_size"), 16384);
  EXPECT_EQ(store.first_number("PRAGMA synchronous"), 3);
  EXPECT_EQ(store.first_number("PRAGMA secure_delete"), 1);
  EXPECT_EQ(store.first_number("PRAGMA temp_store"), 2);
  EXPECT_EQ(store.first_number("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(store.first_number("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(store.first_number("PRAGMA cell_size_check"), 1);
  EXPECT_EQ(store.first_number("PRAGMA mmap_size"), 0);
  Statement journal(store.connection, "PRAGMA journal_mode");
  ASSERT_TRUE(journal.step());
  EXPECT_EQ(journal.text(0), "truncate");
}

TEST(Connection, KeepsItsSchemaOutOfReach) {
  test::SmallStore store;
  EXPECT_THROW(store.connection.execute("UPDATE sqlite_schema SET sql = ''"), Error);
  EXPECT_THROW(store.connection.execute("SELECT load_extension('anything')"), Error);
}

TEST(Connection, DoesNotTakeATextInDoubleQuotesForAWord) {
  test::SmallStore store;
  EXPECT_THROW(store.connection.execute("INSERT INTO word VALUES (\"name\")"), Error);
}

TEST(Connection, NeverRepeatsWhatWasBeingSaved) {
  test::SmallStore store;
  store.connection.execute("CREATE TABLE once (text TEXT CHECK (text <> 'Priya')) STRICT");
  const auto failure = test::refusal([&] { store.connection.execute("INSERT INTO once VALUES ('Priya')"); });
  EXPECT_EQ(failure.kind(), Error::Kind::Damaged);
  EXPECT_EQ((std::string(failure.what()) + failure.place()).find("Priya"), std::string::npos);
}

TEST(Connection, KeepsOthersOut) {
  test::SmallStore store;
  store.connection.execute("INSERT INTO word VALUES ('mine')");
  EXPECT_ANY_THROW(test::number(store.file, "SELECT count(*) FROM word"));
}

}  // namespace db

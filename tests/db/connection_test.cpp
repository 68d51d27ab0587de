// SPDX-License-Identifier: MIT
#include "db/connection.h"

#include <gtest/gtest.h>

#include "db/statement.h"
#include "db/work.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::refusal;

/// A connection to an empty file with one table.
struct Store {
  Store() : file(folder.path() / "store"), connection((test::write_file(file, ""), file)) {
    connection.execute("CREATE TABLE word (text TEXT NOT NULL) STRICT");
  }
  std::int64_t count() { return first_number("SELECT count(*) FROM word"); }
  std::int64_t first_number(const char* sql) {
    Statement row(connection, sql);
    row.step();
    return row.number(0);
  }

  test::TemporaryFolder folder;
  std::filesystem::path file;
  Connection connection;
};

}  // namespace

TEST(Connection, HasEverySettingOfTheFormat) {
  Store store;
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
  Store store;
  EXPECT_THROW(store.connection.execute("UPDATE sqlite_schema SET sql = ''"), Error);
  EXPECT_THROW(store.connection.execute("SELECT load_extension('anything')"), Error);
}

TEST(Connection, DoesNotTakeATextInDoubleQuotesForAWord) {
  Store store;
  EXPECT_THROW(store.connection.execute("INSERT INTO word VALUES (\"name\")"), Error);
}

TEST(Connection, NeverRepeatsWhatWasBeingSaved) {
  Store store;
  store.connection.execute("CREATE TABLE once (text TEXT CHECK (text <> 'Priya')) STRICT");
  const auto failure = refusal([&] { store.connection.execute("INSERT INTO once VALUES ('Priya')"); });
  EXPECT_EQ(failure.kind(), Error::Kind::Damaged);
  EXPECT_EQ((std::string(failure.what()) + failure.place()).find("Priya"), std::string::npos);
}

TEST(Connection, KeepsOthersOut) {
  Store store;
  store.connection.execute("INSERT INTO word VALUES ('mine')");
  EXPECT_ANY_THROW(test::number(store.file, "SELECT count(*) FROM word"));
}

TEST(Statement, BindsEachParameterInTurnAndReadsItBack) {
  Store store;
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
  Store store;
  Statement row(store.connection, "SELECT 5, NULL, 'text'");
  ASSERT_TRUE(row.step());
  EXPECT_THROW(row.text(0), Error);
  EXPECT_THROW(row.blob(1), Error);
  EXPECT_THROW(row.number(2), Error);
}

TEST(Work, KeepsNothingUnlessItIsCommitted) {
  Store store;
  {
    Work work(store.connection);
    store.connection.execute("INSERT INTO word VALUES ('gone')");
  }
  EXPECT_EQ(store.count(), 0);
}

TEST(Work, KeepsWhatItCommits) {
  Store store;
  {
    Work work(store.connection);
    store.connection.execute("INSERT INTO word VALUES ('kept')");
    work.commit();
    EXPECT_FALSE(work.is_running());
  }
  EXPECT_EQ(store.count(), 1);
}

TEST(Work, DoesNotPretendToCommitWhatWasUndone) {
  Store store;
  Work work(store.connection);
  store.connection.execute("INSERT INTO word VALUES ('gone')");
  store.connection.execute("ROLLBACK");
  EXPECT_THROW(work.commit(), Error);
  EXPECT_EQ(store.count(), 0);
}

TEST(Work, RollsBackWhenTheCommitIsRefused) {
  Store store;
  store.connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT");
  store.connection.execute("CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED) STRICT");
  {
    Work work(store.connection);
    store.connection.execute("INSERT INTO child VALUES (1)");
    EXPECT_EQ(refusal([&] { work.commit(); }).kind(), Error::Kind::Damaged);
  }
  EXPECT_EQ(store.first_number("SELECT count(*) FROM child"), 0);
  EXPECT_NO_THROW(Work(store.connection).commit());
}

}  // namespace db

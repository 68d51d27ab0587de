// SPDX-License-Identifier: MIT
#include "db/work.h"

#include <gtest/gtest.h>

#include "refusal.h"
#include "small_store.h"

namespace db {

TEST(Work, KeepsNothingUnlessItIsCommitted) {
  test::SmallStore store;
  {
    Work work(store.connection);
    store.connection.execute("INSERT INTO word VALUES ('gone')");
  }
  EXPECT_EQ(store.count(), 0);
}

TEST(Work, KeepsWhatItCommits) {
  test::SmallStore store;
  {
    Work work(store.connection);
    store.connection.execute("INSERT INTO word VALUES ('kept')");
    work.commit();
    EXPECT_FALSE(work.is_running());
  }
  EXPECT_EQ(store.count(), 1);
}

TEST(Work, DoesNotPretendToCommitWhatWasUndone) {
  test::SmallStore store;
  Work work(store.connection);
  store.connection.execute("INSERT INTO word VALUES ('gone')");
  store.connection.execute("ROLLBACK");
  EXPECT_THROW(work.commit(), Error);
  EXPECT_EQ(store.count(), 0);
}

TEST(Work, RollsBackWhenTheCommitIsRefused) {
  test::SmallStore store;
  store.connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT");
  store.connection.execute("CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED) STRICT");
  {
    Work work(store.connection);
    store.connection.execute("INSERT INTO child VALUES (1)");
    EXPECT_EQ(test::refusal([&] { work.commit(); }).kind(), Error::Kind::Damaged);
  }
  EXPECT_EQ(store.first_number("SELECT count(*) FROM child"), 0);
  EXPECT_NO_THROW(Work(store.connection).commit());
}

}  // namespace db

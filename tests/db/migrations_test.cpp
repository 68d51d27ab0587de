// SPDX-License-Identifier: MIT
#include "db/migrations.h"

#include <gtest/gtest.h>

#include "db/assets.h"
#include "db/work.h"
#include "small_store.h"

namespace db {
namespace {

void bring_up_to_date(Connection& connection) {
  Work work(connection);
  bring_schema_up_to_date(connection);
  work.commit();
}

}  // namespace

TEST(Migrations, AreNumberedFromOneWithoutGaps) {
  int number = 0;
  for (const auto& migration : assets()) {
    const auto digits = std::to_string(1000 + ++number).substr(1);
    EXPECT_EQ(migration.path.substr(0, 13), "schema/V" + digits + "__") << migration.path;
  }
  EXPECT_EQ(newest_schema_version(), number);
}

TEST(Migrations, MakeEveryTableOfAnEmptyStore) {
  test::SmallStore store;
  bring_up_to_date(store.connection);
  EXPECT_EQ(store.first_number("PRAGMA user_version"), newest_schema_version());
  EXPECT_EQ(store.first_number("SELECT count(*) FROM audit_entry"), 0);
}

TEST(Migrations, AreRunOnce) {
  test::SmallStore store;
  bring_up_to_date(store.connection);
  EXPECT_NO_THROW(bring_up_to_date(store.connection));
}

TEST(Migrations, LeaveNothingOfAMigrationThatWasNotCommitted) {
  test::SmallStore store;
  {
    Work work(store.connection);
    bring_schema_up_to_date(store.connection);
  }
  EXPECT_EQ(store.first_number("PRAGMA user_version"), 0);
  EXPECT_EQ(store.first_number("SELECT count(*) FROM sqlite_schema WHERE name = 'vault'"), 0);
}

}  // namespace db

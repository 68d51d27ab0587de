// SPDX-License-Identifier: MIT
#include "db/settings.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {

using test::Workplace;

TEST(Settings, AreWhatWasSavedLast) {
  Workplace place;
  Transaction transaction(place.vault());
  EXPECT_EQ(find_setting(transaction, "backup-folder"), std::nullopt);
  save_setting(transaction, "backup-folder", "one");
  save_setting(transaction, "other", "two");
  save_setting(transaction, "backup-folder", "three");
  EXPECT_EQ(find_setting(transaction, "backup-folder"), "three");
  EXPECT_EQ(find_setting(transaction, "other"), "two");
  transaction.commit(test::created());
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(Settings, ThatWereExchangedAreDamage) {
  Workplace place;
  {
    Transaction transaction(place.vault());
    save_setting(transaction, "one", "1");
    save_setting(transaction, "two", "2");
    transaction.commit(test::created());
  }
  place.close();
  test::execute(
      place.record_store(),
      "UPDATE setting SET name = 'three' WHERE name = 'one'; UPDATE setting SET name = 'one' WHERE name = 'two'");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(test::refusal([&] { find_setting(transaction, "one"); }).kind(), Error::Kind::Damaged);
}

}  // namespace db

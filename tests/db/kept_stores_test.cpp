// SPDX-License-Identifier: MIT
#include "db/kept_stores.h"

#include <gtest/gtest.h>

#include <array>

#include "db/erasure.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

/// A practice whose records of before still lie in its folder, with one client in both.
struct Restored {
  Restored() {
    place.close();
    std::filesystem::copy_file(place.record_store(), kept);
    place.open_unlocked();
  }

  std::size_t delete_kept(const ClientId& erased) {
    return delete_kept_stores_of(place.vault().folder(), std::array{erased}, [&](const auto&) { ++unread; });
  }
  std::vector<std::filesystem::path> find_kept(const ClientId& erased) {
    return kept_stores_of(place.vault().folder(), std::array{erased}, [&](const auto&) { ++unread; });
  }

  Workplace place;
  ClientId client = test::saved_client(place.vault()).id;
  std::filesystem::path kept = place.path() / "records.both-of-us.before-20261120-090000";
  int unread = 0;
};

}  // namespace

TEST(KeptStores, AreFoundByTheClientsTheyHold) {
  Restored restored;
  EXPECT_EQ(restored.find_kept(restored.client), std::vector{restored.kept});
  EXPECT_TRUE(restored.find_kept(new_id<ClientId>()).empty());
  EXPECT_EQ(restored.unread, 0);
}

TEST(KeptStores, ThatHoldAnErasedClientAreOverwrittenAndGone) {
  Restored restored;
  const auto second_name = restored.place.path() / "looked-at";
  std::filesystem::create_hard_link(restored.kept, second_name);
  EXPECT_EQ(restored.delete_kept(restored.client), 1U);
  EXPECT_FALSE(std::filesystem::exists(restored.kept));
  const auto bytes = test::contents(second_name);
  EXPECT_EQ(bytes.find_first_not_of('\0'), std::string::npos);
  EXPECT_EQ(restored.delete_kept(restored.client), 0U) << "a second time";
  EXPECT_TRUE(test::is_whole(restored.place.vault()));
}

TEST(KeptStores, ThatOnlyTellOfAnErasedClientStay) {
  Restored restored;
  {
    Transaction transaction(restored.place.vault());
    EXPECT_EQ(erase_client(transaction, restored.client, ErasureReason::PersonAsked), ErasureOutcome::Erased);
    transaction.commit({AuditAction::Erase, "client", restored.client.text, restored.client, {}});
  }
  restored.place.close();
  std::filesystem::copy_file(restored.place.record_store(), restored.kept,
                             std::filesystem::copy_options::overwrite_existing);
  restored.place.open_unlocked();
  EXPECT_EQ(restored.delete_kept(restored.client), 0U);
  EXPECT_TRUE(std::filesystem::exists(restored.kept));
}

TEST(KeptStores, ThatAreASecondNameOfTheRecordsLoseOnlyTheName) {
  Restored restored;
  std::filesystem::remove(restored.kept);
  std::filesystem::create_hard_link(restored.place.record_store(), restored.kept);
  EXPECT_EQ(restored.delete_kept(restored.client), 1U);
  EXPECT_FALSE(std::filesystem::exists(restored.kept));
  EXPECT_TRUE(test::is_whole(restored.place.vault()));
  restored.place.close();
  restored.place.open_unlocked();
  EXPECT_TRUE(test::is_whole(restored.place.vault()));
}

TEST(KeptStores, ThatCannotBeReadAreToldOfAndStay) {
  Restored restored;
  test::write_file(restored.kept, "no records");
  EXPECT_EQ(restored.delete_kept(restored.client), 0U);
  EXPECT_EQ(restored.unread, 1);
  EXPECT_TRUE(std::filesystem::exists(restored.kept));
}

}  // namespace db

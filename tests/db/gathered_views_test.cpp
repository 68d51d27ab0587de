// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "db/connection.h"
#include "db/notes.h"
#include "db/transaction.h"
#include "faulty_disk.h"
#include "people.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::FaultyDisk;
using test::Workplace;

constexpr AuditAction kView = AuditAction::View;

void look(Vault& vault, std::string page) {
  Transaction(vault).commit({kView, "client", "", {}, std::move(page)});
}

/// The pages that were looked at, and what else was done, oldest first.
std::vector<std::string> trail(Vault& vault) {
  Transaction transaction(vault);
  std::vector<std::string> words;
  for (const auto& entry : audit_entries(transaction, 1000)) {
    const auto& [action, kind, object, client, detail] = entry.event;
    words.insert(words.begin(), action == kView ? detail : to_text(action));
  }
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST(GatheredViews, AreWrittenTogetherWithTheFirstThatIsShown) {
  Workplace place;
  place.vault().gather_views();
  EXPECT_FALSE(place.vault().gathered_views());
  look(place.vault(), "one");
  const auto first = place.vault().gathered_views();
  look(place.vault(), "two");
  const auto second = place.vault().gathered_views();
  EXPECT_EQ(trail(place.vault()), Words{"vault-created"});

  first();
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "one", "two"}));
  EXPECT_FALSE(place.vault().gathered_views());
  second();
  place.close();
  place.open_unlocked();
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "one", "two", "unlocked"}));
}

TEST(GatheredViews, AreWrittenOneByOneByWhoDoesNotAskForMore) {
  Workplace place;
  look(place.vault(), "one");
  EXPECT_FALSE(place.vault().gathered_views());
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "one"}));
}

TEST(GatheredViews, AreWrittenWithWhatIsSavedNext) {
  Workplace place;
  place.vault().gather_views();
  look(place.vault(), "one");
  const auto shown = place.vault().gathered_views();
  test::saved_client(place.vault());
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "one", "create"}));
  shown();
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "one", "create"}));
}

TEST(GatheredViews, WaitOnWhenWhatIsSavedNextIsDropped) {
  Workplace place;
  place.vault().gather_views();
  look(place.vault(), "one");
  {
    Transaction transaction(place.vault());
    add_client(transaction, "Marcus Washington Jr.", {});
  }
  EXPECT_TRUE(place.vault().gathered_views());
  place.vault().gathered_views()();
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "one"}));
}

TEST(GatheredViews, AreNeverWhatChangedSomething) {
  Workplace place;
  place.vault().gather_views();
  const auto client = test::saved_client(place.vault());
  {
    Transaction transaction(place.vault());
    add_note(transaction, client.id, test::kSessionDate, "Slept badly.");
    transaction.commit({kView, "note", "", client.id, "noted"});
  }
  EXPECT_FALSE(place.vault().gathered_views());
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "create", "noted"}));
}

TEST(GatheredViews, AreWrittenBeforeTheKeysAreGone) {
  Workplace place;
  place.vault().gather_views();
  look(place.vault(), "one");
  const auto shown = place.vault().gathered_views();
  place.vault().lock();
  shown();
  place.open_unlocked();
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "one", "locked", "unlocked"}));
}

TEST(GatheredViews, AreRefusedInATransactionThatWasUndone) {
  Workplace place;
  place.vault().gather_views();
  {
    Transaction transaction(place.vault());
    transaction.connection().execute("ROLLBACK");
    EXPECT_EQ(test::refusal([&] { transaction.commit({kView, "client", "", {}, "one"}); }).kind(), Error::Kind::Io);
  }
  EXPECT_FALSE(place.vault().gathered_views());
}

TEST(GatheredViews, AreShownToNobodyWhenTheyCannotBeKept) {
  FaultyDisk disk;
  Workplace place;
  place.vault().gather_views();
  look(place.vault(), "one");
  const auto first = place.vault().gathered_views();
  look(place.vault(), "two");
  const auto second = place.vault().gathered_views();
  disk.fail_at(0, FaultyDisk::Fault::Full, FaultyDisk::Length::FromThenOn);
  EXPECT_EQ(test::refusal(first).kind(), Error::Kind::DiskFull);
  disk.work_well();
  // It was not kept, whatever the disk does by now.
  EXPECT_EQ(test::refusal(second).kind(), Error::Kind::DiskFull);

  look(place.vault(), "three");
  place.vault().gathered_views()();
  EXPECT_EQ(trail(place.vault()), (Words{"vault-created", "three"}));
}

TEST(GatheredViews, LeaveNoKeyWhenTheyCannotBeKept) {
  FaultyDisk disk;
  Workplace place;
  place.vault().gather_views();
  look(place.vault(), "one");
  const auto shown = place.vault().gathered_views();
  disk.fail_at(0, FaultyDisk::Fault::Full, FaultyDisk::Length::FromThenOn);
  EXPECT_EQ(test::refusal([&] { place.vault().lock(); }).kind(), Error::Kind::DiskFull);
  EXPECT_EQ(place.vault().state(), Vault::State::Locked);
  EXPECT_EQ(test::refusal(shown).kind(), Error::Kind::DiskFull);
  disk.work_well();
}

}  // namespace db

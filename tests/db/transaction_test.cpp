// SPDX-License-Identifier: MIT
#include "db/transaction.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "db/connection.h"
#include "db/notes.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

std::size_t entries(Vault& vault) {
  Transaction transaction(vault);
  return audit_entries(transaction, 1000).size();
}

std::size_t clients(Vault& vault) {
  Transaction transaction(vault);
  return list_clients(transaction).size();
}

std::string list_names(Transaction& transaction) {
  std::string names;
  for (const auto& client : list_clients(transaction)) names += client.name;
  return names;
}

}  // namespace

TEST(Transaction, KeepsTheChangeAndItsEntryTogether) {
  Workplace place;
  const auto before = entries(place.vault());
  test::saved_client(place.vault());
  EXPECT_EQ(clients(place.vault()), 1U);
  EXPECT_EQ(entries(place.vault()), before + 1);
}

TEST(Transaction, KeepsNeitherWhenItIsDropped) {
  Workplace place;
  const auto before = entries(place.vault());
  {
    Transaction transaction(place.vault());
    add_client(transaction, "Marcus Washington Jr.", {});
  }
  EXPECT_EQ(clients(place.vault()), 0U);
  EXPECT_EQ(entries(place.vault()), before);
}

TEST(Transaction, KeepsNeitherWhenTheEntryCannotBeWritten) {
  Workplace place;
  place.close();
  test::execute(place.record_store(),
                "CREATE TRIGGER broken BEFORE INSERT ON audit_entry WHEN NEW.action = 'create' "
                "BEGIN SELECT RAISE (ABORT, 'broken'); END");
  place.open_unlocked();
  const auto before = entries(place.vault());
  {
    Transaction transaction(place.vault());
    add_client(transaction, "Marcus Washington Jr.", {});
    EXPECT_THROW(transaction.commit(test::created()), Error);
  }
  EXPECT_EQ(clients(place.vault()), 0U);
  EXPECT_EQ(entries(place.vault()), before);
}

TEST(Transaction, MayLeaveSeveralEntries) {
  Workplace place;
  const std::array<AuditEvent, 2> events{test::created(), test::created()};
  const auto before = entries(place.vault());
  Transaction(place.vault()).commit(events);
  EXPECT_EQ(entries(place.vault()), before + 2);
}

TEST(Transaction, SavesNothingOnceSQLiteHasUndoneIt) {
  Workplace place;
  {
    Transaction transaction(place.vault());
    add_client(transaction, "Marcus Washington Jr.", {});
    transaction.connection().execute("ROLLBACK");
    EXPECT_EQ(test::refusal([&] { add_client(transaction, "DeShawn Bell", {}); }).kind(), Error::Kind::Io);
    EXPECT_EQ(test::refusal([&] { transaction.commit(test::created()); }).kind(), Error::Kind::Io);
  }
  EXPECT_EQ(clients(place.vault()), 0U);
}

TEST(Transaction, KnowsWhatWasWorkedOutUntilSomethingIsSaved) {
  Workplace place;
  int works = 0;
  const auto work_out = [&](const std::string& name) {
    Transaction transaction(place.vault());
    return *transaction.worked_out(name, [&] { return std::to_string(++works) + list_names(transaction); });
  };
  EXPECT_EQ(work_out("names"), "1");
  EXPECT_EQ(work_out("names"), "1");
  EXPECT_EQ(work_out("names of another day"), "2");
  test::saved_client(place.vault());
  const auto three = work_out("names");
  EXPECT_EQ(three.front(), '3');
  EXPECT_GT(three.size(), 1U);
  EXPECT_EQ(work_out("names"), three);
  place.vault().lock();
  place.open_unlocked();
  EXPECT_EQ(work_out("names").front(), '4');
}

TEST(Transaction, DoesNotKnowWhatWasWorkedOutOfWhatWasDropped) {
  Workplace place;
  const auto count = [](Transaction& transaction) {
    return *transaction.worked_out("count", [&] { return list_clients(transaction).size(); });
  };
  {
    Transaction transaction(place.vault());
    EXPECT_EQ(count(transaction), 0U);
    add_client(transaction, "Marcus Washington Jr.", {});
    EXPECT_EQ(count(transaction), 1U);
  }
  Transaction transaction(place.vault());
  EXPECT_EQ(count(transaction), 0U);
}

TEST(Transaction, TellsALockedVaultFromAnError) {
  Workplace place;
  place.vault().lock();
  EXPECT_THROW(Transaction transaction(place.vault()), VaultLocked);
}

TEST(Transaction, HasTheVaultToItself) {
  Workplace place;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&place] {
      for (int round = 0; round < 5; ++round) test::saved_client(place.vault());
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(clients(place.vault()), 20U);
}

}  // namespace db

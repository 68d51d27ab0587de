// SPDX-License-Identifier: MIT
#include "db/clients.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

std::vector<Client> list(Vault& vault) {
  Transaction transaction(vault);
  return list_clients(transaction);
}

bool change(Vault& vault, Client& client) {
  Transaction transaction(vault);
  const bool is_changed = change_client(transaction, client);
  transaction.commit({AuditAction::Change, "client", client.id.text, client.id, {}});
  return is_changed;
}

}  // namespace

TEST(Clients, KeepEveryNameAsEntered) {
  Workplace place;
  std::vector<Client> saved;
  {
    Transaction transaction(place.vault());
    for (const auto& [name, partner] : test::couples())
      saved.push_back(
          add_client(transaction, std::string(name), {std::string(partner), "partner", "they/them", "en-US"}));
    transaction.commit(test::created());
  }
  place.close();
  place.open_unlocked();
  Transaction transaction(place.vault());
  for (std::size_t i = 0; i < saved.size(); ++i) {
    const auto found = find_client(transaction, saved[i].id);
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, saved[i]);
    EXPECT_EQ(found->name, test::couples()[i].client);
    EXPECT_EQ(found->partner.name, test::couples()[i].partner);
  }
}

TEST(Clients, BeginActiveWithTheTimeOfTheClock) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  EXPECT_TRUE(is_uuid(client.id.text));
  EXPECT_EQ(client.version, 1);
  EXPECT_EQ(client.state, ClientState::Active);
  EXPECT_EQ(client.created_at, place.clock().now());
  EXPECT_EQ(client.changed_at, place.clock().now());
}

TEST(Clients, KeepWhatWasChanged) {
  Workplace place;
  auto client = test::saved_client(place.vault());
  place.clock().advance(std::chrono::hours(1));
  client.name = "María-José";
  client.pronouns = "she/her";
  client.language = "es-US";
  client.state = ClientState::Closed;
  client.partner = {"Iñaki", "spouse", "they/them", "eu"};
  ASSERT_TRUE(change(place.vault(), client));
  EXPECT_EQ(client.version, 2);
  EXPECT_EQ(client.changed_at, place.clock().now());
  EXPECT_EQ(list(place.vault()), std::vector{client});
}

TEST(Clients, AreListedByNewestChange) {
  Workplace place;
  auto first = test::saved_client(place.vault());
  place.clock().advance(std::chrono::seconds(1));
  const auto second = test::saved_client(place.vault());
  EXPECT_EQ(list(place.vault()), (std::vector{second, first}));
  place.clock().advance(std::chrono::seconds(1));
  ASSERT_TRUE(change(place.vault(), first));
  EXPECT_EQ(list(place.vault()), (std::vector{first, second}));
}

TEST(Clients, AreNotOverwrittenByAnOlderVersion) {
  Workplace place;
  auto mine = test::saved_client(place.vault());
  auto theirs = mine;
  theirs.name = "Saved first";
  ASSERT_TRUE(change(place.vault(), theirs));
  mine.name = "Saved second";
  mine.partner.name = "Saved second";
  const auto before = mine;
  EXPECT_FALSE(change(place.vault(), mine));
  EXPECT_EQ(mine, before);
  EXPECT_EQ(list(place.vault()), std::vector{theirs});
}

TEST(Clients, MayBeUnknown) {
  Workplace place;
  Transaction transaction(place.vault());
  EXPECT_EQ(find_client(transaction, new_id<ClientId>()), std::nullopt);
}

TEST(Clients, AreDamagedWhenABitOfThemIs) {
  for (const auto* column : {"name", "pronouns", "language"}) {
    for (const std::size_t bit :
         {std::size_t{0}, std::size_t{17}, std::size_t{50}, std::size_t{300}, std::size_t{420}, std::size_t{1000}}) {
      Workplace place;
      const auto client = test::saved_client(place.vault());
      place.close();
      test::flip_bit(place.record_store(), "client", column, bit);
      place.open_unlocked();
      Transaction transaction(place.vault());
      EXPECT_EQ(test::refusal([&] { find_client(transaction, client.id); }).kind(), Error::Kind::Damaged)
          << column << bit;
    }
  }
}

TEST(Clients, AreDamagedWhenCellsWereSwapped) {
  const std::string_view swaps[] = {
      "UPDATE client SET name = language, language = name",
      "UPDATE client SET name = (SELECT partner.name FROM partner WHERE client_id = client.id)",
      "UPDATE client SET name = (SELECT name FROM client AS other WHERE other.id <> client.id)",
      "UPDATE client SET version = version + 1",
      "UPDATE partner SET name = called, called = name",
  };
  for (const auto swap : swaps) {
    Workplace place;
    test::saved_client(place.vault());
    test::saved_client(place.vault());
    place.close();
    test::execute(place.record_store(), std::string(swap));
    place.open_unlocked();
    Transaction transaction(place.vault());
    const auto shown = list_clients(transaction).size();
    EXPECT_FALSE(transaction.damaged_rows().empty()) << swap;
    EXPECT_EQ(shown + transaction.damaged_rows().size(), 2U) << swap;
  }
}

TEST(Clients, AreDamagedWhenAClearColumnWasChanged) {
  const std::string_view changes[] = {
      "UPDATE client SET state = 'closed'",    "UPDATE client SET created_at = created_at - 1",
      "UPDATE client SET changed_at = 5",      "UPDATE client SET mac = x''",
      "UPDATE partner SET mac = zeroblob(32)",
  };
  for (const auto change : changes) {
    Workplace place;
    const auto client = test::saved_client(place.vault()).id;
    place.close();
    test::execute(place.record_store(), std::string(change));
    place.open_unlocked();
    Transaction transaction(place.vault());
    EXPECT_EQ(test::refusal([&] { find_client(transaction, client); }).kind(), Error::Kind::Damaged) << change;
  }
}

TEST(Clients, DoNotHideTheOthersWhenOneIsDamaged) {
  Workplace place;
  const auto damaged = test::saved_client(place.vault());
  const auto without_partner = test::saved_client(place.vault());
  const auto whole = test::saved_client(place.vault());
  place.close();
  test::execute(place.record_store(), "UPDATE client SET state = 'closed' WHERE id = '" + damaged.id.text + "'");
  test::execute(place.record_store(), "DELETE FROM partner WHERE client_id = '" + without_partner.id.text + "'");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(list_clients(transaction), std::vector{whole});
  EXPECT_EQ(list_clients(transaction), std::vector{whole});
  EXPECT_EQ(transaction.damaged_rows(),
            (std::vector<DamagedRow>{{"client", without_partner.id.text}, {"client", damaged.id.text}}));
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include "db/keyring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

std::string bytes(const CellKey& key) {
  return {reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size()};
}

}  // namespace

TEST(Keyring, GivesEachClientKeysOfTheirOwn) {
  test::Workplace place;
  const auto one = test::saved_client(place.vault());
  const auto two = test::saved_client(place.vault());
  Transaction transaction(place.vault());
  std::set<std::string> keys;
  for (const auto& client : {one.id, two.id}) {
    keys.insert(bytes(transaction.keyring().key(Compartment::Client, client)));
    keys.insert(bytes(transaction.keyring().key(Compartment::Safety, client)));
    keys.insert(bytes(transaction.keyring().key(Compartment::Practice, client)));
  }
  EXPECT_EQ(keys.size(), 5U);
}

TEST(Keyring, FindsTheSameKeysAfterUnlockingAgain) {
  test::Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto key = [&] { return bytes(Transaction(place.vault()).keyring().key(Compartment::Safety, client.id)); };
  const auto before = key();
  place.close();
  place.open_unlocked();
  EXPECT_EQ(key(), before);
}

TEST(Keyring, HoldsTheKeysOfMoreClientsThanFitAPage) {
  test::Workplace place;
  std::vector<Client> clients;
  {
    Transaction transaction(place.vault());
    for (int i = 0; i < 200; ++i) clients.push_back(add_client(transaction, "Client " + std::to_string(i), {}));
    transaction.commit(test::created());
  }
  place.close();
  place.open_unlocked();
  Transaction transaction(place.vault());
  for (const auto& client : clients) EXPECT_EQ(find_client(transaction, client.id), client);
}

TEST(Keyring, OpensNothingOfAClientWhoseKeyIsGone) {
  test::Workplace place;
  const auto client = test::saved_client(place.vault());
  place.close();
  test::execute(place.record_store(), "DELETE FROM client_key");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(test::refusal([&] { find_client(transaction, client.id); }).kind(), Error::Kind::Damaged);
}

TEST(Keyring, RefusesTheKeyOfAnotherClient) {
  test::Workplace place;
  const auto one = test::saved_client(place.vault());
  test::saved_client(place.vault());
  place.close();
  test::execute(place.record_store(),
                "UPDATE client_key SET wrapped = (SELECT wrapped FROM client_key ORDER BY key_id DESC LIMIT 1)");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(test::refusal([&] { find_client(transaction, one.id); }).kind(), Error::Kind::Damaged);
}

}  // namespace db

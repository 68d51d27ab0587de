// SPDX-License-Identifier: MIT
#include "db/authorizations.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using test::kSessionDate;
using test::Workplace;

Authorization sample(const ClientId& client, int days_ago) {
  Authorization authorization;
  authorization.client = client;
  authorization.signed_on = sys_days(kSessionDate) - days(days_ago);
  authorization.expires_on = sys_days(kSessionDate) + days(365);
  authorization.recipient = "Iñaki Etxeberria-Muñoz";
  authorization.channels = {"post", "phone"};
  authorization.is_complete = true;
  return authorization;
}

Authorization save(Vault& vault, const Authorization& authorization) {
  Transaction transaction(vault);
  auto saved = add_authorization(transaction, authorization);
  transaction.commit({AuditAction::Create, "authorization", saved.id.text, saved.client, {}});
  return saved;
}

bool revoke(Vault& vault, const AuthorizationId& id) {
  Transaction transaction(vault);
  const bool is_revoked = revoke_authorization(transaction, id, kSessionDate);
  transaction.commit({AuditAction::Change, "authorization", id.text, {}, {}});
  return is_revoked;
}

std::vector<Authorization> list(Vault& vault, const ClientId& client) {
  Transaction transaction(vault);
  return list_authorizations(transaction, client);
}

}  // namespace

TEST(Authorizations, ComeBackAsTheyWereSigned) {
  Workplace place;
  auto authorization = sample(test::saved_client(place.vault()).id, 10);
  const auto saved = save(place.vault(), authorization);
  EXPECT_TRUE(is_uuid(saved.id.text));
  authorization.id = saved.id;
  authorization.version = 1;
  place.close();
  place.open_unlocked();
  EXPECT_EQ(list(place.vault(), authorization.client), std::vector{authorization});
}

TEST(Authorizations, MayNameNoChannelAndBeIncomplete) {
  Workplace place;
  auto authorization = sample(test::saved_client(place.vault()).id, 10);
  authorization.channels.clear();
  authorization.is_complete = false;
  const auto saved = save(place.vault(), authorization);
  EXPECT_EQ(list(place.vault(), authorization.client), std::vector{saved});
}

TEST(Authorizations, AreListedByNewestSignature) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const auto older = save(place.vault(), sample(client, 30));
  const auto newer = save(place.vault(), sample(client, 1));
  const auto oldest = save(place.vault(), sample(client, 400));
  EXPECT_EQ(list(place.vault(), client), (std::vector{newer, older, oldest}));
}

TEST(Authorizations, AreRevokedOnce) {
  Workplace place;
  auto saved = save(place.vault(), sample(test::saved_client(place.vault()).id, 10));
  EXPECT_TRUE(revoke(place.vault(), saved.id));
  EXPECT_FALSE(revoke(place.vault(), saved.id));
  saved.revoked_on = kSessionDate;
  saved.version = 2;
  EXPECT_EQ(list(place.vault(), saved.client), std::vector{saved});
}

TEST(Authorizations, KeepTheirOrderWhenOneIsRevoked) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const auto first = save(place.vault(), sample(client, 10));
  const auto second = save(place.vault(), sample(client, 10));
  ASSERT_TRUE(revoke(place.vault(), first.id));
  EXPECT_EQ(list(place.vault(), client).front(), second);
}

TEST(Authorizations, MayBeUnknown) {
  Workplace place;
  EXPECT_FALSE(revoke(place.vault(), new_id<AuthorizationId>()));
}

TEST(Authorizations, DoNotShowWhetherTheyWereRevoked) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save(place.vault(), sample(client, 10));
  const auto revoked = save(place.vault(), sample(client, 10));
  ASSERT_TRUE(revoke(place.vault(), revoked.id));
  place.close();
  EXPECT_EQ(test::number(place.record_store(), "SELECT count(DISTINCT length(revoked_on)) FROM authorization"), 1);
}

TEST(Authorizations, AreDamagedWhenARevocationWasTakenBack) {
  Workplace place;
  const auto saved = save(place.vault(), sample(test::saved_client(place.vault()).id, 10));
  place.close();
  test::execute(place.record_store(), "CREATE TABLE kept AS SELECT revoked_on FROM authorization");
  place.open_unlocked();
  ASSERT_TRUE(revoke(place.vault(), saved.id));
  place.close();
  test::execute(place.record_store(), "UPDATE authorization SET revoked_on = (SELECT revoked_on FROM kept)");
  place.open_unlocked();
  EXPECT_EQ(test::refusal([&] { list(place.vault(), saved.client); }).kind(), Error::Kind::Damaged);
}

}  // namespace db

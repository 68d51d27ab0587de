// SPDX-License-Identifier: MIT
#include "db/practice.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

Practice sample() {
  Practice practice;
  practice.name = "Lindenblüte Paarpraxis";
  practice.legal_name = "Lindenblüte PLLC";
  practice.practitioner_name = "Zoë Ångström-Nuñez";
  practice.credentials = "LMFT";
  practice.address = "12 Elm Street\nHouston TX 77002";
  practice.phone = "(713) 555-0100";
  practice.reply_to = "hello@example.org";
  practice.fee_text = "$120 for 50 minutes";
  practice.first_visit_minutes = 50;
  practice.paper = PaperSize::A4;
  practice.secrets_policy = SecretsPolicy::Limited;
  practice.hears_partner = true;
  practice.sees_couples = false;
  practice.offers_discernment = true;
  return practice;
}

int save(Vault& vault, const Practice& practice) {
  Transaction transaction(vault);
  const int version = save_practice(transaction, practice);
  transaction.commit({AuditAction::Change, "practice", {}, {}, {}});
  return version;
}

Practice load(Vault& vault) {
  Transaction transaction(vault);
  return load_practice(transaction);
}

}  // namespace

TEST(Practice, HasVersionZeroBeforeTheFirstSave) {
  test::Workplace place;
  EXPECT_EQ(load(place.vault()), Practice());
}

TEST(Practice, ComesBackAsItWasSaved) {
  test::Workplace place;
  auto practice = sample();
  practice.version = save(place.vault(), practice);
  EXPECT_EQ(practice.version, 1);
  place.close();
  place.open_unlocked();
  EXPECT_EQ(load(place.vault()), practice);
}

TEST(Practice, CountsItsVersions) {
  test::Workplace place;
  auto practice = sample();
  save(place.vault(), practice);
  practice.secrets_policy.reset();
  practice.first_visit_minutes = 0;
  practice.version = save(place.vault(), practice);
  EXPECT_EQ(practice.version, 2);
  EXPECT_EQ(load(place.vault()), practice);
}

TEST(Practice, IsDamagedWhenOnlyItsVersionWasSetBack) {
  test::Workplace place;
  save(place.vault(), sample());
  save(place.vault(), sample());
  place.close();
  test::execute(place.record_store(), "UPDATE practice SET version = 1");
  place.open_unlocked();
  EXPECT_EQ(test::refusal([&] { load(place.vault()); }).kind(), Error::Kind::Damaged);
}

}  // namespace db

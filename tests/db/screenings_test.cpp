// SPDX-License-Identifier: MIT
#include "db/screenings.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

Screening save(Vault& vault, const ClientId& client, ScreeningKind kind, const std::string& json) {
  Transaction transaction(vault);
  auto screening = add_screening(transaction, client, kind, json);
  transaction.commit({AuditAction::Create, "screening", screening.id.text, client, {}});
  return screening;
}

std::vector<Screening> list(Vault& vault, const ClientId& client) {
  Transaction transaction(vault);
  return list_screenings(transaction, client);
}

}  // namespace

TEST(Screenings, ComeBackNewestFirst) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const auto screen = save(place.vault(), client, ScreeningKind::Screen, "{\"SQ1\":\"no\"}");
  place.clock().advance(std::chrono::hours(24));
  const auto reassessment = save(place.vault(), client, ScreeningKind::Reassessment, "{\"reason\":\"moved out\"}");
  EXPECT_EQ(screen.json, "{\"SQ1\":\"no\"}");
  place.close();
  place.open_unlocked();
  EXPECT_EQ(list(place.vault(), client), (std::vector{reassessment, screen}));
}

TEST(Screenings, BelongToOneClient) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save(place.vault(), client, ScreeningKind::Screen, "{}");
  EXPECT_TRUE(list(place.vault(), test::saved_client(place.vault()).id).empty());
}

TEST(Screenings, DoNotShowTheirKindInTheFile) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save(place.vault(), client, ScreeningKind::Screen, "{}");
  save(place.vault(), client, ScreeningKind::Reassessment, "{}");
  place.close();
  EXPECT_EQ(test::contents(place.record_store()).find("reassessment"), std::string::npos);
  EXPECT_EQ(test::number(place.record_store(), "SELECT count(DISTINCT length(kind)) FROM screening"), 1);
}

TEST(Screenings, AreDamagedWhenABitOfThemIs) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save(place.vault(), client, ScreeningKind::Screen, "{\"SQ1\":\"no\"}");
  place.close();
  test::flip_bit(place.record_store(), "screening", "answers", 500);
  place.open_unlocked();
  EXPECT_EQ(test::refusal([&] { list(place.vault(), client); }).kind(), Error::Kind::Damaged);
}

}  // namespace db

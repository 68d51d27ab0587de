// SPDX-License-Identifier: MIT
#include "toolkit/exchange/client_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/transaction.h"
#include "sample_record.h"
#include "small_practice.h"

namespace toolkit {
namespace {

using test::SmallPractice;

TEST(ClientRecord, HoldsNothingThatWasNotTicked) {
  SmallPractice place;
  const auto id = place.add_everything("María-José");
  place.add_everything("Somebody Else");
  db::Transaction transaction(place.vault());
  const auto plain = gather_record(transaction, id, {});
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->client.name, "María-José");
  EXPECT_EQ(plain->responses.size(), 1U);
  EXPECT_EQ(plain->authorizations.size(), 1U);
  EXPECT_EQ(plain->issued.at(0).pdf, "%PDF-1.7 bytes");
  EXPECT_TRUE(plain->notes.empty());
  EXPECT_TRUE(plain->screenings.empty());
}

TEST(ClientRecord, HoldsEverythingThatWasTicked) {
  SmallPractice place;
  const auto id = place.add_everything("María-José");
  db::Transaction transaction(place.vault());
  const auto full = gather_record(transaction, id, {true, true, true, false});
  ASSERT_TRUE(full);
  EXPECT_EQ(full->responses.size(), 2U);
  EXPECT_EQ(full->notes.size(), 1U);
  EXPECT_EQ(full->screenings.size(), 1U);
}

TEST(ClientRecord, IsNotThereForAnIdOfNothing) {
  SmallPractice place;
  db::Transaction transaction(place.vault());
  EXPECT_FALSE(gather_record(transaction, db::new_id<db::ClientId>(), {}));
}

TEST(ClientRecord, TellsTimesInUtc) {
  const db::Time time = std::chrono::sys_days(std::chrono::year(2024) / 2 / 29) + std::chrono::seconds(3661);
  EXPECT_EQ(utc_time(time), "2024-02-29T01:01:01Z");
  EXPECT_EQ(utc_day(std::chrono::year(2026) / 1 / 2), "2026-01-02");
}

TEST(ClientRecord, NamesWhatWasTicked) {
  EXPECT_EQ(to_text(Ticked{}), "");
  EXPECT_EQ(to_text(Ticked{true, true, true, true}), "notes judgement screening partner");
  EXPECT_EQ(to_text(Ticked{false, false, true, false}), "screening");
}

}  // namespace
}  // namespace toolkit

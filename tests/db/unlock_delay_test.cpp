// SPDX-License-Identifier: MIT
#include "db/unlock_delay.h"

#include <gtest/gtest.h>

#include "raw_store.h"
#include "workplace.h"

namespace db {
namespace {

using std::chrono::seconds;
using test::kPassphrase;
using test::secret;
using test::Workplace;
using UnlockResult = Vault::UnlockResult;

UnlockResult try_wrong(Workplace& place) {
  return place.vault().unlock(secret("wrong"));
}

}  // namespace

TEST(UnlockDelay, DoublesWithEachWrongTryUpToAMinute) {
  const Time now{seconds(1'000'000)};
  const int expected[] = {0, 1, 2, 4, 8, 16, 32, 60, 60, 60};
  for (int count = 0; count < 10; ++count) EXPECT_EQ(wait_after({count, now}, now), seconds(expected[count])) << count;
}

TEST(UnlockDelay, PassesWithTime) {
  const Time now{seconds(1'000'000)};
  EXPECT_EQ(wait_after({5, now}, now + seconds(10)), seconds(6));
  EXPECT_EQ(wait_after({5, now}, now + seconds(16)), seconds(0));
  EXPECT_EQ(wait_after({5, now}, now + seconds(1000)), seconds(0));
}

TEST(UnlockDelay, TurnsAwayWhoeverTriesTooSoonEvenWithTheRightPassphrase) {
  Workplace place;
  place.vault().lock();
  EXPECT_EQ(place.vault().wait_before_next_try(), seconds(0));
  EXPECT_EQ(try_wrong(place), UnlockResult::WrongPassphrase);
  EXPECT_EQ(place.vault().wait_before_next_try(), seconds(1));
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::TooSoon);
  EXPECT_EQ(place.vault().state(), Vault::State::Locked);
  place.clock().advance(seconds(1));
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::Unlocked);
}

TEST(UnlockDelay, DoesNotCountATryThatCameTooSoon) {
  Workplace place;
  place.vault().lock();
  EXPECT_EQ(try_wrong(place), UnlockResult::WrongPassphrase);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(try_wrong(place), UnlockResult::TooSoon);
  EXPECT_EQ(place.vault().wait_before_next_try(), seconds(1));
}

TEST(UnlockDelay, SurvivesARestart) {
  Workplace place;
  place.vault().lock();
  for (const int wait : {1, 2, 4, 8, 16, 32, 60, 60}) {
    EXPECT_EQ(try_wrong(place), UnlockResult::WrongPassphrase);
    place.close();
    place.open();
    EXPECT_EQ(place.vault().wait_before_next_try(), seconds(wait));
    place.clock().advance(seconds(wait));
  }
}

TEST(UnlockDelay, BeginsAnewAfterTheRightPassphrase) {
  Workplace place;
  place.vault().lock();
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(try_wrong(place), UnlockResult::WrongPassphrase);
    place.clock().advance(seconds(60));
  }
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::Unlocked);
  place.vault().lock();
  EXPECT_EQ(try_wrong(place), UnlockResult::WrongPassphrase);
  EXPECT_EQ(place.vault().wait_before_next_try(), seconds(1));
}

TEST(UnlockDelay, IsNeitherEscapedNorMadeEndlessByAClockThatIsSetBack) {
  Workplace place;
  place.vault().lock();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(try_wrong(place), UnlockResult::WrongPassphrase);
    place.clock().advance(seconds(60));
  }
  place.clock().advance(std::chrono::hours(-24 * 365));
  EXPECT_EQ(place.vault().wait_before_next_try(), seconds(4));
  place.clock().advance(seconds(3));
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::TooSoon);
  place.clock().advance(seconds(1));
  EXPECT_EQ(place.vault().unlock(secret(kPassphrase)), UnlockResult::Unlocked);
}

TEST(UnlockDelay, HoldsWhenThePassphraseIsAskedForAgain) {
  Workplace place;
  EXPECT_EQ(place.vault().check_passphrase(secret("wrong")), UnlockResult::WrongPassphrase);
  EXPECT_EQ(place.vault().check_passphrase(secret(kPassphrase)), UnlockResult::TooSoon);
  place.clock().advance(seconds(1));
  EXPECT_EQ(place.vault().check_passphrase(secret(kPassphrase)), UnlockResult::Unlocked);
  EXPECT_EQ(place.vault().check_passphrase(secret("wrong")), UnlockResult::WrongPassphrase);
  EXPECT_EQ(place.vault().wait_before_next_try(), seconds(1));
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include "toolkit/desks/refused_requests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"
#include "tests/db/faulty_disk.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(RefusedRequests, AreToldOfTogetherAndOnce) {
  Workplace place;
  RefusedRequests refused(place.vault());
  refused.tell();
  EXPECT_THAT(place.trail(), IsEmpty());
  for (int i = 0; i < 3; ++i) refused.count();
  refused.tell();
  refused.tell();
  EXPECT_THAT(place.trail(), ElementsAre("requests-refused 3"));
}

TEST(RefusedRequests, WaitUntilTheRecordsAreOpen) {
  Workplace place;
  RefusedRequests refused(place.vault());
  place.vault().lock();
  refused.count();
  refused.tell();
  std::string words(test::kPassphrase);
  EXPECT_EQ(place.vault().unlock(db::SecretBytes::taken_from(words)), db::Vault::UnlockResult::Unlocked);
  refused.tell();
  EXPECT_THAT(place.trail(), Contains("requests-refused 1"));
}

TEST(RefusedRequests, WaitForADiskThatTakesNothing) {
  using db::test::FaultyDisk;
  FaultyDisk disk;
  Workplace place;
  RefusedRequests refused(place.vault());
  refused.count();
  disk.fail_at(0, FaultyDisk::Fault::Full, FaultyDisk::Length::FromThenOn);
  EXPECT_NO_THROW(refused.tell());
  EXPECT_TRUE(disk.has_struck());
  disk.work_well();
  refused.tell();
  EXPECT_THAT(place.trail(), ElementsAre("requests-refused 1"));
}

TEST(RefusedRequests, StandOnThePageOfTheAuditTrailAsNobodysDoing) {
  test::PageHouse house;
  house.refused().count();
  house.refused().count();
  EXPECT_THAT(house.get("/audit-trail").body, HasSubstr("Refused requests that no page of the program sends"));
}

}  // namespace
}  // namespace toolkit

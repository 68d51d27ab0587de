// SPDX-License-Identifier: MIT
#include "handouts/resources.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

using std::chrono::days;

TEST(Resources, BeginWithTheEmergencyNumber) {
  ASSERT_FALSE(resources().empty());
  EXPECT_EQ(resources().front().reach, "Call 911");
}

TEST(Resources, AreDueForACheckAfterHalfAYear) {
  const auto checked = oldest_check(resources());
  EXPECT_FALSE(is_check_due(resources(), checked + days(180)));
  EXPECT_TRUE(is_check_due(resources(), checked + days(181)));
}

TEST(Resources, AreAsOldAsTheOldestOfThem) {
  auto list = resources();
  list.back().last_verified -= days(10);
  EXPECT_EQ(oldest_check(list), list.back().last_verified);
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/resources.h"

#include "handouts/case_facts.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

using std::chrono::days;

TEST(Resources, BeginWithTheEmergencyNumber) {
  ASSERT_FALSE(resources({}, "en-US").empty());
  EXPECT_EQ(resources({}, "en-US").front().reach, "Call 911");
}

TEST(Resources, AreDueForACheckAfterHalfAYear) {
  const auto checked = oldest_check(resources({}, "en-US"));
  EXPECT_FALSE(is_check_due(resources({}, "en-US"), checked + days(180)));
  EXPECT_TRUE(is_check_due(resources({}, "en-US"), checked + days(181)));
}

TEST(Resources, AreAsOldAsTheOldestOfThem) {
  auto list = resources({}, "en-US");
  list.back().last_verified -= days(10);
  EXPECT_EQ(oldest_check(list), list.back().last_verified);
}

}  // namespace
}  // namespace handouts

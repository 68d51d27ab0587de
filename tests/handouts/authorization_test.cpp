// SPDX-License-Identifier: MIT
#include "handouts/authorization.h"

#include <gtest/gtest.h>

#include "cases.h"

namespace handouts {
namespace {

using cases::kToday;
using std::chrono::days;
using enum AuthorizationDefect;

AuthorizationFacts valid() {
  return cases::authorization_for("Iñaki Etxeberria-Muñoz", {"post", "phone"});
}

std::vector<AuthorizationDefect> defects(const AuthorizationFacts& authorization) {
  return authorization_defects(authorization, "Iñaki Etxeberria-Muñoz", "post", kToday);
}

TEST(Authorization, HasNoDefectWhenAllHolds) {
  EXPECT_TRUE(defects(valid()).empty());
}

TEST(Authorization, RunsOutOnItsLastDay) {
  auto authorization = valid();
  authorization.expires_on = kToday + days(1);
  EXPECT_TRUE(defects(authorization).empty());
  authorization.expires_on = kToday;
  EXPECT_EQ(defects(authorization), std::vector{Expired});
}

TEST(Authorization, IsNotValidBeforeItIsSigned) {
  auto authorization = valid();
  authorization.signed_on = kToday + days(1);
  EXPECT_EQ(defects(authorization), std::vector{NotYetSigned});
}

TEST(Authorization, EndsOnTheDayItIsRevoked) {
  auto authorization = valid();
  authorization.revoked_on = kToday;
  EXPECT_EQ(defects(authorization), std::vector{Revoked});
  authorization.revoked_on = kToday + days(1);
  EXPECT_TRUE(defects(authorization).empty());
}

TEST(Authorization, HoldsForTheNamedPersonOnly) {
  for (const auto* const other : {"Iñaki Etxeberria", "iñaki etxeberria-muñoz", ""}) {
    EXPECT_EQ(authorization_defects(valid(), other, "post", kToday), std::vector{OtherRecipient});
  }
  auto unnamed = valid();
  unnamed.recipient.clear();
  EXPECT_EQ(authorization_defects(unnamed, "", "post", kToday), std::vector{OtherRecipient});
}

TEST(Authorization, HoldsForTheListedChannelsOnly) {
  EXPECT_TRUE(authorization_defects(valid(), "Iñaki Etxeberria-Muñoz", "phone", kToday).empty());
  EXPECT_EQ(authorization_defects(valid(), "Iñaki Etxeberria-Muñoz", "email", kToday), std::vector{ChannelNotListed});
}

TEST(Authorization, NamesEveryDefect) {
  AuthorizationFacts authorization;
  authorization.signed_on = kToday + days(1);
  authorization.expires_on = kToday;
  authorization.revoked_on = kToday;
  EXPECT_EQ(defects(authorization),
            (std::vector{NotComplete, NotYetSigned, Expired, Revoked, OtherRecipient, ChannelNotListed}));
}

}  // namespace
}  // namespace handouts

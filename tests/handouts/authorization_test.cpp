// SPDX-License-Identifier: MIT
#include "handouts/authorization.h"

#include <gtest/gtest.h>

#include "answers.h"
#include "cases.h"
#include "forms/shipped.h"

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

TEST(Authorization, FormMissesEachOfSixElements) {
  const cases::Answers whole = {{"F01-scope", "invitation"},
                                {"F01-practice", "Riverbend Practice"},
                                {"F01-practitioner", "Ana Ruiz"},
                                {"F01-recipient", "Iñaki Etxeberria-Muñoz"},
                                {"F01-channel", "post"},
                                {"F01-purpose", "invite"},
                                {"F01-expires-on", "2027-02-11"},
                                {"F01-signature-name", "María-José"},
                                {"F01-signature-date", "2026-11-13"}};
  const auto missing = [](const cases::Answers& answers) {
    return missing_elements(cases::filled(forms::shipped("authorization"), answers, kToday).response);
  };
  EXPECT_TRUE(missing(whole).empty());
  EXPECT_EQ(missing({}), (std::vector<MissingElement>{"i", "ii", "iii", "iv", "v", "vi"}));
  const std::pair<const char*, MissingElement> needed[] = {
      {"F01-scope", "i"},       {"F01-practice", "ii"},       {"F01-practitioner", "ii"},
      {"F01-recipient", "iii"}, {"F01-channel", "iii"},       {"F01-purpose", "iv"},
      {"F01-expires-on", "v"},  {"F01-signature-name", "vi"}, {"F01-signature-date", "vi"}};
  for (const auto& [link_id, element] : needed) {
    auto answers = whole;
    std::erase_if(answers, [&](const auto& answer) { return answer.first == link_id; });
    EXPECT_EQ(missing(answers), std::vector<MissingElement>{element}) << link_id;
  }
  auto by_event = whole;
  std::erase_if(by_event, [](const auto& answer) { return answer.first == "F01-expires-on"; });
  by_event.insert(by_event.end(), {"F01-expires-event", "first-visit-or-no"});
  EXPECT_TRUE(missing(by_event).empty());
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

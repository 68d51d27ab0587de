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

TEST(Resources, AreThoseOfTheCountryBehindThePracticesOwnInTheLanguageOfTheDocument) {
  PracticeFacts practice;
  practice.is_uk = true;
  const auto day = oldest_check(country_resources("en-US", true));
  practice.local_numbers = {{"en-US", {{"Lantern House", "Call 555", "Beds", day}}},
                            {"es-US", {{"Casa Lantern", "Llame al 555", "Camas", day}}}};
  const auto english = resources(practice, "en-US");
  EXPECT_EQ(english.at(0).name, "Lantern House");
  EXPECT_EQ(english.at(1).reach, "Call 999");
  EXPECT_EQ(resources(practice, "es-US").at(0).name, "Casa Lantern");
  practice.local_numbers.erase("es-US");
  EXPECT_EQ(resources(practice, "es-US").at(0).reach, "Llame al 999");
}

TEST(Resources, CountAsCheckedWhenThePracticeSaysSoAndTheirOwnNumbersByThemselves) {
  PracticeFacts practice;
  const auto shipped = oldest_check(country_resources("en-US", false));
  practice.local_numbers = {{"en-US", {{"Lantern House", "Call 555", "Beds", shipped}}}};
  practice.numbers_checked_on = shipped + days(100);
  const auto list = resources(practice, "en-US");
  EXPECT_EQ(list.front().last_verified, shipped);
  EXPECT_EQ(list.back().last_verified, shipped + days(100));
  EXPECT_EQ(oldest_check(list), shipped);
  practice.numbers_checked_on = shipped - days(100);
  EXPECT_EQ(resources(practice, "en-US").back().last_verified, shipped) << "the program's own check was later";
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "toolkit/desks/practice_desk.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"

namespace toolkit {
namespace {

using test::repeated;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(PracticeDesk, StartsEmptyAndWithoutAPolicy) {
  Workplace place;
  const auto practice = PracticeDesk(place.vault()).open();
  EXPECT_EQ(practice.version, 0);
  EXPECT_FALSE(practice.secrets_policy);
  EXPECT_FALSE(practice.hears_partner);
}

TEST(PracticeDesk, KeepsWhatWasTyped) {
  Workplace place;
  PracticeDesk desk(place.vault());
  EXPECT_THAT(desk.save(test::practice()).problems, IsEmpty());
  auto expected = test::practice();
  expected.version = 1;
  EXPECT_EQ(desk.open(), expected);
  EXPECT_THAT(place.trail(), ElementsAre("change practice", "view practice"));
}

TEST(PracticeDesk, NamesTheMemberOfEveryProblem) {
  const auto line = repeated("ä", 201);
  const struct {
    std::string faulty;
    std::function<void(db::Practice&)> spoil;
  } rows[] = {{"practitioner_name", [](auto& practice) { practice.practitioner_name = " "; }},
              {"practitioner_name", [&](auto& practice) { practice.practitioner_name = line; }},
              {"name", [&](auto& practice) { practice.name = line; }},
              {"legal_name", [&](auto& practice) { practice.legal_name = line; }},
              {"credentials", [&](auto& practice) { practice.credentials = line; }},
              {"address", [](auto& practice) { practice.address = repeated("ä", 601); }},
              {"phone", [](auto& practice) { practice.phone = "\xFF"; }},
              {"reply_to", [&](auto& practice) { practice.reply_to = line; }},
              {"fee_text", [&](auto& practice) { practice.fee_text = line; }},
              {"first_visit_minutes", [](auto& practice) { practice.first_visit_minutes = -1; }},
              {"first_visit_minutes", [](auto& practice) { practice.first_visit_minutes = 601; }},
              {"secrets_policy", [](auto& practice) { practice.secrets_policy.reset(); }}};
  Workplace place;
  PracticeDesk desk(place.vault());
  for (const auto& [faulty, spoil] : rows) {
    auto practice = test::practice();
    spoil(practice);
    const auto problems = desk.save(practice).problems;
    ASSERT_EQ(problems.size(), 1U) << faulty;
    EXPECT_EQ(problems[0].field, faulty);
  }
  EXPECT_EQ(desk.open().version, 0);
}

TEST(PracticeDesk, RefusesToSaveOverALaterVersion) {
  Workplace place;
  PracticeDesk desk(place.vault());
  desk.save(test::practice());
  auto late = test::practice();
  late.phone = "(713) 555-0199";
  EXPECT_TRUE(desk.save(late).changed_meanwhile);
  EXPECT_EQ(desk.open().phone, test::practice().phone);
  late.version = 1;
  EXPECT_FALSE(desk.save(late).changed_meanwhile);
  EXPECT_EQ(desk.open().phone, "(713) 555-0199");
}

TEST(PracticeDesk, KeepsWhereThePracticeIsInTheSameTransaction) {
  Workplace place;
  PracticeDesk desk(place.vault());
  const PracticePlace uk{true, false, "at the door"};
  EXPECT_TRUE(desk.save(test::practice(), uk).took_a4);
  EXPECT_EQ(desk.open().paper, db::PaperSize::A4);
  EXPECT_EQ(desk.place(), uk);
  EXPECT_THAT(place.trail(), ElementsAre("change practice", "change setting place", "view practice"));
  auto practice = test::practice();
  practice.version = 1;
  EXPECT_FALSE(desk.save(practice, uk).took_a4);
  EXPECT_EQ(desk.open().paper, db::PaperSize::Letter) << "put back by hand";
  practice.version = 2;
  desk.save(practice);
  EXPECT_EQ(desk.place(), uk) << "not said, so not changed";
}

TEST(PracticeDesk, KeepsNothingWhenThePrivacyNoticeIsTooLong) {
  Workplace place;
  PracticeDesk desk(place.vault());
  const auto problems = desk.save(test::practice(), PracticePlace{true, false, repeated("ä", 201)}).problems;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].field, "privacy_notice");
  EXPECT_EQ(desk.open().version, 0);
  EXPECT_EQ(desk.place(), PracticePlace());
}

}  // namespace
}  // namespace toolkit

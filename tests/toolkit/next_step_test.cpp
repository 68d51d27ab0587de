// SPDX-License-Identifier: MIT
#include "toolkit/desks/next_step.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

const sys_days kToday = std::chrono::year(2026) / 11 / 23;

handouts::CaseFacts screened(int days_ago) {
  handouts::CaseFacts facts;
  facts.today = kToday;
  facts.screening.screened_on = kToday - days(days_ago);
  return facts;
}

TEST(NextStep, GoesInTheOrderOfAFirstSession) {
  const struct {
    bool has_intake;
    bool is_current;
    bool was_alone;
    NextStep step;
  } rows[] = {{false, true, true, NextStep::RecordIntake},
              {true, false, false, NextStep::RecordScreening},
              {true, true, false, NextStep::RecordScreening},
              {true, false, true, NextStep::RecordScreening},
              {true, true, true, NextStep::ChooseDocument}};
  for (const auto& row : rows) {
    handouts::CaseFacts facts;
    facts.screening.is_current = row.is_current;
    facts.screening.interviewed_alone = row.was_alone;
    EXPECT_EQ(next_step(facts, row.has_intake), row.step);
  }
}

TEST(ScreenDaysLeft, CountsDownThirtyDays) {
  EXPECT_EQ(screen_days_left(handouts::CaseFacts{}), std::nullopt);
  for (const auto& [days_ago, left] : {std::pair{0, 30}, {1, 29}, {29, 1}, {30, 0}, {31, 0}, {400, 0}}) {
    EXPECT_EQ(screen_days_left(screened(days_ago)), left) << days_ago;
  }
}

handouts::AuthorizationFacts running(int days_left) {
  handouts::AuthorizationFacts authorization;
  authorization.signed_on = kToday - days(10);
  authorization.expires_on = kToday + days(days_left);
  authorization.is_complete = true;
  return authorization;
}

TEST(AuthorizedUntil, NamesTheLastDayOfTheOneThatLastsLongest) {
  auto facts = screened(0);
  EXPECT_EQ(authorized_until(facts), std::nullopt);
  facts.authorizations = {running(5), running(80), running(40)};
  EXPECT_EQ(authorized_until(facts), kToday + days(79));
  facts.today = kToday + days(79);
  EXPECT_EQ(authorized_until(facts), facts.today);
  facts.today = kToday + days(80);
  EXPECT_EQ(authorized_until(facts), std::nullopt);
}

TEST(AuthorizedUntil, LeavesOutWhatDoesNotCountToday) {
  auto over = running(0);
  auto incomplete = running(80);
  incomplete.is_complete = false;
  auto revoked = running(80);
  revoked.revoked_on = kToday;
  auto later = running(80);
  later.signed_on = kToday + days(1);
  auto facts = screened(0);
  facts.authorizations = {over, incomplete, revoked, later};
  EXPECT_EQ(authorized_until(facts), std::nullopt);
}

}  // namespace
}  // namespace toolkit

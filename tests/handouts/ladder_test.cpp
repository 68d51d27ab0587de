// SPDX-License-Identifier: MIT
#include "handouts/ladder.h"

#include <gtest/gtest.h>

#include "cases.h"

namespace handouts {
namespace {

using cases::kToday;
using std::chrono::days;

AskFacts ask(int days_ago, AskStep step, PartnerAnswer answer = PartnerAnswer::NotKnown) {
  return {kToday - days(days_ago), step, answer};
}

CaseFacts not_asked_yet() {
  auto facts = cases::open_case();
  facts.asked = Asked::NotYet;
  facts.asked_on = kToday - days(60);
  facts.partner_answer = PartnerAnswer::NotKnown;
  return facts;
}

// "Step 0 safety screen, step 1 client asks once, step 2 a short note or page, step 3 therapist's letter or one phone
// call, step 4 stop. Default wait between steps 14 days; after a clear 'no', 60 days; after 'don't contact me', never"
// (domain.md 2.9).
TEST(Ladder, GoesUpStepByStepWithTwoWeeksBetween) {
  auto facts = not_asked_yet();
  EXPECT_EQ(next_rung(facts), (NextRung{LadderStep::AskOnce, kToday}));
  facts.asks = {ask(3, AskStep::Asked)};
  EXPECT_EQ(next_rung(facts), (NextRung{LadderStep::GiveNote, kToday + days(11)}));
  facts.asks = {ask(20, AskStep::Asked)};
  EXPECT_EQ(next_rung(facts), (NextRung{LadderStep::GiveNote, kToday}));
  facts.asks.push_back(ask(1, AskStep::Note));
  EXPECT_EQ(next_rung(facts), (NextRung{LadderStep::WriteOrCall, kToday + days(13)}));
  for (const auto last : {AskStep::Letter, AskStep::Call}) {
    auto ended = facts;
    ended.asks.push_back(ask(0, last));
    EXPECT_EQ(next_rung(ended), (NextRung{LadderStep::Stop, kToday}));
  }
}

TEST(Ladder, BeginsWithThePrivateQuestions) {
  auto facts = not_asked_yet();
  facts.screening.is_current = false;
  EXPECT_EQ(next_rung(facts).step, LadderStep::Screen);
  facts = not_asked_yet();
  facts.screening.is_overtaken = true;
  EXPECT_EQ(next_rung(facts).step, LadderStep::Screen);
}

TEST(Ladder, LetsANoRestSixtyDaysAndAStopForever) {
  auto facts = not_asked_yet();
  facts.asks = {ask(10, AskStep::Asked, PartnerAnswer::No)};
  facts.partner_answer = PartnerAnswer::No;
  facts.partner_answered_on = kToday - days(10);
  EXPECT_EQ(next_rung(facts), (NextRung{LadderStep::GiveNote, kToday + days(50)}));
  facts.partner_answer = PartnerAnswer::StopAsking;
  EXPECT_EQ(next_rung(facts).step, LadderStep::Stop);
}

TEST(Ladder, EndsWithAYesAndWithADecision) {
  auto facts = not_asked_yet();
  facts.partner_answer = PartnerAnswer::Yes;
  EXPECT_EQ(next_rung(facts).step, LadderStep::FirstVisit);
  facts.partner_stand = Stand::DecidedToLeave;
  EXPECT_EQ(next_rung(facts).step, LadderStep::Stop);
}

TEST(Ladder, SaysTheStepWithItsDate) {
  auto facts = not_asked_yet();
  EXPECT_EQ(next_step_in_words(facts), "Your client can ask once, simply.");
  facts.asks = {ask(3, AskStep::Asked)};
  EXPECT_EQ(next_step_in_words(facts), "From December 4, 2026 on, next would be a short note or a page to read.");
}

TEST(Ladder, ProposesNothingThatAGateHolds) {
  auto facts = not_asked_yet();
  facts.screening.status = ScreeningStatus::Concern;
  EXPECT_EQ(next_step_in_words(facts), "");
  facts = not_asked_yet();
  facts.authorizations.clear();
  facts.asks = {ask(40, AskStep::Asked), ask(20, AskStep::Note)};
  EXPECT_EQ(next_step_in_words(facts), "Next would be your letter or one call, with a signed authorization.");
  facts = not_asked_yet();
  facts.partner_answer = PartnerAnswer::No;
  facts.partner_answered_on = kToday;
  EXPECT_EQ(next_step_in_words(facts), "From January 22, 2027 on, your client can ask once, simply.");
}

}  // namespace
}  // namespace handouts

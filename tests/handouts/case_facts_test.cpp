// SPDX-License-Identifier: MIT
#include "handouts/case_facts.h"

#include <gtest/gtest.h>

#include "answers.h"
#include "cases.h"
#include "forms/shipped.h"

namespace handouts {
namespace {

using cases::Answers;
using cases::kToday;

CaseFacts facts_of(const Answers& intake, const Answers& judgement = {},
                   const Answers& screen = cases::quiet_answers()) {
  CaseAnswers answers;
  answers.intake = cases::filled(forms::intake(), intake, kToday - std::chrono::days(7));
  answers.screen = cases::filled(forms::screening(), screen, kToday);
  answers.judgement = cases::filled(forms::practitioner_judgement(), judgement, kToday);
  return facts_from_answers(answers, kToday);
}

TEST(CaseFacts, TakesWhereEachOfThemIsFromTheFormThatAsksItAgain) {
  CaseAnswers answers;
  answers.intake =
      cases::filled(forms::intake(), {{"M1", "working"}, {"M2", "already-left"}, {"M3", "said-so"}}, kToday);
  const auto& again = forms::shipped("decision-status");
  answers.decisions = {cases::filled(again, {{"M1", "torn"}}, kToday - std::chrono::days(3))};
  auto facts = facts_from_answers(answers, kToday);
  EXPECT_EQ(facts.client_stand, Stand::Torn);
  EXPECT_EQ(facts.partner_stand, Stand::AlreadyLeft) << "was not asked again";
  EXPECT_EQ(facts.partner_stand_source, Source::SaidSo);
  answers.decisions.push_back(cases::filled(again, {{"M2", "working"}}, kToday));
  facts = facts_from_answers(answers, kToday);
  EXPECT_EQ(facts.partner_stand, Stand::WorkingOnIt);
  EXPECT_EQ(facts.partner_stand_source, Source::Unknown) << "how it was known before says nothing now";
  EXPECT_EQ(facts.client_stand, Stand::Torn) << "the later one did not ask it";
  answers.decisions.push_back(cases::filled(again, {{"M2", "unknown"}}, kToday));
  EXPECT_EQ(facts_from_answers(answers, kToday).partner_stand, Stand::Unknown);
}

TEST(CaseFacts, TakesPeopleAndTheirWordsAsEntered) {
  const auto facts = facts_of({{"A1", "Kaʻiulani Kealoha-Schwarzenberger"},
                               {"A3", "xe/xem"},
                               {"A5-read", "es-US"},
                               {"C1", "husband"},
                               {"C2", "Tomáš Dvořák-Nakamura"},
                               {"D4", "that we talk"},
                               {"D5", "your patience"}});
  EXPECT_EQ(facts.client_name, "Kaʻiulani Kealoha-Schwarzenberger");
  EXPECT_EQ(facts.client_pronouns, "xe/xem");
  EXPECT_EQ(facts.client_reads, "es-US");
  EXPECT_EQ(facts.partner_name, "Tomáš Dvořák-Nakamura");
  EXPECT_EQ(facts.hope, "that we talk");
  EXPECT_EQ(facts.gratitude, "your patience");
}

TEST(CaseFacts, KnowsOfACrisisOnlyWhileItIsThere) {
  EXPECT_TRUE(facts_of({{"L3", "now"}}).is_in_crisis);
  EXPECT_FALSE(facts_of({{"L3", "past"}}).is_in_crisis);
  EXPECT_FALSE(facts_of({}).is_in_crisis);
}

TEST(CaseFacts, KnowsOfDangerAtHome) {
  EXPECT_EQ(facts_of({{"L6", "yes"}}).danger_at_home, Tristate::Yes);
  EXPECT_EQ(facts_of({{"L6", "not-sure"}}).danger_at_home, Tristate::NotSure);
  EXPECT_EQ(facts_of({{"L6", "no"}}).danger_at_home, Tristate::No);
  EXPECT_EQ(facts_of({}).danger_at_home, std::nullopt);
}

TEST(CaseFacts, TakesAClientForAnAdultNotBeforeTheirBirthday) {
  // kToday is November 23, 2026.
  EXPECT_EQ(facts_of({{"A4", "2008-11-24"}}, {{"A4-adult", "yes"}}).client_is_adult, Tristate::No);
  EXPECT_EQ(facts_of({{"A4", "2008-11-23"}}, {{"A4-adult", "yes"}}).client_is_adult, Tristate::Yes);
  EXPECT_EQ(facts_of({{"A4", "2008-11-23"}}).client_is_adult, std::nullopt) << "the practitioner says it";
  EXPECT_EQ(facts_of({{"A4", "2008"}}, {{"A4-adult", "yes"}}).client_is_adult, Tristate::Yes);
}

TEST(CaseFacts, TakesTheAnswersAboutInviting) {
  const auto facts = facts_of({{"E3", "few"},
                               {"E6", "no"},
                               {"E7", "R06 R07 R03"},
                               {"E9", "8"},
                               {"M1", "working"},
                               {"M2", "decided-to-leave"},
                               {"M3", "acted-so"},
                               {"N1", "call"}});
  EXPECT_EQ(facts.asked, Asked::Few);
  EXPECT_EQ(facts.partner_answer, PartnerAnswer::No);
  EXPECT_EQ(facts.partner_answered_on, kToday - std::chrono::days(7));
  EXPECT_EQ(facts.reasons, (std::vector<std::string>{"R06", "R07", "R03"}));
  EXPECT_EQ(facts.sure_of_reasons, 8);
  EXPECT_EQ(facts.client_stand, Stand::WorkingOnIt);
  EXPECT_EQ(facts.partner_stand, Stand::DecidedToLeave);
  EXPECT_EQ(facts.partner_stand_source, Source::ActedSo);
  EXPECT_EQ(facts.wants_invitation, WantsInvitation::PleaseCall);
  EXPECT_FALSE(facts.asked_badly_before);
  EXPECT_TRUE(facts_of({{"E3", "few"}, {"E4", "calm-talk deadline"}}).asked_badly_before);
}

TEST(CaseFacts, TakesThePractitionersJudgement) {
  const auto facts = facts_of({}, {{"A4-adult", "yes"},
                                   {"C5", "under-18"},
                                   {"C10", "planned"},
                                   {"C11", "past"},
                                   {"N4", "true"},
                                   {"O1", "refer"},
                                   {"O2", "colleague"},
                                   {"O6", "unclear"},
                                   {"O7", "yes"}});
  EXPECT_EQ(facts.client_is_adult, Tristate::Yes);
  EXPECT_EQ(facts.partner_is_adult, Tristate::No);
  EXPECT_TRUE(facts.has_court_case);
  EXPECT_TRUE(facts.partner_is_known_here);
  EXPECT_TRUE(facts.do_not_contact);
  EXPECT_EQ(facts.joint_sessions, JointSessions::Refer);
  EXPECT_EQ(facts.couple_provider, CoupleProvider::Colleague);
  EXPECT_EQ(facts.is_too_late, Tristate::NotSure);
  EXPECT_TRUE(facts.invitation_is_pressed);
}

TEST(CaseFacts, KnowsWhetherThePartnerMayKnow) {
  EXPECT_EQ(facts_of({{"E1", "yes-ok"}}).partner_may_know, std::nullopt);
  EXPECT_EQ(facts_of({{"E1", "yes-ok"}, {"E2", "no"}}).partner_may_know, std::nullopt);
  EXPECT_EQ(facts_of({{"E1", "no"}, {"E2", "yes"}}).partner_may_know, Tristate::Yes);
  EXPECT_EQ(facts_of({{"E1", "no"}}).partner_may_know, Tristate::NotSure);
  EXPECT_EQ(facts_of({}).partner_may_know, Tristate::NotSure);
}

TEST(CaseFacts, LeavesTheScreenUnclearWhenThePartnerMayNotKnow) {
  EXPECT_EQ(facts_of({{"E1", "no"}, {"E2", "yes"}}).screening.status, ScreeningStatus::NoConcernNoted);
  EXPECT_EQ(facts_of({{"E1", "no"}, {"E2", "no"}}).screening.status, ScreeningStatus::Unclear);
  auto worried = cases::quiet_answers();
  worried["SQ9"] = "worry";
  EXPECT_EQ(facts_of({{"E1", "no"}, {"E2", "no"}}, {}, worried).screening.status, ScreeningStatus::Concern);
}

TEST(CaseFacts, TakesStopAskingAsDoNotContact) {
  EXPECT_TRUE(facts_of({{"E6", "stop"}}).do_not_contact);
  EXPECT_FALSE(facts_of({{"E6", "no"}}).do_not_contact);
}

TEST(CaseFacts, KeepsPaperUnsafeUnlessItIsClearlySafe) {
  const struct {
    const char* answer;
    PaperSafety safety;
  } rows[] = {{"home", PaperSafety::AtHome},
              {"elsewhere", PaperSafety::Elsewhere},
              {"office", PaperSafety::OfficeOnly},
              {"not-sure", PaperSafety::No},
              {"no", PaperSafety::No}};
  for (const auto& row : rows) {
    auto answers = cases::quiet_answers();
    answers["SQ13"] = row.answer;
    EXPECT_EQ(facts_of({}, {}, answers).paper_safety, row.safety) << row.answer;
  }
}

TEST(CaseFacts, NeverTakesAGuessForADecision) {
  const struct {
    Stand stand;
    Source source;
    bool has_decided;
    bool is_leaning_out;
  } rows[] = {
      {Stand::DecidedToLeave, Source::SaidSo, true, false},  {Stand::AlreadyLeft, Source::SaidSo, true, false},
      {Stand::DecidedToLeave, Source::ActedSo, false, true}, {Stand::DecidedToLeave, Source::Guess, false, true},
      {Stand::AlreadyLeft, Source::Unknown, false, true},    {Stand::Torn, Source::SaidSo, false, true},
      {Stand::WorkingOnIt, Source::SaidSo, false, false},    {Stand::Unknown, Source::Guess, false, false}};
  for (const auto& row : rows) {
    auto facts = cases::open_case();
    facts.partner_stand = row.stand;
    facts.partner_stand_source = row.source;
    EXPECT_EQ(partner_has_decided(facts), row.has_decided);
    EXPECT_EQ(partner_is_leaning_out(facts), row.is_leaning_out);
  }
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/screening_status.h"

#include <gtest/gtest.h>

#include "answers.h"
#include "cases.h"
#include "forms/shipped.h"

namespace handouts {
namespace {

using cases::Answers;
using cases::kToday;
using std::chrono::days;

/// The quiet screening with some answers changed; an empty text leaves the question unanswered.
DatedResponse screen(const Answers& changes, std::chrono::sys_days on = kToday) {
  auto answers = cases::quiet_answers();
  for (const auto& [link_id, text] : changes) {
    answers[link_id] = text;
    if (text.empty()) answers.erase(link_id);
  }
  return cases::filled(forms::screening(), answers, on);
}

ScreeningFinding finding_of(const Answers& changes) {
  return screening_finding(screen(changes), std::nullopt, kToday);
}

DatedResponse review(const Answers& changes, std::chrono::sys_days on) {
  auto answers = cases::good_review();
  for (const auto& [link_id, text] : changes) answers[link_id] = text;
  return cases::filled(forms::reassessment(), answers, on);
}

TEST(ScreeningStatus, FollowsTheTableRowByRow) {
  using enum ScreeningStatus;
  const struct {
    Answers changes;
    ScreeningStatus status;
  } rows[] = {
      {{}, NoConcernNoted},
      {{{"SQ12", "no"}}, Acute},
      {{{"K-danger", "true"}}, Acute},
      {{{"SQ1", "not-safe"}}, Concern},
      {{{"SQ2", "important"}}, Concern},
      {{{"SQ3", "past-year"}}, Concern},
      {{{"SQ3", "past-month"}}, Concern},
      {{{"SQ3", "over-year"}, {"SQ3-hurt", "yes"}}, Concern},
      {{{"SQ4", "yes"}}, Concern},
      {{{"SQ5", "often"}}, Concern},
      {{{"SQ6", "yes"}}, Concern},
      {{{"SQ7", "yes"}}, Concern},
      {{{"SQ9", "worry"}}, Concern},
      {{{"SQ11", "current"}}, Concern},
      {{{"SQ12", "not-sure"}}, Concern},
      {{{"K14", "concern"}}, Concern},
      {{{"SQ1", "little"}}, Unclear},
      {{{"SQ2", "small"}, {"SQ9", "not-sure"}}, Unclear},
      {{{"SQ3", "over-year"}, {"SQ3-who", "both"}, {"SQ3-hurt", "no"}}, Unclear},
      {{{"SQ5", "sometimes"}}, Unclear},
      {{{"SQ9", "not-sure"}}, Unclear},
      {{{"SQ11", "past"}}, Unclear},
      {{{"SQ1", "mostly"}}, NoConcernNoted},
      {{{"SQ2", "small"}}, NoConcernNoted},
      {{{"SQ9", "annoyed"}}, NoConcernNoted},
      {{{"SQ8", "yes"}}, NoConcernNoted},
      {{{"SQ8", "skip"}}, NoConcernNoted},
      {{{"SQ13", "no"}}, NoConcernNoted},
      {{{"B2", "no"}}, NotScreened},
      {{{"B2", "not-sure"}}, NotScreened},
      {{{"B2", ""}}, NotScreened},
      {{{"K-confirmed", ""}}, NotScreened},
      {{{"B2", "no"}, {"SQ1", "not-safe"}}, NotScreened},
      {{{"B2", "no"}, {"K-danger", "true"}}, Acute},
      {{{"SQ12", "no"}, {"SQ4", "yes"}}, Acute},
      {{{"SQ4", "yes"}, {"SQ6", "skip"}}, Concern},
  };
  for (const auto& row : rows) {
    const std::string changed = row.changes.empty() ? "nothing" : row.changes.begin()->first;
    EXPECT_EQ(finding_of(row.changes).status, row.status) << changed;
  }
}

TEST(ScreeningStatus, TakesASkippedQuestionAsUnclear) {
  for (const auto* const question : {"SQ1", "SQ2", "SQ3", "SQ4", "SQ5", "SQ6", "SQ7", "SQ9", "SQ10", "SQ11", "SQ12"}) {
    EXPECT_EQ(finding_of({{question, "skip"}}).status, ScreeningStatus::Unclear) << question;
    EXPECT_EQ(finding_of({{question, ""}}).status, ScreeningStatus::Unclear) << question << " left empty";
  }
}

TEST(ScreeningStatus, SeesThatTheClientMayBeTheOneWhoHarms) {
  EXPECT_FALSE(finding_of({}).client_may_harm);
  EXPECT_TRUE(finding_of({{"SQ10", "yes"}}).client_may_harm);
  EXPECT_TRUE(finding_of({{"SQ3", "past-year"}, {"SQ3-who", "me"}, {"SQ3-hurt", "yes"}}).client_may_harm);
  EXPECT_FALSE(finding_of({{"SQ3", "past-year"}, {"SQ3-who", "me"}, {"SQ3-hurt", "no"}}).client_may_harm);
  EXPECT_FALSE(finding_of({{"SQ3", "past-year"}, {"SQ3-who", "partner"}, {"SQ3-hurt", "yes"}}).client_may_harm);
  EXPECT_TRUE(finding_of({{"K-order", "names-client"}}).client_may_harm);
  EXPECT_TRUE(finding_of({{"K14", "client-may-harm"}}).client_may_harm);
}

TEST(ScreeningStatus, CountsAnOrderUnlessThereIsNone) {
  EXPECT_FALSE(finding_of({}).has_order);
  for (const auto* const answer : {"names-client", "names-partner", "not-sure", ""}) {
    EXPECT_TRUE(finding_of({{"K-order", answer}}).has_order) << answer;
  }
}

TEST(ScreeningStatus, IgnoresWhatWasAnsweredUnderAClosedQuestion) {
  const auto finding = finding_of({{"SQ3-who", "me"}, {"SQ3-hurt", "yes"}});
  EXPECT_EQ(finding.status, ScreeningStatus::NoConcernNoted);
  EXPECT_FALSE(finding.client_may_harm);
}

TEST(ScreeningStatus, IsCurrentForThirtyDays) {
  EXPECT_TRUE(screening_finding(screen({}, kToday - days(30)), std::nullopt, kToday).is_current);
  EXPECT_FALSE(screening_finding(screen({}, kToday - days(31)), std::nullopt, kToday).is_current);
  EXPECT_FALSE(screening_finding(screen({}, kToday + days(1)), std::nullopt, kToday).is_current);
}

TEST(ScreeningStatus, IsNotScreenedWithoutAScreen) {
  const auto finding = screening_finding(std::nullopt, review({}, kToday), kToday);
  EXPECT_EQ(finding.status, ScreeningStatus::NotScreened);
  EXPECT_FALSE(finding.screened_on.has_value());
}

TEST(ScreeningStatus, BecomesReviewedOkByALaterReview) {
  for (const auto& changes : {Answers{{"SQ1", "not-safe"}}, Answers{{"SQ1", "little"}}}) {
    const auto finding = screening_finding(screen(changes, kToday - days(3)), review({}, kToday - days(1)), kToday);
    EXPECT_EQ(finding.status, ScreeningStatus::ReviewedOk);
  }
}

TEST(ScreeningStatus, IsNotChangedByAReviewThatDoesNotCount) {
  const auto concern = screen({{"SQ1", "not-safe"}, {"SQ10", "yes"}}, kToday - days(20));
  auto unfinished = review({}, kToday);
  unfinished.response =
      forms::arrange(forms::reassessment(), {{"RA-result", forms::find_answers(unfinished.response, "RA-result")}},
                     forms::ResponseStatus::InProgress);
  for (const auto& late_or_lacking :
       {review({}, kToday - days(21)), review({}, kToday - days(20)), review({}, kToday + days(1)), unfinished}) {
    const auto finding = screening_finding(concern, late_or_lacking, kToday);
    EXPECT_EQ(finding.status, ScreeningStatus::Concern);
    EXPECT_TRUE(finding.client_may_harm);
  }
}

TEST(ScreeningStatus, FallsBackWhenTheReviewRunsOut) {
  const auto concern = screen({{"SQ1", "not-safe"}}, kToday - days(40));
  EXPECT_EQ(screening_finding(concern, review({}, kToday - days(30)), kToday).status, ScreeningStatus::ReviewedOk);
  EXPECT_EQ(screening_finding(concern, review({}, kToday - days(31)), kToday).status, ScreeningStatus::Concern);
}

TEST(ScreeningStatus, OrdersRecordsOfOneDayByTheirTimes) {
  auto concern = screen({{"SQ1", "not-safe"}});
  auto good = review({}, kToday);
  concern.response.authored = "2026-11-23T09:30:00-06:00";
  good.response.authored = "2026-11-23T16:00:00Z";
  EXPECT_EQ(screening_finding(concern, good, kToday).status, ScreeningStatus::ReviewedOk);
  good.response.authored = "2026-11-23T15:00:00Z";
  EXPECT_EQ(screening_finding(concern, good, kToday).status, ScreeningStatus::Concern);
  good.response.authored = "2026-11-23T16:00";
  EXPECT_EQ(screening_finding(concern, good, kToday).status, ScreeningStatus::Concern);
}

TEST(ScreeningStatus, DoesNotLetAReviewEndDangerOrReplaceTheScreen) {
  for (const auto& changes : {Answers{{"SQ12", "no"}}, Answers{{"B2", "no"}}}) {
    const auto before = screen(changes, kToday - days(2));
    const auto status = screening_finding(before, std::nullopt, kToday).status;
    EXPECT_EQ(screening_finding(before, review({}, kToday), kToday).status, status);
  }
}

TEST(ScreeningStatus, StaysAConcernWhenTheReviewSaysSo) {
  const auto quiet = screen({}, kToday - days(20));
  const auto finding = screening_finding(quiet, review({{"RA-result", "still-a-concern"}}, kToday - days(19)), kToday);
  EXPECT_EQ(finding.status, ScreeningStatus::Concern);
}

TEST(ScreeningStatus, EndsAnOrderOnlyWhenItIsOverAndAdviceWasTaken) {
  const auto ordered = screen({{"K-order", "names-partner"}}, kToday - days(2));
  const auto has_order = [&](const Answers& changes) {
    return screening_finding(ordered, review(changes, kToday), kToday).has_order;
  };
  EXPECT_TRUE(has_order({}));
  EXPECT_TRUE(has_order({{"RA-order-ended", "true"}}));
  EXPECT_TRUE(has_order({{"RA-advice", "true"}}));
  EXPECT_TRUE(has_order({{"RA-order-ended", "true"}, {"RA-advice", "true"}, {"RA-result", "still-a-concern"}}));
  EXPECT_FALSE(has_order({{"RA-order-ended", "true"}, {"RA-advice", "true"}}));
}

}  // namespace
}  // namespace handouts

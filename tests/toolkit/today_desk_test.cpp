// SPDX-License-Identifier: MIT
#include "toolkit/desks/today_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "closed_cases.h"
#include "couples.h"
#include "screen.h"
#include "told_clients.h"
#include "toolkit/desks/intake_desk.h"
#include "toolkit/desks/practice_desk.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using What = EndingSoon::What;

const sys_days kToday = std::chrono::year(2026) / 11 / 23;

struct At {
  Workplace place;
  TodayDesk desk{place.vault()};

  void pass(days count) { place.clock.advance(count); }
};

std::vector<NextStep> steps(const std::vector<AwaitedStep>& lines) {
  std::vector<NextStep> steps;
  for (const auto& line : lines) steps.push_back(line.step);
  return steps;
}

TEST(TodayDesk, HasNothingToSayWithoutClients) {
  At at;
  const auto view = at.desk.open();
  EXPECT_EQ(view.today, kToday);
  EXPECT_THAT(view.now, IsEmpty());
  EXPECT_THAT(view.later, IsEmpty());
  EXPECT_THAT(view.ending, IsEmpty());
}

TEST(TodayDesk, GoesWithACaseFromIntakeToTheLadder) {
  At at;
  const auto client = test::add_client(at.place, test::kMaria, test::kInaki);
  EXPECT_THAT(steps(at.desk.open().now), ElementsAre(NextStep::RecordIntake));
  IntakeDesk intake(at.place.vault());
  intake.save(Form::Intake, client, test::maria_intake(), 0);
  EXPECT_THAT(steps(at.desk.open().now), ElementsAre(NextStep::RecordScreening));
  intake.record(Form::Screening, client, test::calm_screening());
  const auto now = at.desk.open().now;
  ASSERT_THAT(steps(now), ElementsAre(NextStep::ChooseDocument));
  EXPECT_FALSE(now[0].words.empty());
  EXPECT_EQ(now[0].client.name, test::kMaria);
}

TEST(TodayDesk, AsksForThePracticePageOnceForAllCases) {
  At at;
  test::add_client(at.place, test::kMaria, test::kInaki);
  EXPECT_TRUE(at.desk.open().lacks_practice);
  PracticeDesk(at.place.vault()).save(test::practice());
  EXPECT_FALSE(at.desk.open().lacks_practice);
}

TEST(TodayDesk, WaitsFourteenDaysBetweenSteps) {
  At at;
  const auto client = test::open_maria_case(at.place);
  test::tell(at.place, client, "note", "none", {{"Q1-date", {"2026-11-20"}}});
  const auto view = at.desk.open();
  EXPECT_THAT(view.now, IsEmpty());
  ASSERT_THAT(view.later, SizeIs(1));
  EXPECT_EQ(view.later[0].on, kToday + days(11));
  at.pass(days(11));
  EXPECT_THAT(at.desk.open().now, SizeIs(1));
}

TEST(TodayDesk, HasNoStepForWhomAGateHolds) {
  At at;
  test::open_priya_case(at.place);
  const auto view = at.desk.open();
  EXPECT_THAT(view.now, IsEmpty());
  EXPECT_THAT(view.later, IsEmpty());
}

TEST(TodayDesk, SaysWhatEndsSoon) {
  At at;
  test::open_maria_case(at.place);
  EXPECT_THAT(at.desk.open().ending, IsEmpty());
  at.pass(days(22));
  EXPECT_THAT(at.desk.open().ending, IsEmpty());
  at.pass(days(1));
  const auto ending = at.desk.open().ending;
  ASSERT_THAT(ending, SizeIs(1));
  EXPECT_EQ(ending[0].what, What::Screen);
  EXPECT_EQ(ending[0].days_left, 7);
  EXPECT_EQ(ending[0].last_day, kToday + days(30));
  at.pass(days(8));
  EXPECT_THAT(at.desk.open().ending, IsEmpty()) << "it is over, and the private questions are to be asked";
  EXPECT_THAT(steps(at.desk.open().now), ElementsAre(NextStep::RecordScreening));
}

TEST(TodayDesk, SaysThatAnAuthorizationEndsForTwoWeeks) {
  At at;
  test::open_maria_case(at.place);
  const auto ends = sys_days(*parse_iso_date(test::authorization().expires_on));
  at.pass(ends - kToday - days(16));
  const auto authorizations = [&] {
    auto ending = at.desk.open().ending;
    std::erase_if(ending, [](const auto& line) { return line.what != What::Authorization; });
    return ending;
  };
  EXPECT_THAT(authorizations(), IsEmpty());
  at.pass(days(1));
  ASSERT_THAT(authorizations(), SizeIs(1));
  EXPECT_EQ(authorizations()[0].days_left, 14);
  EXPECT_EQ(authorizations()[0].last_day, ends - days(1)) << "on the day it names it has ended";
  at.pass(days(14));
  ASSERT_THAT(authorizations(), SizeIs(1));
  EXPECT_EQ(authorizations()[0].days_left, 0);
  at.pass(days(1));
  EXPECT_THAT(authorizations(), IsEmpty());
}

TEST(TodayDesk, PutsWhomToTalkWithByThemselves) {
  At at;
  const auto client = test::add_client(at.place, test::kMaria);
  FormDesk forms(at.place.vault());
  const auto answers = test::phq({0, 0, 0, 0, 0, 0, 0, 0, 1});
  ASSERT_EQ(forms.save(*forms.begin(client, "phq-9"), answers, 1, Ending::Finished).saved, Saved::Yes);
  ASSERT_THAT(at.desk.open().talks, SizeIs(1));
  EXPECT_EQ(at.desk.open().talks[0].id, client);
}

TEST(TodayDesk, LeavesOutClosedCases) {
  At at;
  const auto client = test::open_maria_case(at.place);
  ASSERT_THAT(at.desk.open().now, SizeIs(1));
  test::close_case(at.place, client, test::day(2026, 11, 23));
  EXPECT_THAT(at.desk.open().now, IsEmpty());
}

TEST(TodayDesk, LooksAgainOnTheNextDayAndInAnotherLanguage) {
  At at;
  test::open_maria_case(at.place);
  const auto before = at.desk.open();
  EXPECT_EQ(at.desk.open().now.size(), before.now.size());
  at.pass(days(1));
  EXPECT_EQ(at.desk.open().today, kToday + days(1));
  const auto english = at.desk.open().now.at(0).words;
  const test::Screen screen(Language::Spanish);
  EXPECT_NE(at.desk.open().now.at(0).words, english);
}

TEST(TodayDesk, LeavesOneEntry) {
  At at;
  const auto before = at.place.trail().size();
  at.desk.open();
  const auto trail = at.place.trail();
  ASSERT_EQ(trail.size(), before + 1);
  EXPECT_EQ(trail.back(), "view client today");
}

}  // namespace
}  // namespace toolkit

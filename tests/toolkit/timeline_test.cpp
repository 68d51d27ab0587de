// SPDX-License-Identifier: MIT
#include "toolkit/desks/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "screen.h"
#include "told_clients.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/desks/own_form_desk.h"

namespace toolkit {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using test::Workplace;
using testing::ElementsAre;
using What = TimelineLine::What;

const sys_days kToday = std::chrono::year(2026) / 11 / 23;

std::vector<TimelineLine> timeline(Workplace& place, const db::ClientId& client) {
  return ClientDesk(place.vault()).open(client)->timeline;
}

std::vector<What> happenings(Workplace& place, const db::ClientId& client) {
  std::vector<What> found;
  for (const auto& line : timeline(place, client)) found.push_back(line.what);
  return found;
}

TEST(Timeline, BeginsWithTheCase) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  EXPECT_THAT(timeline(place, client), ElementsAre(TimelineLine{kToday, What::CaseOpened, "", ""}));
}

TEST(Timeline, HasWhatHappenedNewestFirst) {
  Workplace place;
  const auto client = test::open_maria_case(place);
  const auto first = happenings(place, client);
  EXPECT_THAT(first, testing::IsSupersetOf({What::PrivateQuestions, What::Intake, What::CaseOpened}));
  place.clock.advance(days(1));
  const auto issued =
      HandoutDesk(place.vault(), test::typefaces()).make(client, handouts::DocumentCode::H01, test::approved());
  ASSERT_TRUE(issued.issued);
  ClientDesk(place.vault()).add_note(client, {"2026-11-25", "She laughed."});
  const auto lines = timeline(place, client);
  ASSERT_EQ(lines.size(), first.size() + 2);
  EXPECT_EQ(lines[0].words, "She laughed.");
  EXPECT_EQ(lines[0].on, kToday + days(2));
  EXPECT_EQ(lines[1], (TimelineLine{kToday + days(1), What::Document, issued.issued->text, "H01"}));
}

TEST(Timeline, NamesAFilledFormAndLeavesOutWhatWasAMistake) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  test::tell(place, client, "note", "none", {{"Q1-date", {"2026-11-20"}}});
  const auto lines = timeline(place, client);
  ASSERT_THAT(lines, testing::SizeIs(2));
  EXPECT_EQ(lines[0].what, What::FilledForm);
  EXPECT_FALSE(lines[0].words.empty());
  FormDesk forms(place.vault());
  const db::ResponseId id{lines[0].id};
  forms.set_mistaken(id, forms.open(id)->version, true);
  EXPECT_THAT(happenings(place, client), ElementsAre(What::CaseOpened));
}

TEST(Timeline, NamesAFilledFormInTheLanguageOfTheScreen) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  test::tell(place, client, "note", "none");
  EXPECT_EQ(timeline(place, client)[0].words, forms::shipped("what-happened").title);
  const test::Screen spanish(Language::Spanish);
  EXPECT_EQ(timeline(place, client)[0].words, forms::shipped_in("what-happened", "es-US").title);
}

TEST(Timeline, IsThereAlthoughAFormOfThePracticesOwnIsDamaged) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  test::tell(place, client, "note", "none");
  OwnFormDesk own(place.vault());
  own.copy("what-happened");
  own.set_title("what-happened", own.open("what-happened")->version, "How it went", "");
  ASSERT_EQ(own.use("what-happened", own.open("what-happened")->version).saved, Saved::Yes);
  EXPECT_EQ(timeline(place, client).at(0).words, "How it went");
  {
    db::Transaction transaction(place.vault());
    transaction.connection().execute("UPDATE own_form SET questionnaire = zeroblob(200)");
    transaction.commit({db::AuditAction::Change, "own_form", "", {}, ""});
  }
  EXPECT_EQ(timeline(place, client).at(0).words, forms::shipped("what-happened").title);
}

TEST(Timeline, EndsWithTheDayTheCaseWasClosed) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  ClientDesk desk(place.vault());
  place.clock.advance(days(2));
  ASSERT_EQ(desk.close(client, "2026-11-24").saved, Saved::Yes);
  EXPECT_THAT(happenings(place, client), ElementsAre(What::CaseClosed, What::CaseOpened));
  desk.reopen(client);
  EXPECT_THAT(happenings(place, client), ElementsAre(What::CaseOpened));
}

}  // namespace
}  // namespace toolkit

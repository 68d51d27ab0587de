// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/notes.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct TwoRecords {
  PageHouse house;
  db::ClientId one = test::open_maria_case(house.place);
  db::ClientId other = test::add_client(house.place, "MARIA JOSE Fernandez de la Cruz Etxeberria", test::kInaki);
  std::string merging = "/clients/" + one.text + "/merge/" + other.text;
  std::string undoing = "/clients/" + one.text + "/unmerge/" + other.text;
};

TEST(MergePages, ShowsWhoMayBeTheSamePerson) {
  TwoRecords both;
  const auto page = both.house.get("/clients").body;
  EXPECT_THAT(page, AllOf(HasSubstr("These may be the same person"), HasSubstr("/merge/")));
}

TEST(MergePages, AsksBeforeASecondRecordOfTheSamePersonIsMade) {
  PageHouse house;
  const auto known = test::add_client(house.place, test::kMaria, test::kInaki);
  test::Posted form{{"name", "maria jose fernandez de la cruz etxeberria"}, {"partner", ""}};
  const auto asked = house.post("/clients", form);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, AllOf(HasSubstr("/clients/" + known.text), HasSubstr("name=\"anyway\"")));
  form.emplace_back("anyway", "1");
  EXPECT_THAT(location(house.post("/clients", form)), HasSubstr("/clients/"));
}

TEST(MergePages, DoNotAskWhenThePartnersAreOthers) {
  PageHouse house;
  test::add_client(house.place, test::kMaria, test::kInaki);
  EXPECT_EQ(house.post("/clients", {{"name", test::kMaria}, {"partner", test::kVikram}}).status, 303);
}

TEST(MergePages, SayWhatWouldBeCopiedBeforeItIs) {
  TwoRecords both;
  const auto turned = "/clients/" + both.other.text + "/merge/" + both.one.text;
  const auto page = both.house.get(turned);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("set of private answers"), HasSubstr("1 authorization")));
  EXPECT_THAT(both.house.place.trail(), Not(Contains(HasSubstr("merge"))));
}

TEST(MergePages, MergeAndUndoWithATrail) {
  TwoRecords both;
  const auto address = "/clients/" + both.one.text;
  EXPECT_EQ(location(both.house.post(both.merging)), address);
  EXPECT_EQ(location(both.house.post(both.merging)), address) << "sent twice";
  EXPECT_EQ(location(both.house.get("/clients/" + both.other.text)), address);
  EXPECT_THAT(both.house.get("/clients").body, Not(HasSubstr(both.other.text)));
  EXPECT_THAT(both.house.get(address).body, HasSubstr("action=\"" + both.undoing + '"'));
  EXPECT_EQ(location(both.house.post(both.undoing)), address);
  EXPECT_EQ(both.house.get("/clients/" + both.other.text).status, 200);
  EXPECT_THAT(both.house.place.trail(), AllOf(Contains("merge client"), Contains("unmerge client")));
}

TEST(MergePages, LeadToTheProcessNotesThatStay) {
  TwoRecords both;
  const auto notes = "/clients/" + both.other.text + "/process-notes";
  ProcessDesk(both.house.place.vault()).choose(true);
  EXPECT_EQ(both.house.post(notes, {{"session_date", "2026-11-20"}, {"text", "needle-in-process"}}).status, 303);
  both.house.post(both.merging);
  const auto page = both.house.get("/clients/" + both.one.text).body;
  EXPECT_THAT(page, AllOf(HasSubstr(notes), Not(HasSubstr("needle-in-process"))));
  EXPECT_THAT(both.house.get(notes).body, HasSubstr("needle-in-process"));
  EXPECT_THAT(both.house.get("/clients/" + both.one.text + "/process-notes").body, Not(HasSubstr("needle-in-process")));
}

TEST(MergePages, ShowAMergedIntakeBesideTheClientsOwn) {
  TwoRecords both;
  auto typed = test::maria_intake();
  typed["D4"] = {"needle of the other intake"};
  IntakeDesk(both.house.place.vault()).save(Form::Intake, both.other, typed, 0);
  both.house.place.clock.advance(std::chrono::hours(24 * 9));
  const auto address = "/clients/" + both.one.text;
  const auto mark = "href=\"" + address + "/intakes/";
  EXPECT_THAT(both.house.get(address + "/intake").body, Not(HasSubstr(mark)));
  both.house.post(both.merging);
  for (const auto& page : {both.house.get(address).body, both.house.get(address + "/intake").body}) {
    EXPECT_THAT(page, AllOf(HasSubstr(mark), HasSubstr("November 23, 2026")));
  }
  const auto page = both.house.get(address).body;
  const auto begin = page.find(mark) + 6;
  const auto intake = page.substr(begin, page.find('"', begin) - begin);
  EXPECT_THAT(both.house.get(intake).body, HasSubstr("needle of the other intake"));
  EXPECT_EQ(both.house.place.trail().back(), "view questionnaire_response merged");
  EXPECT_THAT(both.house.get(address + "/intake").body, Not(HasSubstr("needle of the other intake")));
  both.house.post(both.undoing);
  EXPECT_EQ(both.house.get(intake).status, 404);
  EXPECT_EQ(both.house.get(address + "/intakes/x").status, 404);
}

TEST(MergePages, HaveOneIntakeWhereTheClientHadNone) {
  TwoRecords both;
  const auto turned = "/clients/" + both.other.text;
  both.house.post(turned + "/merge/" + both.one.text);
  const auto page = both.house.get(turned + "/intake").body;
  EXPECT_THAT(page, Not(HasSubstr("/intakes/")));
  EXPECT_THAT(both.house.get(turned).body, Not(HasSubstr("/intakes/")));
}

TEST(MergePages, NameOnTheClientsPageWhoMayBeTheSamePerson) {
  TwoRecords both;
  const auto address = "/clients/" + both.one.text;
  EXPECT_THAT(both.house.get(address).body, Not(HasSubstr(both.merging))) << "before the records are read";
  both.house.search().read_everything();
  EXPECT_THAT(both.house.get(address).body, AllOf(HasSubstr("May be the same person as"), HasSubstr(both.merging)));
  const auto third = test::add_client(both.house.place, test::kMaria, test::kVikram);
  EXPECT_THAT(both.house.get(address).body, Not(HasSubstr(third.text))) << "the partner is another";
  both.house.post(both.merging);
  EXPECT_THAT(both.house.get(address).body, Not(HasSubstr("May be the same person as")));
}

TEST(MergePages, DoNotKeepAClientsPageWaitingForTheNamesOfManyOthers) {
  TwoRecords both;
  const auto address = "/clients/" + both.one.text;
  both.house.search().read_everything();
  for (int i = 0; i < 101; ++i) test::add_client(both.house.place, "Other");
  EXPECT_THAT(both.house.get(address).body, Not(HasSubstr("May be the same person as")));
  both.house.post("/search", {{"typed", "maria"}});
  EXPECT_THAT(both.house.get(address).body, HasSubstr("May be the same person as"));
}

TEST(MergePages, ShowNoHistoryOfARecordThatWasMergedAway) {
  TwoRecords both;
  both.house.post(both.merging);
  EXPECT_FALSE(HistoryDesk(both.house.place.vault()).open(Versioned::Record, both.other.text, {}));
  EXPECT_FALSE(HistoryDesk(both.house.place.vault()).open(Versioned::Intake, both.other.text, {}));
}

TEST(MergePages, RefuseToUndoWhatWasNotMerged) {
  TwoRecords both;
  EXPECT_EQ(both.house.post(both.undoing).status, 409);
  EXPECT_EQ(both.house.get("/clients/" + both.one.text + "/merge/" + both.one.text).status, 200);
  EXPECT_EQ(both.house.post("/clients/" + both.one.text + "/merge/" + both.one.text).status, 409);
  EXPECT_EQ(both.house.get("/clients/" + both.one.text + "/merge/x").status, 404);
}

}  // namespace
}  // namespace toolkit

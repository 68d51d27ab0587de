// SPDX-License-Identifier: MIT
#include "toolkit/desks/search_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "screen.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/intake_desk.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

void add_note(Workplace& place, const db::ClientId& client, const std::string& text) {
  place.clock.advance(std::chrono::seconds(1));
  ClientDesk(place.vault()).add_note(client, {"2026-11-20", text});
}

/// The parts of a snippet, what matches in brackets.
std::string shown(const Snippet& snippet) {
  std::string text;
  for (const auto& part : snippet) text += part.is_match ? "[" + part.text + "]" : part.text;
  return text;
}

TEST(SearchDesk, ShowsPeopleAndWhatIsWrittenAboutThem) {
  Workplace place;
  const auto maria = test::open_maria_case(place);
  add_note(place, maria, "Talks fast when asked about the evenings.");
  SearchDesk desk(place.vault());
  desk.read_everything();
  const auto person = desk.search("maria etxe", 50);
  ASSERT_THAT(person.people, SizeIs(1));
  EXPECT_EQ(shown(person.people[0].snippet), "[María]-José Fernández de la Cruz-[Etxeberria]");
  EXPECT_EQ(shown(person.people[0].partner), "Iñaki [Etxeberria]-Muñoz");
  const auto note = desk.search("EVEN", 50);
  ASSERT_THAT(note.records, SizeIs(1));
  EXPECT_EQ(shown(note.records[0].snippet), "Talks fast when asked about the [evenings].");
  EXPECT_EQ(note.records[0].client.name, test::kMaria);
  const auto answer = desk.search("eat together", 50);
  ASSERT_THAT(answer.records, SizeIs(1));
  EXPECT_EQ(shown(answer.records[0].snippet), "that we [eat] [together] again");
  EXPECT_EQ(answer.records[0].what, questionnaire(Form::Intake).title);
  const test::Screen spanish(Language::Spanish);
  EXPECT_EQ(desk.search("eat together", 50).records.at(0).what, forms::shipped_in("intake", "es-US").title);
}

TEST(SearchDesk, FindsWhatADeskSavedAMomentAgo) {
  Workplace place;
  const auto client = test::add_client(place, test::kPriya);
  SearchDesk desk(place.vault());
  desk.read_everything();
  add_note(place, client, "works nights");
  EXPECT_THAT(desk.search("nights", 50).records, SizeIs(1));
  test::add_client(place, test::kMaria);
  EXPECT_THAT(desk.search("maria", 50).people, SizeIs(1));
  IntakeDesk(place.vault()).save(Form::Intake, client, {{"D5", {"his patience"}}}, 0);
  EXPECT_THAT(desk.search("patience", 50).records, SizeIs(1));
}

TEST(SearchDesk, DoesNotFindThePrivateQuestions) {
  Workplace place;
  test::open_priya_case(place);
  SearchDesk desk(place.vault());
  desk.read_everything();
  for (const auto& item : forms::screening().items) {
    for (const auto& question : item.items) {
      for (const auto& option : question.options) {
        for (const auto& found : desk.search(forms::label_of(option.value), 50).records)
          EXPECT_NE(found.what, "Answers") << forms::label_of(option.value);
      }
    }
  }
  EXPECT_EQ(desk.progress().total, 3U) << "the client, the intake and the judgement";
}

TEST(SearchDesk, CutsALongTextAroundTheMatch) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  add_note(place, client, test::repeated("début ", 40) + "blame" + test::repeated(" après", 60));
  SearchDesk desk(place.vault());
  desk.read_everything();
  const auto snippet = desk.search("blame", 50).records.at(0).snippet;
  const auto text = shown(snippet);
  EXPECT_TRUE(text.starts_with("…début ")) << text;
  EXPECT_TRUE(text.ends_with(" après…")) << text;
  EXPECT_NE(text.find(" [blame] "), std::string::npos);
  EXPECT_LT(text.size(), 260U);
}

TEST(SearchDesk, IsAViewWithoutWhatWasTyped) {
  Workplace place;
  test::add_client(place, test::kMaria);
  SearchDesk desk(place.vault());
  desk.search("maria", 50);
  desk.search("", 50);
  desk.search("?!", 50);
  EXPECT_THAT(place.trail(), ElementsAre("create client", "view search"));
}

TEST(SearchDesk, FindsNothingForNothing) {
  Workplace place;
  test::add_client(place, test::kMaria);
  SearchDesk desk(place.vault());
  desk.read_everything();
  for (const char* typed : {"", " ", "*", "\"", "--"}) {
    EXPECT_FALSE(desk.search(typed, 50).has_words) << typed;
    EXPECT_TRUE(desk.search(typed, 50).is_empty()) << typed;
  }
}

TEST(SearchDesk, ReadsInTheBackgroundUntilItIsLocked) {
  Workplace place;
  for (int i = 0; i < 200; ++i) test::add_client(place, test::kMaria);
  SearchDesk desk(place.vault());
  desk.begin();
  desk.begin();
  // Whoever asks meanwhile is answered, and whatever the thread has done, nothing is lost.
  desk.read_everything();
  EXPECT_TRUE(desk.progress().is_done());
  EXPECT_THAT(desk.search("maria", 500).people, SizeIs(200));
  desk.begin();
  place.vault().lock();
  EXPECT_THROW(desk.search("maria", 50), db::VaultLocked);
  desk.begin();
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/snapshot.h"

#include <gtest/gtest.h>

#include "couples.h"
#include "forms/shipped.h"
#include "toolkit/desks/client_desk.h"

namespace toolkit {
namespace {

using Kind = Stretch::Kind;

std::string text_of(const Snapshot& snapshot, const std::string& key) {
  for (const auto& said : snapshot) {
    if (said.key == key) return said.text;
  }
  return "no such question";
}

TEST(Snapshot, SaysAnswersInTheWordsOfTheForm) {
  const auto snapshot = snapshot_of(forms::intake(), {{"B2", {"yes"}}, {"D4", {"time"}}, {"gone", {"x", "y"}}});
  EXPECT_EQ(text_of(snapshot, "B2"), forms::label_of(forms::find_item(forms::intake(), "B2")->options.front().value));
  EXPECT_EQ(text_of(snapshot, "D4"), "time");
  EXPECT_EQ(text_of(snapshot, "D5"), "");
  EXPECT_EQ(snapshot.back(), (Said{"gone", "gone", "x; y"}));
}

TEST(Snapshot, DiffersOnlyWhereTheRecordsDo) {
  const Snapshot note = snapshot_of(TypedNote{"2026-11-23", "one two"});
  EXPECT_TRUE(differences(note, note).empty());
  const auto found = differences(note, snapshot_of(TypedNote{"2026-11-23", "one three"}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0],
            (Difference{"text", "Note", {{Kind::Same, "one "}, {Kind::Removed, "two"}, {Kind::Added, "three"}}}));
}

TEST(Snapshot, TellsOfAnswersThatOnlyOneOfTwoHas) {
  const Typed one{{"D4", {"time"}}, {"gone", {"x"}}};
  const Typed other{{"D5", {"patience"}}};
  const auto found = differences(snapshot_of(forms::intake(), one), snapshot_of(forms::intake(), other));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].stretches, (std::vector<Stretch>{{Kind::Removed, "time"}}));
  EXPECT_EQ(found[1].stretches, (std::vector<Stretch>{{Kind::Added, "patience"}}));
  EXPECT_EQ(found[2].key, "gone");
}

TEST(Snapshot, NoticesEveryMemberOfAClientAndOfThePractice) {
  db::Client client;
  client.name = "a";
  client.pronouns = "b";
  client.language = "c";
  client.partner = {"d", "e", "f", "g"};
  EXPECT_EQ(differences(snapshot_of(db::Client{}), snapshot_of(client)).size(), 7U);
  auto practice = test::practice();
  practice.paper = db::PaperSize::A4;
  practice.legal_name = "other";
  practice.hears_partner = !practice.hears_partner;
  EXPECT_EQ(differences(snapshot_of(test::practice()), snapshot_of(practice)).size(), 3U);
  const PracticePlace uk{true, true, "at the door"};
  EXPECT_EQ(differences(snapshot_of(practice), snapshot_of(practice, uk)).size(), 3U);
}

}  // namespace
}  // namespace toolkit

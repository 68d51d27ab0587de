// SPDX-License-Identifier: MIT
#include "toolkit/desks/history_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "forms/shipped.h"
#include "screen.h"
#include "toolkit/desks/intake_desk.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

struct At {
  Workplace place;
  ClientDesk clients{place.vault()};
  IntakeDesk intake{place.vault()};
  HistoryDesk history{place.vault()};
  db::ClientId client = test::add_client(place, test::kMaria, test::kInaki);

  db::NoteId note(const std::string& text) {
    clients.add_note(client, {"2026-11-23", text});
    return test::notes_of(place, client).at(0).id;
  }
  std::string text(Versioned kind, const std::string& id, std::int64_t version, const std::string& key) {
    const auto opened = history.open(kind, id, {version})->opened;
    for (const auto& said : opened.at(0)) {
      if (said.key == key) return said.text;
    }
    return "no such question";
  }
};

TEST(HistoryDesk, ListsTheVersionsOfANoteNewestFirstWithWhenAndWho) {
  At at;
  const auto note = at.note("one");
  at.place.clock.advance(std::chrono::minutes(5));
  ASSERT_EQ(at.clients.change_note(note, 1, {"2026-11-22", "two"}).saved, Saved::Yes);
  const auto history = at.history.open(Versioned::Note, note.text, {1, 2});
  const auto now = at.place.clock.now();
  EXPECT_THAT(history->versions,
              ElementsAre(VersionLine{2, now, "you"}, VersionLine{1, now - std::chrono::minutes(5), "you"}));
  EXPECT_EQ(history->client.name, test::kMaria);
  EXPECT_EQ(history->opened,
            (std::vector{snapshot_of(TypedNote{"2026-11-23", "one"}), snapshot_of(TypedNote{"2026-11-22", "two"})}));
  EXPECT_THAT(at.place.trail(), Contains("view note versions 1 2"));
}

TEST(HistoryDesk, ReadsAFormInTheLanguageOfTheScreen) {
  At at;
  at.intake.save(Form::Intake, at.client, test::maria_intake(), 0);
  const auto form = forms::shipped_in("intake", "es-US");
  const auto& stand = *forms::find_item(form, "M1");
  const test::Screen spanish(Language::Spanish);
  EXPECT_EQ(at.text(Versioned::Intake, at.client.text, 1, "M1"),
            forms::label_of(forms::find_option(stand, "working")->value));
  EXPECT_THAT(at.history.open(Versioned::Intake, at.client.text, {1})->opened.at(0),
              Contains(testing::Field(&Said::question, stand.text)));
}

TEST(HistoryDesk, RestoresAnEarlierNoteAsOneMoreVersion) {
  At at;
  const auto note = at.note("one");
  ASSERT_EQ(at.clients.change_note(note, 1, {"2026-11-22", "two"}).saved, Saved::Yes);
  EXPECT_EQ(at.history.restore(Versioned::Note, note.text, 1, 2).saved, Saved::Yes);
  EXPECT_EQ(at.history.open(Versioned::Note, note.text, {})->versions.size(), 3U);
  for (const auto& [version, text] : {std::pair(1, "one"), {2, "two"}, {3, "one"}}) {
    EXPECT_EQ(at.text(Versioned::Note, note.text, version, "text"), text);
  }
  EXPECT_EQ(at.clients.open_note(note)->text, "one");
  EXPECT_THAT(at.place.trail(), Contains("restore note"));
}

TEST(HistoryDesk, RestoresNothingOverAVersionThatWasNotSeen) {
  At at;
  const auto note = at.note("one");
  ASSERT_EQ(at.clients.change_note(note, 1, {"2026-11-22", "two"}).saved, Saved::Yes);
  EXPECT_EQ(at.history.restore(Versioned::Note, note.text, 1, 1).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.clients.open_note(note)->text, "two");
}

TEST(HistoryDesk, ComparesAndRestoresTheAnswersOfAForm) {
  At at;
  auto intake = test::maria_intake();
  at.intake.save(Form::Intake, at.client, intake, 0);
  intake["D4"] = {"another answer"};
  ASSERT_EQ(at.intake.save(Form::Intake, at.client, intake, 1).saved, Saved::Yes);
  const auto opened = at.history.open(Versioned::Intake, at.client.text, {1, 2})->opened;
  const auto found = differences(opened.at(0), opened.at(1));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].key, "D4");
  EXPECT_EQ(at.history.restore(Versioned::Intake, at.client.text, 1, 2).saved, Saved::Yes);
  const auto after = at.history.open(Versioned::Intake, at.client.text, {1, 3})->opened;
  EXPECT_EQ(after.at(0), after.at(1));
  EXPECT_THAT(at.place.trail(), Contains("restore questionnaire_response"));
}

TEST(HistoryDesk, KnowsTheVersionsOfTheJudgement) {
  At at;
  at.intake.save(Form::Judgement, at.client, test::suitable_judgement(), 0);
  EXPECT_EQ(at.history.open(Versioned::Judgement, at.client.text, {1})->versions.size(), 1U);
  EXPECT_FALSE(at.history.open(Versioned::Intake, at.client.text, {}));
}

TEST(HistoryDesk, RestoresTheClientAndThePartnerTogether) {
  At at;
  auto record = *at.clients.open_record(at.client);
  record.name = "Ana";
  record.partner.name = "Taylor Kim";
  ASSERT_EQ(at.clients.change_record(record).saved, Saved::Yes);
  EXPECT_EQ(at.text(Versioned::Record, at.client.text, 1, "partner_name"), test::kInaki);
  EXPECT_EQ(at.text(Versioned::Record, at.client.text, 2, "name"), "Ana");
  EXPECT_EQ(at.history.restore(Versioned::Record, at.client.text, 1, 2).saved, Saved::Yes);
  const auto restored = at.clients.open_record(at.client);
  EXPECT_EQ(restored->version, 3);
  EXPECT_EQ(restored->name, test::kMaria);
  EXPECT_EQ(restored->partner.name, test::kInaki);
  EXPECT_THAT(at.place.trail(), Contains("restore client"));
}

TEST(HistoryDesk, FindsNothingForNoRecordAndNoVersion) {
  At at;
  const auto note = at.note("one");
  EXPECT_FALSE(at.history.open(Versioned::Note, db::random_uuid(), {}));
  EXPECT_FALSE(at.history.open(Versioned::Note, note.text, {2}));
  EXPECT_FALSE(at.history.open(Versioned::Note, note.text, {0}));
  EXPECT_FALSE(at.history.open(Versioned::ProcessNote, note.text, {}));
  EXPECT_EQ(at.history.restore(Versioned::Note, note.text, 2, 1).saved, Saved::NoSuchRecord);
  EXPECT_EQ(at.history.restore(Versioned::Record, db::random_uuid(), 1, 1).saved, Saved::NoSuchRecord);
}

}  // namespace
}  // namespace toolkit

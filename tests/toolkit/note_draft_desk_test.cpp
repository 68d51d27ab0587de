// SPDX-License-Identifier: MIT
#include "toolkit/desks/note_draft_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "toolkit/desks/process_desk.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::ElementsAre;

/// As the door does it.
void lock_and_unlock(Workplace& place) {
  place.vault().lock();
  std::string words(test::kPassphrase);
  EXPECT_EQ(place.vault().unlock(db::SecretBytes::taken_from(words)), db::Vault::UnlockResult::Unlocked);
}

struct NoteDraftDeskTest : testing::Test {
  Workplace place;
  NoteDraftDesk desk{place.vault()};
  db::ClientId client = test::add_client(place, test::kMaria);
  db::DraftOf of{db::NoteKind::Intake, client, {}};

  std::string kept_text() {
    const auto kept = desk.find(of);
    return kept.draft ? kept.draft->text : "nothing";
  }
};

TEST_F(NoteDraftDeskTest, KeepsWhatIsTypedHoweverUnfinished) {
  const auto outcome = desk.save(of, "", 0, {"2026-1", "She w"});
  EXPECT_EQ(outcome.saved, Saved::Yes);
  EXPECT_EQ(desk.find(of).draft->id, outcome.id);
  EXPECT_EQ(desk.find(of).draft->session_date, "2026-1");
  EXPECT_EQ(kept_text(), "She w");
}

TEST_F(NoteDraftDeskTest, KeepsNothingOfAnEmptyText) {
  EXPECT_EQ(desk.save(of, "", 0, {"2026-11-23", " \n"}).id, "");
  EXPECT_EQ(kept_text(), "nothing");
  const auto typed = desk.save(of, "", 0, {"2026-11-23", "one"});
  EXPECT_EQ(desk.save(of, typed.id, 0, {"2026-11-23", ""}).saved, Saved::Yes);
  EXPECT_EQ(kept_text(), "nothing");
}

TEST_F(NoteDraftDeskTest, RefusesWhatCouldNeverBeSavedAsANote) {
  EXPECT_EQ(desk.save(of, "", 0, {"", "\xff"}).problems.at(0).field, "text");
  EXPECT_EQ(desk.save(of, "", 0, {"", std::string(100'001, 'n')}).problems.at(0).field, "text");
}

TEST_F(NoteDraftDeskTest, OverwritesNothingThatAnotherWindowTyped) {
  desk.save(of, "", 0, {"", "theirs"});
  EXPECT_EQ(desk.save(of, "", 0, {"", "mine"}).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(desk.throw_away(of, ""), Saved::ChangedMeanwhile);
  EXPECT_EQ(kept_text(), "theirs");
}

TEST_F(NoteDraftDeskTest, LetsADraftGoWithTheNoteThatIsSavedFromItAndWithNoOther) {
  ClientDesk clients(place.vault());
  const auto draft = desk.save(of, "", 0, {"2026-11-23", "one"}).id;
  EXPECT_EQ(clients.add_note(client, {"2026-11-23", "two"}).saved, Saved::Yes);
  EXPECT_EQ(kept_text(), "one");
  EXPECT_EQ(clients.add_note(client, {"2026-11-23", "one"}, draft).saved, Saved::Yes);
  EXPECT_EQ(kept_text(), "nothing");
}

TEST_F(NoteDraftDeskTest, KeepsOneBesideTheNoteThatIsChanged) {
  ClientDesk clients(place.vault());
  clients.add_note(client, {"2026-11-23", "one"});
  const auto note = test::notes_of(place, client).at(0);
  const db::DraftOf of_note{db::NoteKind::Intake, client, note.id.text};
  const auto draft = desk.save(of_note, "", note.version, {"2026-11-23", "one and two"}).id;
  EXPECT_EQ(clients.open_note(note.id)->text, "one");
  EXPECT_EQ(desk.find(of_note).draft->note_version, note.version);
  clients.change_note(note.id, note.version, {"2026-11-23", "one and two"}, db::AuditAction::Change, draft);
  EXPECT_FALSE(desk.find(of_note).draft);
}

TEST_F(NoteDraftDeskTest, KeepsProcessNotesOnlyWhereTheyAreWritten) {
  const db::DraftOf of_process{db::NoteKind::Process, client, {}};
  EXPECT_EQ(desk.save(of_process, "", 0, {"", "why?"}).saved, Saved::NoSuchRecord);
  ProcessDesk(place.vault()).choose(true);
  const auto draft = desk.save(of_process, "", 0, {"2026-11-23", "why?"});
  EXPECT_EQ(draft.saved, Saved::Yes);
  ProcessDesk(place.vault()).add(client, {"2026-11-23", "why?"}, draft.id);
  EXPECT_FALSE(desk.find(of_process).draft);
}

TEST_F(NoteDraftDeskTest, LeavesATrailWithoutTheWords) {
  const auto first = desk.save(of, "", 0, {"", "needle"}).id;
  const auto second = desk.save(of, first, 0, {"", "needle and thread"}).id;
  desk.throw_away(of, second);
  EXPECT_THAT(place.trail(),
              ElementsAre("create client", "create note_draft", "change note_draft", "trash note_draft"));
}

TEST_F(NoteDraftDeskTest, SurvivesALock) {
  desk.save(of, "", 0, {"2026-11-23", "typed before the lock"});
  lock_and_unlock(place);
  EXPECT_EQ(kept_text(), "typed before the lock");
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "db/note_drafts.h"

#include <gtest/gtest.h>

#include "db/client_merges.h"
#include "db/connection.h"
#include "db/erasure.h"
#include "db/notes.h"
#include "db/statement.h"
#include "db/transaction.h"
#include "db/trash.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::created;
using test::kSessionDate;
using test::Workplace;

struct NoteDrafts : testing::Test {
  Workplace place;
  ClientId client = test::saved_client(place.vault()).id;
  DraftOf of{NoteKind::Intake, client, {}};

  /// The id of the state that is kept then, or empty when another one was there.
  std::string save(const DraftOf& what, const std::string& text, const std::string& seen = {}) {
    Transaction transaction(place.vault());
    NoteDraft draft{seen, what, 3, "2026-11-2", text, {}};
    if (!save_note_draft(transaction, draft)) return {};
    transaction.commit(created());
    return draft.id;
  }
  std::optional<NoteDraft> find(const DraftOf& what) {
    Transaction transaction(place.vault());
    return find_note_draft(transaction, what);
  }
};

}  // namespace

TEST_F(NoteDrafts, ComeBackAsTheyWereTyped) {
  const auto id = save(of, "She laughed.\n“¡ya basta!”");
  const auto found = find(of);
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, (NoteDraft{id, of, 3, "2026-11-2", "She laughed.\n“¡ya basta!”", place.clock().now()}));
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST_F(NoteDrafts, TakeThePlaceOfTheStateThatWasSeenAndOfNoOther) {
  const auto first = save(of, "one");
  const auto second = save(of, "one, two", first);
  EXPECT_FALSE(second.empty());
  EXPECT_EQ(save(of, "from another window", first), "");
  EXPECT_EQ(save(of, "from a third that saw none"), "");
  EXPECT_EQ(find(of)->text, "one, two");
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST_F(NoteDrafts, AreOneForEachNoteAndKind) {
  const DraftOf of_process{NoteKind::Process, client, {}};
  const DraftOf of_stored{NoteKind::Intake, client, random_uuid()};
  save(of, "new");
  save(of_process, "process");
  save(of_stored, "stored");
  EXPECT_EQ(find(of)->text, "new");
  EXPECT_EQ(find(of_process)->text, "process");
  EXPECT_EQ(find(of_stored)->text, "stored");
}

TEST_F(NoteDrafts, AreGoneOnceTheirLastStateIsRemoved) {
  const auto id = save(of, "one");
  Transaction transaction(place.vault());
  EXPECT_FALSE(remove_note_draft(transaction, of, ""));
  EXPECT_FALSE(remove_note_draft(transaction, of, random_uuid()));
  EXPECT_TRUE(remove_note_draft(transaction, of, id));
  EXPECT_FALSE(find_note_draft(transaction, of));
}

TEST_F(NoteDrafts, ThatAreDamagedAreToldOfAndShutNothing) {
  save(of, "one");
  Transaction transaction(place.vault());
  transaction.connection().execute("UPDATE note_draft SET of_version = 4");
  EXPECT_FALSE(find_note_draft(transaction, of));
  EXPECT_EQ(transaction.damaged_rows().size(), 1U);
}

TEST_F(NoteDrafts, ThatAreDamagedMakeRoomForTheNext) {
  save(of, "one");
  {
    Transaction transaction(place.vault());
    transaction.connection().execute("UPDATE note_draft SET of_version = 4");
    transaction.commit(created());
  }
  EXPECT_EQ(save(of, "from a window that saw it whole", random_uuid()), "");
  const auto second = save(of, "two");
  EXPECT_NE(second, "");
  EXPECT_EQ(find(of)->text, "two");
  EXPECT_NE(save(of, "two, three", second), "");
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST_F(NoteDrafts, KeepTheirClientFromBeingMergedIntoAnother) {
  const auto other = test::saved_client(place.vault()).id;
  save(of, "mine");
  const auto theirs = save({NoteKind::Intake, other, {}}, "theirs");
  Transaction transaction(place.vault());
  EXPECT_EQ(find_merge_refusal(transaction, client, other), MergeRefusal::HasDraft);
  EXPECT_TRUE(remove_note_draft(transaction, {NoteKind::Intake, other, {}}, theirs));
  EXPECT_EQ(find_merge_refusal(transaction, client, other), std::nullopt);
  merge_clients(transaction, client, other);
  EXPECT_EQ(find_note_draft(transaction, of)->text, "mine");
}

TEST_F(NoteDrafts, AreDestroyedWithTheirNote) {
  NoteDraft draft{{}, of, 1, "", "more", {}};
  {
    Transaction transaction(place.vault());
    draft.of.note = add_note(transaction, client, kSessionDate, "text").id.text;
    EXPECT_TRUE(save_note_draft(transaction, draft));
    EXPECT_TRUE(put_in_trash(transaction, "note", draft.of.note));
    transaction.commit(created());
  }
  place.clock().advance(std::chrono::hours(24 * 31));
  Transaction transaction(place.vault());
  EXPECT_EQ(erase_trashed_note(transaction, "note", draft.of.note), ErasureOutcome::Erased);
  EXPECT_FALSE(find_note_draft(transaction, draft.of));
}

TEST_F(NoteDrafts, AreDestroyedWithTheirClient) {
  save(of, "words");
  Transaction transaction(place.vault());
  EXPECT_EQ(erase_client(transaction, client, ErasureReason::PersonAsked), ErasureOutcome::Erased);
  Statement row(transaction.connection(), "SELECT count(*) FROM note_draft");
  row.step();
  EXPECT_EQ(row.number(0), 0);
}

}  // namespace db

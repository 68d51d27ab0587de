// SPDX-License-Identifier: MIT
#include "db/trash.h"

#include <gtest/gtest.h>

#include "db/notes.h"
#include "db/transaction.h"
#include "db/verify.h"
#include "people.h"
#include "raw_store.h"
#include "workplace.h"

namespace db {

using test::Workplace;

TEST(Trash, HidesANoteAndGivesItBackAsItWas) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  const auto note = add_note(transaction, client, test::kSessionDate, "one");
  EXPECT_TRUE(put_in_trash(transaction, "note", note.id.text));
  EXPECT_FALSE(find_note(transaction, note.id));
  EXPECT_TRUE(list_notes(transaction, client).empty());
  EXPECT_TRUE(verify(transaction).is_whole());
  EXPECT_TRUE(take_out_of_trash(transaction, "note", note.id.text));
  EXPECT_EQ(find_note(transaction, note.id), note);
  EXPECT_EQ(list_notes(transaction, client).size(), 1U);
  EXPECT_TRUE(list_trash(transaction).empty());
  EXPECT_TRUE(verify(transaction).is_whole());
}

TEST(Trash, HidesAClientAndTheirNotes) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  Transaction transaction(place.vault());
  const auto note = add_note(transaction, client.id, test::kSessionDate, "one");
  EXPECT_TRUE(put_in_trash(transaction, "client", client.id.text));
  EXPECT_FALSE(find_client(transaction, client.id));
  EXPECT_FALSE(find_note(transaction, note.id));
  EXPECT_TRUE(list_clients(transaction).empty());
  EXPECT_TRUE(take_out_of_trash(transaction, "client", client.id.text));
  EXPECT_EQ(find_client(transaction, client.id), client);
}

TEST(Trash, SaysWhoPutWhatThereAndUntilWhenItStays) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  const auto note = add_note(transaction, client, test::kSessionDate, "one");
  EXPECT_TRUE(put_in_trash(transaction, "note", note.id.text));
  const Trashed expected{"note", note.id.text, client, transaction.now(), transaction.actor()};
  EXPECT_EQ(list_trash(transaction), std::vector{expected});
  EXPECT_EQ(expected.stays_until(), transaction.now() + std::chrono::days(30));
}

TEST(Trash, TakesNothingTwiceAndNothingThatIsNotThere) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  EXPECT_FALSE(put_in_trash(transaction, "note", random_uuid()));
  EXPECT_FALSE(take_out_of_trash(transaction, "client", client.text));
  EXPECT_TRUE(put_in_trash(transaction, "client", client.text));
  EXPECT_FALSE(put_in_trash(transaction, "client", client.text));
}

TEST(Trash, ThatSomebodyElseWroteHidesNobody) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  place.close();
  test::execute(place.record_store(),
                "INSERT INTO trash (id, client_id, version, of_table, of_id, trashed_at, trashed_by) SELECT id, id, 1, "
                "'client', id, 0, '' FROM client");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(list_clients(transaction).size(), 1U);
  EXPECT_FALSE(transaction.damaged_rows().empty());
}

}  // namespace db

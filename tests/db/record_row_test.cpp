// SPDX-License-Identifier: MIT
#include "db/record_row.h"

#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/notes.h"
#include "db/roster.h"
#include "db/transaction.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

struct Saved {
  Note note;
  RecordAddress address;
};

Saved save_note(Transaction& transaction) {
  const auto client = add_client(transaction, "Ana", {}).id;
  auto note = add_note(transaction, client, test::kSessionDate, "the text");
  return {note, *find_record(transaction.connection(), record_table("note"), note.id.text)};
}

}  // namespace

TEST(RecordRow, HasEveryColumnButTheMac) {
  Workplace place;
  Transaction transaction(place.vault());
  const auto saved = save_note(transaction);
  const auto row = load_record(transaction.connection(), transaction.keyring(), record_table("note"), saved.address);
  EXPECT_EQ(row.columns.size(), 7U);
  EXPECT_EQ(row.column("body"), (RecordColumn{"body", RecordColumn::Kind::Cell, 0, "the text"}));
  EXPECT_EQ(row.column("version").number, 1);
  EXPECT_EQ(row.column("client_id").text, saved.note.client.text);
}

TEST(RecordRow, CanBeTakenOutAndPutBack) {
  Workplace place;
  Transaction transaction(place.vault());
  auto& connection = transaction.connection();
  auto& keyring = transaction.keyring();
  auto saved = save_note(transaction);
  EXPECT_TRUE(change_note(transaction, saved.note));
  const auto& table = record_table("note");
  const auto address = *find_record(connection, table, saved.note.id.text);
  const auto row = load_record(connection, keyring, table, address);

  remove_record(connection, keyring, table, address);
  EXPECT_EQ(find_record(connection, table, saved.note.id.text), std::nullopt);
  EXPECT_TRUE(is_roster_complete(connection, keyring, saved.note.client));
  insert_record(connection, keyring, table, row);
  EXPECT_EQ(find_note(transaction, saved.note.id), saved.note);
  transaction.commit(test::created());
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(RecordRow, CanMoveToAnotherClient) {
  Workplace place;
  Transaction transaction(place.vault());
  const auto saved = save_note(transaction);
  const auto other = add_client(transaction, "Sam", {}).id;
  const auto& table = record_table("note");
  auto row = load_record(transaction.connection(), transaction.keyring(), table, saved.address);
  row.column("id").text = random_uuid();
  row.column("client_id").text = other.text;
  insert_record(transaction.connection(), transaction.keyring(), table, row);
  EXPECT_EQ(list_notes(transaction, other).front().text, "the text");
  transaction.commit(test::created());
  EXPECT_TRUE(test::is_whole(place.vault()));
}

}  // namespace db

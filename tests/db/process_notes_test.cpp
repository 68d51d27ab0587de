// SPDX-License-Identifier: MIT
#include "db/process_notes.h"

#include <gtest/gtest.h>

#include "db/record_versions.h"
#include "db/transaction.h"
#include "db/trash.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using test::kSessionDate;
using test::Workplace;

ProcessNote save(Vault& vault, const ClientId& client, std::chrono::year_month_day date, const std::string& text) {
  Transaction transaction(vault);
  auto note = add_process_note(transaction, client, date, text);
  transaction.commit({AuditAction::Create, "process_note", note.id.text, client, {}});
  return note;
}

bool change(Vault& vault, ProcessNote& note) {
  Transaction transaction(vault);
  const bool is_changed = change_process_note(transaction, note);
  transaction.commit({AuditAction::Change, "process_note", note.id.text, note.client, {}});
  return is_changed;
}

std::vector<ProcessNote> list(Vault& vault, const ClientId& client) {
  Transaction transaction(vault);
  return list_process_notes(transaction, client);
}

}  // namespace

TEST(ProcessNotes, ComeBackAsTheyWereWritten) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  for (const std::string& text :
       {std::string(), std::string("She laughed.\n\tThen: “¡ya basta!”"), std::string(50'000, 'n')}) {
    const auto note = save(place.vault(), client.id, kSessionDate, text);
    Transaction transaction(place.vault());
    const auto found = find_process_note(transaction, note.id);
    EXPECT_EQ(found, note);
    EXPECT_EQ(found->text, text);
  }
}

TEST(ProcessNotes, AreListedByNewestSession) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const auto on = [&](int day) { return save(place.vault(), client, sys_days(kSessionDate) + days(day), "text"); };
  const auto second = on(1);
  const auto first = on(0);
  const auto third = on(2);
  const auto third_again = on(2);
  EXPECT_EQ(list(place.vault(), client), (std::vector{third_again, third, second, first}));
}

TEST(ProcessNotes, BelongToOneClient) {
  Workplace place;
  const auto one = test::saved_client(place.vault()).id;
  const auto two = test::saved_client(place.vault()).id;
  const auto note = save(place.vault(), one, kSessionDate, "only hers");
  EXPECT_EQ(list(place.vault(), one), std::vector{note});
  EXPECT_TRUE(list(place.vault(), two).empty());
}

TEST(ProcessNotes, KeepWhatWasChanged) {
  Workplace place;
  auto note = save(place.vault(), test::saved_client(place.vault()).id, kSessionDate, "before");
  place.clock().advance(std::chrono::minutes(1));
  note.text = "after";
  note.session_date = sys_days(kSessionDate) - days(1);
  ASSERT_TRUE(change(place.vault(), note));
  EXPECT_EQ(note.version, 2);
  EXPECT_EQ(list(place.vault(), note.client), std::vector{note});
}

TEST(ProcessNotes, AreNotOverwrittenByAnOlderVersion) {
  Workplace place;
  auto mine = save(place.vault(), test::saved_client(place.vault()).id, kSessionDate, "before");
  auto theirs = mine;
  theirs.text = "theirs";
  ASSERT_TRUE(change(place.vault(), theirs));
  mine.text = "mine";
  EXPECT_FALSE(change(place.vault(), mine));
  EXPECT_EQ(mine.version, 1);
  EXPECT_EQ(list(place.vault(), mine.client), std::vector{theirs});
}

TEST(ProcessNotes, MayBeUnknown) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  EXPECT_EQ(find_process_note(transaction, new_id<ProcessNoteId>()), std::nullopt);
  ProcessNote unknown{new_id<ProcessNoteId>(), client, 1, kSessionDate, {}, {}, "text"};
  EXPECT_FALSE(change_process_note(transaction, unknown));
}

TEST(ProcessNotes, AreDamagedWhenTheyWereGivenToAnotherClient) {
  Workplace place;
  const auto one = test::saved_client(place.vault()).id;
  const auto two = test::saved_client(place.vault()).id;
  save(place.vault(), one, kSessionDate, "only hers");
  place.close();
  test::execute(place.record_store(), "UPDATE process_note SET client_id = '" + two.text + "'");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_TRUE(list_process_notes(transaction, two).empty());
  EXPECT_EQ(transaction.damaged_rows().back().table, "process_note");
}

TEST(ProcessNotes, AreDamagedWhenAnEarlierCellWasPutBack) {
  Workplace place;
  auto note = save(place.vault(), test::saved_client(place.vault()).id, kSessionDate, "before");
  place.close();
  test::execute(place.record_store(), "CREATE TABLE kept AS SELECT body FROM process_note");
  place.open_unlocked();
  note.text = "after";
  ASSERT_TRUE(change(place.vault(), note));
  place.close();
  test::execute(place.record_store(), "UPDATE process_note SET body = (SELECT body FROM kept)");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(test::refusal([&] { find_process_note(transaction, note.id); }).kind(), Error::Kind::Damaged);
}

TEST(ProcessNotes, AreListedWithoutTheDamagedOne) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const auto whole = save(place.vault(), client, kSessionDate, "whole");
  const auto damaged = save(place.vault(), client, kSessionDate, "damaged");
  place.close();
  test::execute(place.record_store(), "UPDATE process_note SET created_at = 0 WHERE id = '" + damaged.id.text + "'");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_EQ(list_process_notes(transaction, client), std::vector{whole});
  EXPECT_EQ(transaction.damaged_rows(), (std::vector<DamagedRow>{{"process_note", damaged.id.text}}));
}

TEST(ProcessNotes, KeepTheirVersionsApartFromTheRecords) {
  Workplace place;
  auto note = save(place.vault(), test::saved_client(place.vault()).id, kSessionDate, "before");
  note.text = "after";
  ASSERT_TRUE(change(place.vault(), note));
  {
    Transaction transaction(place.vault());
    EXPECT_EQ(load_process_note_version(transaction, note, 1).text, "before");
    EXPECT_EQ(load_process_note_version(transaction, note, 2), note);
    EXPECT_EQ(list_versions(transaction, "process_note", note.id.text).size(), 2U);
  }
  EXPECT_TRUE(test::is_whole(place.vault()));
  place.close();
  EXPECT_EQ(test::number(place.record_store(), "SELECT count(*) FROM process_note_version"), 2);
  EXPECT_EQ(test::number(place.record_store(), "SELECT count(*) FROM record_version WHERE of_table LIKE '%note%'"), 0);
}

TEST(ProcessNotes, InTheTrashAreShownNowhere) {
  test::Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  const auto note = add_process_note(transaction, client, test::kSessionDate, "hers alone");
  EXPECT_TRUE(put_in_trash(transaction, "process_note", note.id.text));
  EXPECT_TRUE(list_process_notes(transaction, client).empty());
  EXPECT_EQ(find_process_note(transaction, note.id), std::nullopt);
  EXPECT_TRUE(take_out_of_trash(transaction, "process_note", note.id.text));
  EXPECT_EQ(find_process_note(transaction, note.id), note);
  EXPECT_TRUE(put_in_trash(transaction, "client", client.text));
  EXPECT_EQ(find_process_note(transaction, note.id), std::nullopt);
}

}  // namespace db

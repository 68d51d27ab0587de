// SPDX-License-Identifier: MIT
#include "db/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/record_row.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A response's JSON stands here for its answers.
std::vector<std::string> as_it_is(std::string_view json) {
  return {std::string(json)};
}

constexpr std::size_t kAll = 100'000;

void read(Vault& vault, std::size_t rows = kAll) {
  Transaction transaction(vault);
  read_for_search(transaction, as_it_is, rows);
}

SearchHits find(Vault& vault, const std::vector<std::string>& typed) {
  Transaction transaction(vault);
  return search(transaction, as_it_is, typed, 50);
}

std::vector<std::string> records(Vault& vault, const std::vector<std::string>& typed) {
  std::vector<std::string> ids;
  for (const auto& entry : find(vault, typed).records) ids.push_back(entry.id);
  return ids;
}

Note saved_note(Workplace& place, const ClientId& client, const std::string& text) {
  place.clock().advance(std::chrono::seconds(1));
  Transaction transaction(place.vault());
  auto note = add_note(transaction, client, test::kSessionDate, text);
  transaction.commit({AuditAction::Create, "note", note.id.text, client, {}});
  return note;
}

/// As whoever puts something into the trash does.
void hide(Vault& vault, const ClientId& client, const std::string& table, const std::string& id) {
  using Column = RecordColumn::Kind;
  Transaction transaction(vault);
  insert_record(transaction.connection(), transaction.keyring(), record_table("trash"),
                {{{"id", Column::Word, 0, random_uuid()},
                  {"client_id", Column::Word, 0, client.text},
                  {"version", Column::Number, 1, {}},
                  {"of_table", Column::Word, 0, table},
                  {"of_id", Column::Word, 0, id},
                  {"trashed_at", Column::Number, 0, {}},
                  {"trashed_by", Column::Word, 0, "somebody"}}});
  transaction.commit({AuditAction::Trash, table, id, client, {}});
}

TEST(Search, FindsNamesNotesAndAnswers) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto note = saved_note(place, client.id, "Fears blame.");
  {
    Transaction transaction(place.vault());
    add_response(transaction, client.id, "url|1", ResponseState::Completed, "that we eat together again");
    transaction.commit(test::created());
  }
  read(place.vault());
  EXPECT_THAT(find(place.vault(), {"fernandez"}).people, SizeIs(1));
  EXPECT_THAT(find(place.vault(), {"inaki"}).people, SizeIs(1));
  EXPECT_THAT(find(place.vault(), {"husband"}).people, SizeIs(1));
  EXPECT_THAT(records(place.vault(), {"blame"}), ElementsAre(note.id.text));
  EXPECT_THAT(find(place.vault(), {"together"}).records.at(0).kind, SearchEntry::Kind::Response);
}

TEST(Search, LeavesOutTheSafetyCompartmentAndEverythingElse) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  {
    Transaction transaction(place.vault());
    add_screening(transaction, client.id, ScreeningKind::Screen, "bruises");
    insert_record(transaction.connection(), transaction.keyring(), record_table("process_note"),
                  {{{"id", RecordColumn::Kind::Word, 0, random_uuid()},
                    {"client_id", RecordColumn::Kind::Word, 0, client.id.text},
                    {"version", RecordColumn::Kind::Number, 1, {}},
                    {"created_at", RecordColumn::Kind::Number, 0, {}},
                    {"changed_at", RecordColumn::Kind::Number, 0, {}},
                    {"session_date", RecordColumn::Kind::Cell, 0, "2026-11-20"},
                    {"body", RecordColumn::Kind::Cell, 0, "countertransference"}}});
    transaction.commit({AuditAction::Create, "screening", {}, client.id, {}});
  }
  read(place.vault());
  for (const char* word : {"bruises", "countertransference", "screen", "2026", "es"}) {
    EXPECT_THAT(find(place.vault(), {word}).people, IsEmpty()) << word;
    EXPECT_THAT(find(place.vault(), {word}).records, IsEmpty()) << word;
  }
}

TEST(Search, ReadsTheNewestFirstAndSaysHowFarItIs) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto older = saved_note(place, client.id, "tea");
  const auto newer = saved_note(place, client.id, "tea");
  {
    Transaction transaction(place.vault());
    const auto progress = read_for_search(transaction, as_it_is, 1);
    EXPECT_EQ(progress.read, 1U);
    EXPECT_EQ(progress.total, 3U);
    EXPECT_FALSE(progress.is_done());
  }
  EXPECT_THAT(records(place.vault(), {"tea"}), ElementsAre(newer.id.text));
  read(place.vault());
  EXPECT_THAT(records(place.vault(), {"tea"}), ElementsAre(newer.id.text, older.id.text));
}

TEST(Search, KnowsWhatWasSavedSince) {
  Workplace place;
  auto client = test::saved_client(place.vault());
  const auto first = saved_note(place, client.id, "calm");
  read(place.vault());
  auto second = saved_note(place, client.id, "calm");
  EXPECT_THAT(records(place.vault(), {"calm"}), ElementsAre(second.id.text, first.id.text));
  {
    Transaction transaction(place.vault());
    second.text = "angry";
    ASSERT_TRUE(change_note(transaction, second));
    client.partner.name = "Tomáš";
    ASSERT_TRUE(change_client(transaction, client));
    transaction.commit({AuditAction::Change, "note", second.id.text, client.id, {}});
  }
  EXPECT_THAT(records(place.vault(), {"calm"}), ElementsAre(first.id.text));
  EXPECT_THAT(records(place.vault(), {"angry"}), ElementsAre(second.id.text));
  EXPECT_THAT(find(place.vault(), {"tomas"}).people, SizeIs(1));
  EXPECT_THAT(find(place.vault(), {"inaki"}).people, IsEmpty());
}

TEST(Search, HasWhatWasChangedBeforeItWasReadOnlyOnce) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  auto note = saved_note(place, client.id, "tea");
  saved_note(place, client.id, "coffee");
  read(place.vault(), 1);
  {
    Transaction transaction(place.vault());
    note.text = "tea and cake";
    ASSERT_TRUE(change_note(transaction, note));
    transaction.commit({AuditAction::Change, "note", note.id.text, client.id, {}});
  }
  EXPECT_THAT(records(place.vault(), {"tea"}), ElementsAre(note.id.text));
  read(place.vault());
  EXPECT_THAT(records(place.vault(), {"tea"}), ElementsAre(note.id.text));
}

TEST(Search, LeavesOutWhatIsInTheTrashUntilItIsTakenOut) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto gone = saved_note(place, client.id, "tea");
  hide(place.vault(), client.id, "note", gone.id.text);
  const auto later = saved_note(place, client.id, "tea");
  read(place.vault());
  EXPECT_THAT(records(place.vault(), {"tea"}), ElementsAre(later.id.text));
  hide(place.vault(), client.id, "note", later.id.text);
  EXPECT_THAT(records(place.vault(), {"tea"}), IsEmpty());
  {
    Transaction transaction(place.vault());
    const auto& trash = record_table("trash");
    for (const auto& address : record_addresses(transaction.connection(), trash))
      remove_record(transaction.connection(), transaction.keyring(), trash, address);
    transaction.commit({AuditAction::Restore, "note", later.id.text, client.id, {}});
  }
  EXPECT_THAT(records(place.vault(), {"tea"}), SizeIs(2));
  hide(place.vault(), client.id, "client", client.id.text);
  EXPECT_THAT(records(place.vault(), {"tea"}), IsEmpty());
  EXPECT_THAT(find(place.vault(), {"maria"}).people, IsEmpty());
}

TEST(Search, OpensARowAgainUnlessItIsHidden) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto note = saved_note(place, client.id, "tea");
  const SearchEntry entry{SearchEntry::Kind::NoteText, note.id.text, client.id, 1};
  {
    Transaction transaction(place.vault());
    const auto row = load_row(transaction, entry);
    EXPECT_EQ(row.client, client);
    EXPECT_EQ(row.note, note);
  }
  hide(place.vault(), client.id, "client", client.id.text);
  Transaction transaction(place.vault());
  EXPECT_FALSE(load_row(transaction, entry).client);
}

TEST(Search, PassesOverADamagedRowAndTellsOfIt) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  const auto whole = saved_note(place, client.id, "tea");
  const auto damaged = saved_note(place, client.id, "tea");
  {
    Transaction transaction(place.vault());
    transaction.connection().execute("UPDATE note SET created_at = 0 WHERE id = '" + damaged.id.text + "'");
    transaction.commit(test::created());
  }
  read(place.vault());
  EXPECT_THAT(records(place.vault(), {"tea"}), ElementsAre(whole.id.text));
  Transaction transaction(place.vault());
  EXPECT_TRUE(search_progress(transaction).has_damage);
}

TEST(Search, IsGoneOnLock) {
  Workplace place;
  const auto client = test::saved_client(place.vault());
  saved_note(place, client.id, "tea");
  read(place.vault());
  place.vault().lock();
  EXPECT_THROW(find(place.vault(), {"tea"}), VaultLocked);
  ASSERT_EQ(place.vault().unlock(test::secret(test::kPassphrase)), Vault::UnlockResult::Unlocked);
  EXPECT_THAT(records(place.vault(), {"tea"}), IsEmpty());
  Transaction transaction(place.vault());
  EXPECT_EQ(search_progress(transaction).read, 0U);
}

}  // namespace
}  // namespace db

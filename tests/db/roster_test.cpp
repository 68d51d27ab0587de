// SPDX-License-Identifier: MIT
#include "db/roster.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "db/authorizations.h"
#include "db/connection.h"
#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/practice.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::kSessionDate;
using test::Workplace;

/// Two clients, of whom the first has something of everything, some of it changed since.
ClientId fill(Workplace& place) {
  auto client = test::saved_client(place.vault());
  test::saved_client(place.vault());
  Transaction transaction(place.vault());
  save_practice(transaction, {});
  save_practice(transaction, {});
  EXPECT_TRUE(change_client(transaction, client));
  auto note = add_note(transaction, client.id, kSessionDate, "one");
  EXPECT_TRUE(change_note(transaction, note));
  add_note(transaction, client.id, kSessionDate, "two");
  add_screening(transaction, client.id, ScreeningKind::Screen, "{}");
  add_issued_document(transaction, {{}, client.id, "L02", "3", {}, "{}", "%PDF-"});
  const auto authorization =
      add_authorization(transaction, {{}, client.id, 0, kSessionDate, kSessionDate, {}, "recipient", {}, true});
  EXPECT_TRUE(revoke_authorization(transaction, authorization.id, kSessionDate));
  auto response = add_response(transaction, client.id, "https://example.org/form|1", ResponseState::InProgress, "{}");
  EXPECT_TRUE(change_response(transaction, response));
  transaction.commit(test::created());
  return client.id;
}

bool is_complete(Workplace& place, const ClientId& scope) {
  Transaction transaction(place.vault());
  return is_roster_complete(transaction.connection(), transaction.keyring(), scope);
}

/// Whether the list of clients says that it may lack one.
bool lists_incomplete(Workplace& place) {
  Transaction transaction(place.vault());
  newest_clients(transaction, ClientState::Active, 0, 10);
  const auto& reported = transaction.damaged_rows();
  return std::ranges::find(reported, DamagedRow{"roster", ""}) != reported.end();
}

void damage(Workplace& place, const std::string& sql) {
  place.close();
  test::execute(place.record_store(), "PRAGMA foreign_keys = OFF; " + sql);
  place.open_unlocked();
}

}  // namespace

TEST(Roster, IsCompleteAfterEverythingThatIsSaved) {
  Workplace place;
  EXPECT_TRUE(is_complete(place, {}));
  const auto client = fill(place);
  EXPECT_TRUE(is_complete(place, client));
  EXPECT_TRUE(is_complete(place, {}));
}

TEST(Roster, MissesEveryRowThatIsRemoved) {
  for (const std::string table :
       {"note", "questionnaire_response", "screening", "authorization", "issued_document", "partner"}) {
    Workplace place;
    const auto client = fill(place);
    damage(place, "DELETE FROM " + table + " WHERE rowid = (SELECT min(rowid) FROM " + table + " WHERE client_id = '" +
                      client.text + "')");
    EXPECT_FALSE(is_complete(place, client)) << table;
    EXPECT_TRUE(is_complete(place, {})) << table;
  }
}

TEST(Roster, MissesAClientOrThePracticeThatIsRemoved) {
  for (const std::string sql :
       {"DELETE FROM practice", "DELETE FROM client WHERE rowid = 1",
        "DELETE FROM client WHERE rowid = 1; DELETE FROM roster WHERE scope = (SELECT client_id "
        "FROM client_key WHERE key_id = 1)"}) {
    Workplace place;
    fill(place);
    damage(place, sql);
    EXPECT_FALSE(is_complete(place, {})) << sql;
  }
}

TEST(Roster, NoticesAClientWhoIsWhollyBackFromAnEarlierDay) {
  Workplace place;
  const auto client = fill(place);
  damage(place,
         "CREATE TABLE kept_note AS SELECT * FROM note; CREATE TABLE kept_version AS SELECT * FROM record_version; "
         "CREATE TABLE kept_roster AS SELECT * FROM roster");
  {
    Transaction transaction(place.vault());
    auto note = list_notes(transaction, client).front();
    EXPECT_TRUE(change_note(transaction, note));
    transaction.commit(test::created());
  }
  damage(place,
         "DELETE FROM note; INSERT INTO note SELECT * FROM kept_note; DELETE FROM record_version; INSERT INTO "
         "record_version "
         "SELECT * FROM kept_version");
  EXPECT_FALSE(is_complete(place, client));
  damage(place, "DELETE FROM roster WHERE scope <> ''; INSERT INTO roster SELECT * FROM kept_roster WHERE scope <> ''");
  EXPECT_TRUE(is_complete(place, client));
  EXPECT_FALSE(is_complete(place, {}));
}

TEST(Roster, StaysIncompleteWhateverIsSavedAfterwards) {
  for (const std::string sql :
       {"DELETE FROM note WHERE version = 1", "DELETE FROM roster", "UPDATE roster SET digest = zeroblob(126)"}) {
    Workplace place;
    const auto client = fill(place);
    damage(place, sql);
    {
      Transaction transaction(place.vault());
      add_note(transaction, client, kSessionDate, "three");
      transaction.commit(test::created());
    }
    EXPECT_FALSE(is_complete(place, client)) << sql;
  }
}

TEST(Roster, IsLookedThroughAgainForListsAfterEachChangeAndEachUnlocking) {
  Workplace place;
  fill(place);
  EXPECT_FALSE(lists_incomplete(place));
  damage(place, "DELETE FROM client WHERE rowid = 1");
  EXPECT_TRUE(lists_incomplete(place));
  EXPECT_TRUE(lists_incomplete(place));

  Workplace other;
  fill(other);
  EXPECT_FALSE(lists_incomplete(other));
  {
    // Behind the roster's back, as nothing in this program does.
    Transaction transaction(other.vault());
    transaction.connection().execute("DELETE FROM roster WHERE scope = (SELECT id FROM client WHERE rowid = 2)");
    transaction.commit(test::created());
  }
  {
    Transaction transaction(other.vault());
    save_practice(transaction, {});
    transaction.commit(test::created());
  }
  EXPECT_TRUE(lists_incomplete(other));
}

TEST(Roster, LetsNoDecisionRestOnWhatMayBeMissing) {
  Workplace place;
  const auto client = fill(place);
  damage(place, "DELETE FROM screening");
  Transaction transaction(place.vault());
  const auto kind = [](auto act) { return test::refusal(act).kind(); };
  EXPECT_EQ(kind([&] { list_screenings(transaction, client); }), Error::Kind::Damaged);
  EXPECT_EQ(kind([&] { list_authorizations(transaction, client); }), Error::Kind::Damaged);
  EXPECT_EQ(kind([&] { find_latest_response(transaction, client, "https://example.org/form"); }), Error::Kind::Damaged);
  EXPECT_EQ(list_notes(transaction, client).size(), 2U);
  EXPECT_EQ(transaction.damaged_rows(), (std::vector<DamagedRow>{{"roster", client.text}}));
}

}  // namespace db

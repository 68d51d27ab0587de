// SPDX-License-Identifier: MIT
#include "db/record_versions.h"

#include <gtest/gtest.h>

#include "db/clients.h"
#include "db/notes.h"
#include "db/responses.h"
#include "db/roster.h"
#include "db/statement.h"
#include "db/transaction.h"
#include "db/verify.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

Note changed_note(Workplace& place, const std::vector<std::string>& texts) {
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  auto note = add_note(transaction, client, test::kSessionDate, texts.front());
  for (std::size_t i = 1; i < texts.size(); ++i) {
    place.clock().advance(std::chrono::minutes(1));
    note.text = texts[i];
    EXPECT_TRUE(change_note(transaction, note));
  }
  transaction.commit(test::created());
  return note;
}

std::string body(Transaction& transaction, const Note& note, std::int64_t version) {
  return load_version(transaction, "note", note.id.text, version).column("body").text;
}

}  // namespace

TEST(RecordVersions, KeepEveryTextThatWasEverSaved) {
  const std::string base(3000, 'b');
  const std::vector<std::string> texts = {"",
                                          base,
                                          base + " more",
                                          "in front " + base,
                                          base + base,
                                          "quite other",
                                          base,
                                          "in front " + base,
                                          std::string("\0\xC3\xA9\n", 4)};
  Workplace place;
  const auto note = changed_note(place, texts);
  Transaction transaction(place.vault());
  for (std::size_t i = 0; i < texts.size(); ++i)
    EXPECT_EQ(body(transaction, note, static_cast<std::int64_t>(i) + 1), texts[i]) << i;
}

TEST(RecordVersions, AreListedNewestFirstWithTheirTimes) {
  Workplace place;
  const auto start = place.clock().now();
  const auto note = changed_note(place, {"one", "two", "three"});
  Transaction transaction(place.vault());
  const auto versions = list_versions(transaction, "note", note.id.text);
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_EQ(versions[0], (RecordVersion{3, start + std::chrono::minutes(2), transaction.actor()}));
  EXPECT_EQ(versions[2], (RecordVersion{1, start, transaction.actor()}));
}

TEST(RecordVersions, CoverTheClientThePartnerAndTheAnswers) {
  Workplace place;
  auto client = test::saved_client(place.vault());
  Transaction transaction(place.vault());
  const auto first_name = client.partner.name;
  client.partner.name = "Somebody Else";
  EXPECT_TRUE(change_client(transaction, client));
  auto response = add_response(transaction, client.id, "https://example.org/form|1", ResponseState::InProgress, "{}");
  response.json = "{\"a\":1}";
  response.state = ResponseState::Completed;
  EXPECT_TRUE(change_response(transaction, response));

  EXPECT_EQ(list_versions(transaction, "client", client.id.text).size(), 2U);
  const auto partner = record_addresses(transaction.connection(), record_table("partner")).front().id;
  EXPECT_EQ(load_version(transaction, "partner", partner, 1).column("name").text, first_name);
  const auto before = load_version(transaction, "questionnaire_response", response.id.text, 1);
  EXPECT_EQ(before.column("answers").text, "{}");
  EXPECT_EQ(before.column("state").text, "in-progress");
}

TEST(RecordVersions, OfAFormThatIsSavedAtEveryPauseStaySmall) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  std::int64_t kept = 0;
  std::int64_t whole = 0;
  Transaction transaction(place.vault());
  auto response = add_response(transaction, client, "https://example.org/form|1", ResponseState::InProgress, "{}");
  for (int pause = 0; pause < 200; ++pause) {
    response.json = response.json.substr(0, response.json.size() - 1) + std::string(50, 'a') + "}";
    whole += static_cast<std::int64_t>(response.json.size());
    EXPECT_TRUE(change_response(transaction, response));
  }
  Statement size(transaction.connection(), "SELECT sum(length(content)) FROM record_version");
  size.step();
  kept = size.number(0);
  EXPECT_LT(kept, whole / 2);
  EXPECT_EQ(load_version(transaction, "questionnaire_response", response.id.text, 201).column("answers").text,
            response.json);
}

TEST(RecordVersions, ThatWereTamperedWithAreDamage) {
  for (const std::string sql :
       {"UPDATE record_version SET saved_at = saved_at + 1", "UPDATE record_version SET saved_by = 'x'",
        "UPDATE record_version SET of_version = of_version + 10"}) {
    Workplace place;
    const auto note = changed_note(place, {"one", "two"});
    place.close();
    test::execute(place.record_store(), sql);
    place.open_unlocked();
    Transaction transaction(place.vault());
    EXPECT_EQ(test::refusal([&] { body(transaction, note, 2); }).kind(), Error::Kind::Damaged) << sql;
    EXPECT_FALSE(verify(transaction).is_whole()) << sql;
  }
}

TEST(RecordVersions, ThatWereRemovedAreMissed) {
  Workplace place;
  const auto note = changed_note(place, {"one", "two"});
  place.close();
  test::execute(place.record_store(), "DELETE FROM record_version WHERE of_version = 1");
  place.open_unlocked();
  Transaction transaction(place.vault());
  EXPECT_FALSE(is_roster_complete(transaction.connection(), transaction.keyring(), note.client));
}

TEST(RecordVersions, GoWithARecordThatIsRemovedForGood) {
  Workplace place;
  const auto note = changed_note(place, {"one", "two"});
  Transaction transaction(place.vault());
  const auto& table = record_table("note");
  remove_versions(transaction.connection(), transaction.keyring(), "note", note.id.text);
  remove_record(transaction.connection(), transaction.keyring(), table,
                *find_record(transaction.connection(), table, note.id.text));
  EXPECT_TRUE(list_versions(transaction, "note", note.id.text).empty());
  EXPECT_TRUE(verify(transaction).is_whole());
}

}  // namespace db

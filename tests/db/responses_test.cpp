// SPDX-License-Identifier: MIT
#include "db/responses.h"

#include <gtest/gtest.h>

#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

const std::string kIntake = "https://example.org/intake";

Response save(Vault& vault, const ClientId& client, const std::string& questionnaire, const std::string& json) {
  Transaction transaction(vault);
  auto response = add_response(transaction, client, questionnaire, ResponseState::InProgress, json);
  transaction.commit({AuditAction::Create, "questionnaire_response", response.id.text, client, {}});
  return response;
}

bool change(Vault& vault, Response& response) {
  Transaction transaction(vault);
  const bool is_changed = change_response(transaction, response);
  transaction.commit({AuditAction::Change, "questionnaire_response", response.id.text, response.client, {}});
  return is_changed;
}

std::optional<Response> latest(Vault& vault, const ClientId& client, const std::string& url = kIntake) {
  Transaction transaction(vault);
  return find_latest_response(transaction, client, url);
}

}  // namespace

TEST(Responses, ComeBackAsTheyWereSaved) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const std::string json = R"({"resourceType":"QuestionnaireResponse","item":[{"linkId":"A1","answer":"Kaʻiulani"}]})";
  const auto saved = save(place.vault(), client, kIntake + "|1.0", json);
  EXPECT_EQ(saved.json, json);
  place.close();
  place.open_unlocked();
  EXPECT_EQ(latest(place.vault(), client), saved);
}

TEST(Responses, AreFoundByTheAddressBeforeTheBar) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  const auto intake = save(place.vault(), client, kIntake + "|2.0", "{}");
  const auto plain = save(place.vault(), client, "https://example.org/plain", "{}");
  EXPECT_EQ(latest(place.vault(), client, kIntake), intake);
  EXPECT_EQ(latest(place.vault(), client, "https://example.org/plain"), plain);
  EXPECT_EQ(latest(place.vault(), client, kIntake + "|2.0"), std::nullopt);
  EXPECT_EQ(latest(place.vault(), client, "https://example.org/int"), std::nullopt);
}

TEST(Responses, AreFoundNewestFirst) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save(place.vault(), client, kIntake + "|1.0", "{\"first\":1}");
  const auto same_second = save(place.vault(), client, kIntake + "|1.1", "{\"second\":2}");
  EXPECT_EQ(latest(place.vault(), client), same_second);
}

TEST(Responses, AreFoundForTheirClientOnly) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save(place.vault(), client, kIntake + "|1.0", "{}");
  EXPECT_EQ(latest(place.vault(), test::saved_client(place.vault()).id), std::nullopt);
}

TEST(Responses, KeepWhatWasChanged) {
  Workplace place;
  auto response = save(place.vault(), test::saved_client(place.vault()).id, kIntake + "|1.0", "{}");
  place.clock().advance(std::chrono::minutes(1));
  response.json = "{\"item\":[]}";
  response.state = ResponseState::Completed;
  ASSERT_TRUE(change(place.vault(), response));
  EXPECT_EQ(response.version, 2);
  EXPECT_EQ(latest(place.vault(), response.client), response);
}

TEST(Responses, AreNotOverwrittenByAnOlderVersion) {
  Workplace place;
  auto mine = save(place.vault(), test::saved_client(place.vault()).id, kIntake + "|1.0", "{}");
  auto theirs = mine;
  theirs.json = "{\"theirs\":1}";
  ASSERT_TRUE(change(place.vault(), theirs));
  mine.json = "{\"mine\":1}";
  EXPECT_FALSE(change(place.vault(), mine));
  EXPECT_EQ(latest(place.vault(), mine.client), theirs);
}

TEST(Responses, AreDamagedWhenAnswersWereSwappedBetweenThem) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  save(place.vault(), client, kIntake + "|1.0", "{\"a\":1}");
  save(place.vault(), client, kIntake + "|1.0", "{\"b\":2}");
  place.close();
  test::execute(
      place.record_store(),
      "UPDATE questionnaire_response SET answers = (SELECT answers FROM questionnaire_response AS other WHERE "
      "other.rowid = 1) WHERE rowid = 2");
  place.open_unlocked();
  EXPECT_EQ(test::refusal([&] { latest(place.vault(), client); }).kind(), Error::Kind::Damaged);
}

}  // namespace db

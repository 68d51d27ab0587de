// SPDX-License-Identifier: MIT
#include "db/responses.h"

#include <algorithm>

#include "db/cell_text.h"
#include "db/client_merges.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/record_versions.h"
#include "db/roster.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr Word<ResponseState> kStates[] = {{ResponseState::InProgress, "in-progress"},
                                           {ResponseState::Completed, "completed"}};

SealedRow sealed_row(Keyring& keyring, const Response& response) {
  return {keyring, Compartment::Client, "questionnaire_response", response.id.text, response.client, response.version};
}

bool is_for(const Response& response, std::string_view questionnaire_url) {
  return std::string_view(response.questionnaire).substr(0, response.questionnaire.find('|')) == questionnaire_url;
}

/// Everything but the answers.
Response read_head(const Statement& row) {
  Response response;
  response.id = ResponseId{row.text(0)};
  response.client = ClientId{row.text(1)};
  response.version = static_cast<int>(row.number(2));
  response.state = value_of(kStates, row.text(3));
  response.created_at = time_from(row.number(4));
  response.changed_at = time_from(row.number(5));
  return response;
}

void put_copies_last(std::vector<Response>& responses, const std::vector<ClientMerge>& merges) {
  std::ranges::stable_partition(responses, [&](const auto& response) {
    return std::ranges::none_of(merges, [&](const auto& merge) { return merge.copied.contains(response.id.text); });
  });
}

/// Those that are wanted, going by their heads and their questionnaires.
template <class Predicate>
std::vector<Response> list(Transaction& transaction, const ClientId& client, const Predicate& is_wanted) {
  require_complete_roster(transaction, client);
  Statement rows(transaction.connection(),
                 "SELECT id, client_id, version, state, created_at, changed_at, questionnaire, answers, mac "
                 "FROM questionnaire_response WHERE client_id = ? ORDER BY created_at DESC, rowid DESC");
  rows.bind(client.text);
  std::vector<Response> responses;
  while (rows.step()) {
    auto response = read_head(rows);
    const auto sealed = sealed_row(transaction.keyring(), response);
    sealed.check(rows, 0, 9);
    response.questionnaire = sealed.open("questionnaire", rows.blob(6));
    if (!is_wanted(response)) continue;
    response.json = sealed.open("answers", rows.blob(7));
    responses.push_back(std::move(response));
  }
  put_copies_last(responses, list_merges(transaction, client));
  return responses;
}

}  // namespace

std::vector<Response> list_responses(Transaction& transaction, const ClientId& client,
                                     const std::string& questionnaire_url) {
  return list(transaction, client, [&](const Response& response) { return is_for(response, questionnaire_url); });
}

std::vector<Response> list_responses(Transaction& transaction, const ClientId& client,
                                     std::span<const std::string> questionnaire_urls) {
  return list(transaction, client, [&](const Response& response) {
    return std::ranges::any_of(questionnaire_urls, [&](const auto& url) { return is_for(response, url); });
  });
}

std::vector<Response> list_all_responses(Transaction& transaction, const ClientId& client) {
  return list(transaction, client, [](const Response&) { return true; });
}

std::optional<Response> find_latest_response(Transaction& transaction, const ClientId& client,
                                             const std::string& questionnaire_url) {
  auto responses = list_responses(transaction, client, questionnaire_url);
  if (responses.empty()) return std::nullopt;
  return std::move(responses.front());
}

std::optional<Response> find_response(Transaction& transaction, const ResponseId& id) {
  Statement row(transaction.connection(),
                "SELECT id, client_id, version, state, created_at, changed_at, questionnaire, answers, mac "
                "FROM questionnaire_response WHERE id = ?");
  if (!row.bind(id.text).step()) return std::nullopt;
  auto response = read_head(row);
  const auto sealed = sealed_row(transaction.keyring(), response);
  sealed.check(row, 0, 9);
  response.questionnaire = sealed.open("questionnaire", row.blob(6));
  response.json = sealed.open("answers", row.blob(7));
  return response;
}

Response add_response(Transaction& transaction, const ClientId& client, const std::string& questionnaire,
                      ResponseState state, const std::string& json) {
  const auto now = transaction.now();
  const Response response{new_id<ResponseId>(), client, 1, questionnaire, state, now, now, json};
  const auto sealed = sealed_row(transaction.keyring(), response);
  Statement(transaction.connection(),
            "INSERT INTO questionnaire_response (id, client_id, version, state, created_at, changed_at, questionnaire, "
            "answers) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(response.id.text)
      .bind(response.client.text)
      .bind(response.version)
      .bind(word_for(kStates, response.state))
      .bind(seconds(response.created_at))
      .bind(seconds(response.changed_at))
      .bind_blob(sealed.seal("questionnaire", response.questionnaire))
      .bind_blob(sealed.seal("answers", response.json))
      .run();
  sealed.authenticate(transaction.connection());
  keep_version(transaction, "questionnaire_response", response.id.text);
  return response;
}

bool change_response(Transaction& transaction, Response& response) {
  auto changed = response;
  changed.version = response.version + 1;
  changed.changed_at = transaction.now();
  const auto sealed = sealed_row(transaction.keyring(), changed);
  const int rows =
      Statement(transaction.connection(),
                "UPDATE questionnaire_response SET version = ?, state = ?, changed_at = ?, questionnaire = ?, "
                "answers = ? WHERE id = ? AND client_id = ? AND version = ?")
          .bind(changed.version)
          .bind(word_for(kStates, changed.state))
          .bind(seconds(changed.changed_at))
          .bind_blob(sealed.seal("questionnaire", changed.questionnaire))
          .bind_blob(sealed.seal("answers", changed.json))
          .bind(response.id.text)
          .bind(response.client.text)
          .bind(response.version)
          .run();
  if (rows == 0) return false;
  sealed.authenticate(transaction.connection());
  keep_version(transaction, "questionnaire_response", response.id.text);
  response = changed;
  return true;
}

Response load_response_version(Transaction& transaction, const Response& response, std::int64_t version) {
  const auto row = load_version(transaction, "questionnaire_response", response.id.text, version);
  auto earlier = response;
  earlier.version = static_cast<int>(version);
  earlier.changed_at = time_from(row.column("changed_at").number);
  earlier.questionnaire = row.column("questionnaire").text;
  earlier.state = value_of(kStates, row.column("state").text);
  earlier.json = row.column("answers").text;
  return earlier;
}

}  // namespace db

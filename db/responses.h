// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Transaction;

enum class ResponseState { InProgress, Completed };

/// One client's answers to one questionnaire, as the FHIR QuestionnaireResponse that forms/ wrote. This folder does not
/// read the JSON.
struct Response {
  ResponseId id;
  ClientId client;
  int version = 0;
  std::string questionnaire;  ///< canonical address and version, "url|version"
  ResponseState state = ResponseState::InProgress;
  Time created_at{};
  Time changed_at{};
  std::string json;

  friend bool operator==(const Response&, const Response&) = default;
};

/// The responses of this client to this questionnaire, whatever its version, by the address before the bar. Newest
/// first, and those that came with a merged client after all of the client's own. Error Damaged when one is, or one
/// that may have been one: what may be offered is decided from answers.
std::vector<Response> list_responses(Transaction& transaction, const ClientId& client,
                                     const std::string& questionnaire_url);
/// Those to any of these questionnaires, in the same order and under the same rule.
std::vector<Response> list_responses(Transaction& transaction, const ClientId& client,
                                     std::span<const std::string> questionnaire_urls);
/// Those to every questionnaire, in the same order and under the same rule.
std::vector<Response> list_all_responses(Transaction& transaction, const ClientId& client);
/// The first of list_responses.
std::optional<Response> find_latest_response(Transaction& transaction, const ClientId& client,
                                             const std::string& questionnaire_url);
/// Error Damaged when it is not as it was saved.
std::optional<Response> find_response(Transaction& transaction, const ResponseId& id);
Response add_response(Transaction& transaction, const ClientId& client, const std::string& questionnaire,
                      ResponseState state, const std::string& json);
/// False, and nothing changed, when somebody saved a later version than response.version meanwhile.
[[nodiscard]] bool change_response(Transaction& transaction, Response& response);
/// The response as it was at that version (record_versions.h). Error Damaged when there is none.
Response load_response_version(Transaction& transaction, const Response& response, std::int64_t version);

}  // namespace db

// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "toolkit/exchange/digest.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

/// Keeps the order in which keys are added, so the same record gives the same bytes.
using Json = nlohmann::ordered_json;

Json ticked_json(const Ticked& ticked) {
  auto list = Json::array();
  if (ticked.notes) list.push_back("notes");
  if (ticked.judgement) list.push_back("judgement");
  if (ticked.screening) list.push_back("screening");
  if (ticked.partner) list.push_back("partner");
  return list;
}

Json client_json(const db::Client& client) {
  return {{"id", client.id.text},
          {"state", client.state == db::ClientState::Active ? "active" : "closed"},
          {"created_at", utc_time(client.created_at)},
          {"changed_at", utc_time(client.changed_at)},
          {"name", client.name},
          {"pronouns", client.pronouns},
          {"language", client.language}};
}

Json partner_json(const db::Partner& partner) {
  return {{"name", partner.name},
          {"called", partner.called},
          {"pronouns", partner.pronouns},
          {"language", partner.language}};
}

Json response_json(const db::Response& response) {
  return {{"id", response.id.text},
          {"questionnaire", response.questionnaire},
          {"state", response.state == db::ResponseState::Completed ? "completed" : "in-progress"},
          {"created_at", utc_time(response.created_at)},
          {"changed_at", utc_time(response.changed_at)},
          {"response", Json::parse(response.json)}};
}

Json authorization_json(const db::Authorization& authorization) {
  const auto& revoked = authorization.revoked_on;
  return {{"id", authorization.id.text},
          {"signed_on", utc_day(authorization.signed_on)},
          {"expires_on", utc_day(authorization.expires_on)},
          {"revoked_on", revoked ? Json(utc_day(*revoked)) : Json(nullptr)},
          {"recipient", authorization.recipient},
          {"channels", authorization.channels},
          {"is_complete", authorization.is_complete}};
}

Json issued_json(const db::IssuedDocument& document) {
  return {{"id", document.id.text},
          {"code", document.code},
          {"template_version", document.template_version},
          {"issued_at", utc_time(document.issued_at)},
          {"data", Json::parse(document.data)},
          {"sha256", hexadecimal(sha256(document.pdf))},
          {"pdf", base64(document.pdf)}};
}

Json note_json(const db::Note& note) {
  return {{"id", note.id.text},
          {"session_date", utc_day(note.session_date)},
          {"created_at", utc_time(note.created_at)},
          {"changed_at", utc_time(note.changed_at)},
          {"text", note.text}};
}

const char* kind_word(db::ScreeningKind kind) {
  switch (kind) {
    case db::ScreeningKind::Screen:
      return "screen";
    case db::ScreeningKind::Reassessment:
      return "re-assessment";
    case db::ScreeningKind::Decision:
      return "decision";
  }
  return "screen";
}

Json screening_json(const db::Screening& screening) {
  return {{"id", screening.id.text},
          {"kind", kind_word(screening.kind)},
          {"recorded_at", utc_time(screening.recorded_at)},
          {"response", Json::parse(screening.json)}};
}

template <class Each>
Json list_json(const std::vector<Each>& list, Json (*to_json)(const Each&)) {
  auto json = Json::array();
  for (const auto& each : list) json.push_back(to_json(each));
  return json;
}

}  // namespace

std::string write_record_json(const ClientRecord& record) {
  Json json = {{"format", "both-of-us.client-record"},
               {"format_version", 1},
               {"taken_out_at", utc_time(record.gathered_at)},
               {"ticked", ticked_json(record.ticked)},
               {"client", client_json(record.client)},
               {"partner", partner_json(record.client.partner)},
               {"responses", list_json(record.responses, response_json)},
               {"authorizations", list_json(record.authorizations, authorization_json)},
               {"issued_documents", list_json(record.issued, issued_json)}};
  if (record.ticked.notes) json["notes"] = list_json(record.notes, note_json);
  if (record.ticked.screening) json["screenings"] = list_json(record.screenings, screening_json);
  return json.dump(2) + '\n';
}

}  // namespace toolkit

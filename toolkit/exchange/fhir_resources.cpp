// SPDX-License-Identifier: MIT
#include "toolkit/exchange/fhir_resources.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "toolkit/exchange/content_line.h"
#include "toolkit/exchange/digest.h"
#include "toolkit/exchange/person_words.h"

namespace toolkit {
namespace {

using Json = FhirResources::Json;

constexpr const char* kPronounsExtension = "http://hl7.org/fhir/StructureDefinition/individual-pronouns";
constexpr const char* kRoleCodes = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

Json coded(const char* system, std::string_view code) {
  return {{"coding", Json::array({{{"system", system}, {"code", code}}})}};
}

Json reference(std::string target) {
  return {{"reference", std::move(target)}};
}

void add_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void add_language(Json& person, const std::string& language) {
  if (language.empty()) return;
  auto concept_of = is_language_code(language) ? coded("urn:ietf:bcp:47", language) : Json{{"text", language}};
  person["communication"] = Json::array({{{"language", std::move(concept_of)}, {"preferred", true}}});
}

Json pronouns_extension(const std::string& pronouns) {
  auto value = Json{{"url", "value"}, {"valueCodeableConcept", {{"text", pronouns_words(pronouns)}}}};
  return {{"url", kPronounsExtension}, {"extension", Json::array({std::move(value)})}};
}

/// What the client calls the partner, as HL7 codes it; a significant other when it does not.
std::string_view role_of(std::string_view called) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kRoles = {
      {{"husband", "HUSB"}, {"wife", "WIFE"}, {"spouse", "SPS"}, {"partner", "DOMPART"}}};
  const auto word = lower_ascii(called);
  const auto found = std::ranges::find_if(kRoles, [&](const auto& each) { return each.first == word; });
  return found == kRoles.end() ? "SIGOTHR" : found->second;
}

std::chrono::year_month_day last_day(const db::Authorization& authorization) {
  return std::min(authorization.expires_on, authorization.revoked_on.value_or(authorization.expires_on));
}

bool is_running(const db::Authorization& authorization, db::Time now) {
  return authorization.is_complete && now < std::chrono::sys_days(last_day(authorization));
}

Json attachment(std::string_view content_type, std::string_view bytes) {
  auto digest = Json{{"url", "urn:both-of-us:sha256"}, {"valueBase64Binary", base64(sha256(bytes))}};
  return {{"extension", Json::array({std::move(digest)})},
          {"contentType", content_type},
          {"data", base64(bytes)},
          // "The hash is calculated ... using the SHA-1 algorithm" (FHIR R4, Attachment.hash)
          {"hash", base64(sha1(bytes))}};
}

Json document(const std::string& id, Json type, Json subject, db::Time at, Json content) {
  return {{"resourceType", "DocumentReference"},
          {"id", id},
          {"status", "current"},
          {"type", std::move(type)},
          {"subject", std::move(subject)},
          {"date", utc_time(at)},
          {"content", Json::array({{{"attachment", std::move(content)}}})}};
}

}  // namespace

Json FhirResources::patient_reference() const {
  const auto& id = record_.client.id.text;
  return reference((reader_ == FhirReader::OpenEmr ? "Patient/" : "urn:uuid:") + id);
}

Json FhirResources::name(const std::string& text) const {
  return Json::array({{{"use", reader_ == FhirReader::OpenEmr ? "official" : "usual"}, {"text", text}}});
}

/// The partner has no id of their own in the record.
std::string FhirResources::partner_id() const {
  return named_uuid(record_.client.id.text, "partner");
}

Json FhirResources::patient() const {
  const auto& client = record_.client;
  Json json{{"resourceType", "Patient"}, {"id", client.id.text}};
  if (!client.pronouns.empty() && reader_ != FhirReader::OpenEmr) {
    json["extension"] = Json::array({pronouns_extension(client.pronouns)});
  }
  json["active"] = client.state == db::ClientState::Active;
  json["name"] = name(client.name);
  add_language(json, client.language);
  return json;
}

std::vector<Json> FhirResources::related_persons() const {
  const auto& partner = record_.client.partner;
  if (partner == db::Partner{}) return {};
  auto relationship = coded(kRoleCodes, role_of(partner.called));
  add_text(relationship, "text", partner.called);
  Json json{{"resourceType", "RelatedPerson"}, {"id", partner_id()}};
  if (!partner.pronouns.empty() && reader_ != FhirReader::OpenEmr) {
    json["extension"] = Json::array({pronouns_extension(partner.pronouns)});
  }
  json["patient"] = patient_reference();
  json["relationship"] = Json::array({std::move(relationship)});
  if (!partner.name.empty()) json["name"] = name(partner.name);
  add_language(json, partner.language);
  return {json};
}

std::vector<Json> FhirResources::questionnaire_responses() const {
  std::vector<Json> list;
  const auto add = [&](const std::string& id, const std::string& stored) {
    Json json{{"resourceType", "QuestionnaireResponse"}, {"id", id}};
    json.update(Json::parse(stored));
    json["subject"] = patient_reference();
    list.push_back(std::move(json));
  };
  for (const auto& response : record_.responses) add(response.id.text, response.json);
  for (const auto& screening : record_.screenings) add(screening.id.text, screening.json);
  return list;
}

std::vector<Json> FhirResources::consents() const {
  std::vector<Json> list;
  for (const auto& each : record_.authorizations) {
    auto channels = Json::array();
    for (const auto& channel : each.channels) {
      channels.push_back({{"url", "urn:both-of-us:channel"}, {"valueCode", channel}});
    }
    Json json{{"resourceType", "Consent"}, {"id", each.id.text}};
    if (!channels.empty()) json["extension"] = std::move(channels);
    json["status"] = is_running(each, record_.gathered_at) ? "active" : "inactive";
    json["scope"] = coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy");
    json["category"] = Json::array({coded("http://loinc.org", "64292-6")});  // Release of information consent
    json["patient"] = patient_reference();
    json["dateTime"] = utc_day(each.signed_on);
    // "Either a Policy or PolicyRule" (FHIR R4, ppc-1)
    json["policyRule"] = {{"text", "45 CFR 164.508(c)"}};
    json["provision"] = {
        {"type", "permit"},
        {"period", {{"start", utc_day(each.signed_on)}, {"end", utc_day(last_day(each))}}},
        {"actor", Json::array({{{"role", coded("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP")},
                                {"reference", {{"display", each.recipient}}}}})}};
    list.push_back(std::move(json));
  }
  return list;
}

std::vector<Json> FhirResources::document_references() const {
  std::vector<Json> list;
  for (const auto& issued : record_.issued) {
    list.push_back(document(issued.id.text, coded("urn:both-of-us:document", issued.code), patient_reference(),
                            issued.issued_at, attachment("application/pdf", issued.pdf)));
  }
  for (const auto& note : record_.notes) {
    auto json = document(note.id.text, coded("http://loinc.org", "34109-9"), patient_reference(), note.changed_at,
                         attachment("text/plain; charset=utf-8", note.text));
    json["context"] = {{"period", {{"start", utc_day(note.session_date)}}}};
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace toolkit

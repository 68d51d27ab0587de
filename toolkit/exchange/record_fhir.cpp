// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "toolkit/exchange/fhir_resources.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

using Json = FhirResources::Json;

std::string bytes_of(const Json& json) {
  return json.dump(2) + '\n';
}

}  // namespace

std::string write_record_fhir(const ClientRecord& record) {
  const FhirResources resources(record, FhirReader::Any);
  auto entries = Json::array();
  const auto add = [&](const std::vector<Json>& list) {
    for (const auto& resource : list) {
      entries.push_back({{"fullUrl", "urn:uuid:" + resource.at("id").get<std::string>()}, {"resource", resource}});
    }
  };
  add({resources.patient()});
  add(resources.related_persons());
  add(resources.questionnaire_responses());
  add(resources.consents());
  add(resources.document_references());
  return bytes_of({{"resourceType", "Bundle"},
                   {"type", "collection"},
                   {"timestamp", utc_time(record.gathered_at)},
                   {"entry", std::move(entries)}});
}

std::vector<NamedFile> write_record_openemr(const ClientRecord& record) {
  const FhirResources resources(record, FhirReader::OpenEmr);
  std::vector<NamedFile> files{{"patient.json", bytes_of(resources.patient())}};
  for (const auto& person : resources.related_persons()) files.push_back({"related-person.json", bytes_of(person)});
  std::size_t number = 0;
  for (const auto& response : resources.questionnaire_responses()) {
    files.push_back({"questionnaire-response-" + std::to_string(++number) + ".json", bytes_of(response)});
  }
  return files;
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "toolkit/exchange/client_record.h"

namespace toolkit {

/// Who will read the resources. OpenEMR's importer stops at any extension on Patient and reads only names of use
/// "official"; in files of their own, resources refer to each other by type and id.
enum class FhirReader { Any, OpenEmr };

/// One client's record as FHIR R4 resources. Each function gives whole resources with an id, texts that are empty left
/// out, since "attributes can never be empty" (FHIR R4, 2.6.2).
class FhirResources {
 public:
  using Json = nlohmann::ordered_json;

  /// The record must outlive this.
  FhirResources(const ClientRecord& record, FhirReader reader) : record_(record), reader_(reader) {}

  Json patient() const;
  /// The partner; none when nothing is known but that there is one.
  std::vector<Json> related_persons() const;
  /// As they were stored, with an id and the patient as their subject.
  std::vector<Json> questionnaire_responses() const;
  std::vector<Json> consents() const;
  /// Issued documents and notes, each with its bytes.
  std::vector<Json> document_references() const;

 private:
  Json patient_reference() const;
  Json name(const std::string& text) const;
  std::string partner_id() const;

  const ClientRecord& record_;
  FhirReader reader_;
};

}  // namespace toolkit

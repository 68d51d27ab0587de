// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/vault.h"
#include "toolkit/exchange/client_record.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {

/// FhirForOpenEmr gives a file for each resource, every other format one file.
enum class ExportFormat { Pdf, Json, Csv, Vcard, Fhir, FhirForOpenEmr };
/// "pdf", "json", "csv", "vcard", "fhir", "fhir-openemr": what the command line and the page call them.
std::string_view to_text(ExportFormat format);
std::optional<ExportFormat> parse_export_format(std::string_view text);

/// Taking one client's record out of the vault, readable by anybody who gets the files.
class ClientExport {
 public:
  explicit ClientExport(db::Vault& vault) : vault_(vault) {}

  /// Gathered in one transaction, which leaves an Export entry in the audit trail that names the format and what was
  /// ticked. Empty when there is no such client.
  std::optional<std::vector<NamedFile>> take_out(const db::ClientId& client, ExportFormat format, const Ticked& ticked);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit

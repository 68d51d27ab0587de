// SPDX-License-Identifier: MIT
#include "toolkit/exchange/client_export.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "db/transaction.h"
#include "handouts/typefaces.h"

namespace toolkit {
namespace {

constexpr std::array<std::pair<ExportFormat, std::string_view>, 6> kFormats = {
    {{ExportFormat::Pdf, "pdf"},
     {ExportFormat::Json, "json"},
     {ExportFormat::Csv, "csv"},
     {ExportFormat::Vcard, "vcard"},
     {ExportFormat::Fhir, "fhir"},
     {ExportFormat::FhirForOpenEmr, "fhir-openemr"}}};

std::vector<NamedFile> write(const ClientRecord& record, ExportFormat format) {
  switch (format) {
    case ExportFormat::Pdf:
      return {{"record.pdf", write_record_pdf(record, handouts::Typefaces())}};
    case ExportFormat::Json:
      return {{"record.json", write_record_json(record)}};
    case ExportFormat::Csv:
      return {{"answers.csv", write_record_csv(record)}};
    case ExportFormat::Vcard:
      return {{"card.vcf", write_record_vcard(record)}};
    case ExportFormat::Fhir:
      return {{"record.fhir.json", write_record_fhir(record)}};
    case ExportFormat::FhirForOpenEmr:
      break;
  }
  return write_record_openemr(record);
}

}  // namespace

std::string_view to_text(ExportFormat format) {
  return std::ranges::find(kFormats, format, &decltype(kFormats)::value_type::first)->second;
}

std::optional<ExportFormat> parse_export_format(std::string_view text) {
  const auto found = std::ranges::find(kFormats, text, &decltype(kFormats)::value_type::second);
  if (found == kFormats.end()) return std::nullopt;
  return found->first;
}

std::optional<std::vector<NamedFile>> ClientExport::take_out(const db::ClientId& client, ExportFormat format,
                                                             const Ticked& ticked) {
  db::Transaction transaction(vault_);
  const auto record = gather_record(transaction, client, ticked);
  if (!record) return std::nullopt;
  auto files = write(*record, format);
  const auto words = to_text(ticked);
  transaction.commit({db::AuditAction::Export, "client", client.text, client,
                      std::string(to_text(format)) + (words.empty() ? "" : " ") + words});
  return files;
}

}  // namespace toolkit

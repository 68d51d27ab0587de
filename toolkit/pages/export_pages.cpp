// SPDX-License-Identifier: MIT
#include <optional>
#include <string>
#include <string_view>

#include "handouts/error.h"
#include "toolkit/exchange/digest.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kExportFields = {"format", "passphrase"};
constexpr std::string_view kUsualFormat = "pdf";

constexpr const char* kTooLong =
    "This record has more than 200 pages, the most one PDF may have. Leave the notes out, or take it out as JSON.";

Ticked ticked_in(const http::Fields& form) {
  return {form.has("notes"), form.has("judgement"), form.has("screening"), form.has("partner")};
}

const char* content_type(ExportFormat format) {
  switch (format) {
    case ExportFormat::Pdf:
      return "application/pdf";
    case ExportFormat::Csv:
      return "text/csv; charset=utf-8";
    case ExportFormat::Vcard:
      return "text/vcard; charset=utf-8";
    case ExportFormat::Fhir:
    case ExportFormat::FhirForOpenEmr:
      return "application/fhir+json";
    case ExportFormat::Json:
      break;
  }
  return "application/json";
}

http::Reply export_page(const PageRoom& room, const http::Request& request, const db::Client& client,
                        const std::vector<Problem>& problems) {
  const auto format = request.form.has("format") ? request.form.get("format") : kUsualFormat;
  const auto ticked = ticked_in(request.form);
  Fields fields{{"title", say("Take out")},
                {"id", client.id.text},
                {"name", person(client.name)},
                {"is_pdf", format == "pdf"},
                {"is_csv", format == "csv"},
                {"is_fhir", format == "fhir"},
                {"is_openemr", format == "fhir-openemr"},
                {"is_json", format == "json"},
                {"is_vcard", format == "vcard"},
                {"notes", ticked.notes},
                {"judgement", ticked.judgement},
                {"screening", ticked.screening},
                {"partner", ticked.partner}};
  add_problems(fields, kExportFields, problems);
  return room.view.page("take_out", request, std::move(fields), problems.empty() ? 200 : 422);
}

/// One resource a file, as OpenEMR needs it, is more than one download. The files stand in the page itself, so that the
/// passphrase is asked once, nothing waits for a second request, and nothing is kept. An archive would be a format more
/// for the therapist to unpack.
http::Reply files_page(const PageRoom& room, const http::Request& request, const db::Client& client,
                       const std::vector<NamedFile>& files) {
  List rows;
  for (const auto& file : files) rows.emplace_back(Fields{{"file_name", file.name}, {"bytes", base64(file.bytes)}});
  Fields fields{
      {"title", say("Take out")}, {"id", client.id.text}, {"name", person(client.name)}, {"files", std::move(rows)}};
  return room.view.page("take_out_files", request, std::move(fields));
}

std::optional<db::Client> client_of(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  return id ? room.clients.find(*id) : std::nullopt;
}

http::Reply open_export(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto client = id ? room.clients.open_record(*id, "take-out") : std::nullopt;
  return client ? export_page(room, request, *client, {}) : not_found(room.view);
}

/// The passphrase again, because an unlocked window that was left alone must not be enough to carry a record away.
http::Reply take_record_out(const PageRoom& room, const http::Request& request) {
  const auto client = client_of(room, request);
  if (!client) return not_found(room.view);
  const auto format = parse_export_format(request.form.get("format"));
  if (!format) return export_page(room, request, *client, {{"format", say("Choose one of these.")}});
  if (auto problem = room.vault.passphrase_problem(std::string(request.form.get("passphrase"))); !problem.empty()) {
    return export_page(room, request, *client, {{"passphrase", std::move(problem)}});
  }
  std::optional<std::vector<NamedFile>> files;
  try {
    files = room.exporting.take_out(client->id, *format, ticked_in(request.form));
  } catch (const handouts::Error& failure) {
    if (failure.kind() != handouts::Error::Kind::Layout) throw;
    return export_page(room, request, *client, {{"format", say(kTooLong)}});
  }
  if (!files) return not_found(room.view);
  if (*format == ExportFormat::FhirForOpenEmr) return files_page(room, request, *client, *files);
  auto& file = files->front();
  return http::download(std::move(file.bytes), content_type(*format), std::move(file.name));
}

}  // namespace

void add_export_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({Method::Get, "/clients/{client}/take-out", Needs::Unlocked, 0,
                    [&room](const auto& request) { return open_export(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/take-out", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return take_record_out(room, request); }});
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <utility>

#include "handouts/template.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using handouts::Standing;

const std::vector<std::string> kMakingFields = {"approved", "release_reason"};

std::string title_of(const std::string& code) {
  return handouts::library_template(code).title;
}

/// Whether an envelope can be made for it (PostDesk).
bool is_posted(const std::string& code) {
  return code == handouts::to_text(DocumentCode::L02);
}

/// The newest of this document that was made for the client and can be posted; empty when there is none.
std::string newest_posted(const std::vector<db::IssuedDocument>& issued, DocumentCode code) {
  const auto found = std::ranges::find(issued, handouts::to_text(code), &db::IssuedDocument::code);
  return found != issued.end() && is_posted(found->code) ? found->id.text : "";
}

Fields offer_row(const handouts::Offer& offer) {
  const auto code = handouts::to_text(offer.code);
  const auto& source = handouts::library_template(code);
  return {{"code", code}, {"document", source.title}, {"purpose", source.purpose}, {"why", offer.why}};
}

List rows_with(const std::vector<handouts::Offer>& offers, Standing standing) {
  List rows;
  for (const auto& offer : offers) {
    if (offer.standing == standing) rows.emplace_back(offer_row(offer));
  }
  return rows;
}

List issued_rows(const std::vector<db::IssuedDocument>& issued) {
  List rows;
  for (const auto& document : issued) {
    rows.emplace_back(
        Fields{{"issued_id", document.id.text},
               {"document", title_of(document.code)},
               {"is_posted", is_posted(document.code)},
               {"when", long_date(local_day(document.issued_at)) + ", " + clock_time(document.issued_at)}});
  }
  return rows;
}

Fields client_fields(const CaseOffers& found, std::string_view title) {
  return {{"title", title}, {"id", found.client.id.text}, {"name", found.client.name}};
}

void add_group(Fields& fields, const std::string& name, List rows) {
  fields.insert_or_assign("has_" + name, !rows.empty());
  fields.insert_or_assign(name, std::move(rows));
}

http::Reply documents_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = client_fields(*found, "Documents");
  add_group(fields, "offered", rows_with(found->offers, Standing::Offered));
  add_group(fields, "on_request", rows_with(found->offers, Standing::OnRequest));
  add_group(fields, "read_here", rows_with(found->offers, Standing::ReadHere));
  add_group(fields, "releasable", rows_with(found->offers, Standing::PractitionerRelease));
  add_group(fields, "held", rows_with(found->offers, Standing::Held));
  add_group(fields, "not_offered", rows_with(found->offers, Standing::NotOffered));
  add_group(fields, "issued", issued_rows(found->issued));
  return room.view.page("documents", request, std::move(fields));
}

/// One reason and every document it touches: what several documents have in common is said once.
struct Reason {
  handouts::Finding finding;
  List documents;
};

std::vector<Reason> reasons_in(const std::vector<handouts::Offer>& offers) {
  std::vector<Reason> reasons;
  for (const auto& offer : offers) {
    for (const auto& finding : offer.findings) {
      auto known = std::find_if(reasons.begin(), reasons.end(),
                                [&](const auto& each) { return each.finding.why == finding.why; });
      if (known == reasons.end()) known = reasons.insert(reasons.end(), {finding, {}});
      known->documents.emplace_back(Fields{{"document", title_of(handouts::to_text(offer.code))},
                                           {"is_held", finding.effect == handouts::Effect::Hold}});
    }
  }
  return reasons;
}

/// The private page: why documents are held, or only read here, and what would change that.
http::Reply held_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  List rows;
  for (auto& [finding, documents] : reasons_in(found->offers)) {
    rows.emplace_back(Fields{{"reason", finding.why},
                             {"lifted_by", finding.lifted_by},
                             {"gate", finding.gate},
                             {"documents", std::move(documents)}});
  }
  auto fields = client_fields(*found, "Private");
  add_group(fields, "reasons", std::move(rows));
  return room.view.page("held", request, std::move(fields));
}

http::Reply document_page(const PageRoom& room, const http::Request& request, const MakingOutcome& outcome) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  const auto found = id && code ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  const auto& offer = offer_for(found->offers, *code);
  const auto standing = offer.standing;
  const auto variant = variant_of(request);
  const auto pages = room.handouts.preview(*id, *code, variant).size();
  auto fields = client_fields(*found, "Document");
  fields.merge(offer_row(offer));
  fields.merge(Fields{{"is_held", standing == Standing::Held || outcome.is_held},
                      {"is_releasable", standing == Standing::PractitionerRelease},
                      {"is_read_here", standing == Standing::ReadHere},
                      {"may_be_made", may_be_made(standing)},
                      {"posted_id", newest_posted(found->issued, *code)},
                      {"needs_approval", *code == DocumentCode::L02 && standing != Standing::ReadHere}});
  add_paper(fields, "/clients/" + id->text + "/documents/" + handouts::to_text(*code), variant, pages);
  add_typed(fields, request.form, {"release_reason"});
  add_problems(fields, kMakingFields, outcome.problems);
  const int status = outcome.is_held ? 403 : (outcome.problems.empty() ? 200 : 422);
  return room.view.page("document", request, std::move(fields), status);
}

http::Reply picture(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  if (!id || !code) return not_found(room.view);
  auto found = page_picture(room.handouts.preview(*id, *code, variant_of(request)), request.parameters.at(2));
  return found ? std::move(*found) : not_found(room.view);
}

http::Reply make_document(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  if (!id || !code) return not_found(room.view);
  const Making making{request.form.has("approved"), posted_text(request.form, "release_reason"), variant_of(request)};
  const auto outcome = room.handouts.make(*id, *code, making);
  if (outcome.is_unknown) return not_found(room.view);
  if (!outcome.issued) return document_page(room, request, outcome);
  const bool is_protected_next = request.form.get("then") == "with-password";
  return http::see_other("/issued/" + outcome.issued->text + (is_protected_next ? "/with-password" : ""));
}

http::Reply take_out(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto document = id ? room.handouts.take_out(*id) : std::nullopt;
  if (!document) return not_found(room.view);
  return http::download(document->pdf, "application/pdf", neutral_file_name(document->code, Copy::Plain));
}

}  // namespace

void add_document_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/documents", Needs::Unlocked, 0,
                    [&room](const auto& request) { return documents_page(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/held", Needs::Unlocked, 0,
                    [&room](const auto& request) { return held_page(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/documents/{code}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return document_page(room, request, {}); }});
  routes.push_back({Method::Get, "/clients/{client}/documents/{code}/pages/{page}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return picture(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/documents/{code}", Needs::Unlocked, 64 * 1024,
                    [&room](const auto& request) { return make_document(room, request); }});
  routes.push_back({Method::Get, "/issued/{document}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return take_out(room, request); }});
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <chrono>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/readers.h"

namespace toolkit {
namespace {

Fields receipt_fields(const HandOverReceipt& receipt) {
  const auto& document = receipt.document;
  const bool has_title = !receipt.title.empty();
  return {{"issued_id", document.id.text},
          {"document", title_of(document.code)},
          {"code", document.code},
          {"original_title", has_title ? receipt.title : ""},
          {"version", document.template_version},
          {"when", day_and_time(document.issued_at)},
          {"written_in", has_title ? language_words(receipt.language) : ""},
          {"how", receipt.how ? in_words(*receipt.how) : ""},
          {"paper", in_words(receipt.paper)},
          {"is_approved", receipt.is_approved},
          {"is_posted", is_posted(document.code)},
          {"sha256", receipt.sha256}};
}

http::Reply receipt_page(const PageRoom& room, const http::Request& request) {
  const auto issued = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto found = issued ? room.handouts.receipt(*issued) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = receipt_fields(found->second);
  fields.merge(client_fields(found->first, "Receipt"));
  return room.view.page("document_receipt", request, std::move(fields));
}

/// "What exactly did we hand over?", until the end of a day.
http::Reply handed_over_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto client = id ? room.clients.find(*id) : std::nullopt;
  if (!client) return not_found(room.view);
  const auto typed = std::string(request.query.get("until"));
  const auto until = parse_iso_date(typed);
  constexpr std::chrono::sys_days kAnyDay = std::chrono::year(9999) / 12 / 31;
  const auto receipts = room.handouts.handed_over(*id, until ? std::chrono::sys_days(*until) : kAnyDay);
  List rows;
  for (const auto& receipt : receipts.value_or(std::vector<HandOverReceipt>()))
    rows.emplace_back(receipt_fields(receipt));
  auto fields = client_fields(*client, "Handed over");
  fields.insert_or_assign("until", typed);
  fields.insert_or_assign("until_problem",
                          !typed.empty() && !until ? "Write the day as year-month-day, such as 2026-11-23." : "");
  add_group(fields, "receipts", std::move(rows));
  return room.view.page("handed_over", request, std::move(fields), typed.empty() || until ? 200 : 422);
}

http::Reply take_out(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto document = id ? room.handouts.take_out(*id) : std::nullopt;
  if (!document) return not_found(room.view);
  return http::download(document->pdf, "application/pdf", neutral_file_name(document->code, Copy::Plain));
}

}  // namespace

void add_handed_over_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/handed-over", Needs::Unlocked, 0,
                    [&room](const auto& request) { return handed_over_page(room, request); }});
  routes.push_back({Method::Get, "/issued/{document}/receipt", Needs::Unlocked, 0,
                    [&room](const auto& request) { return receipt_page(room, request); }});
  routes.push_back({Method::Get, "/issued/{document}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return take_out(room, request); }});
}

}  // namespace toolkit

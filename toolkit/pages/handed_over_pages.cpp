// SPDX-License-Identifier: MIT
#include <chrono>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/print_fields.h"
#include "toolkit/pages/readers.h"
#include "toolkit/screen_language.h"

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
          {"how", receipt.how ? say(in_words(*receipt.how)) : ""},
          {"paper", say(in_words(receipt.paper))},
          {"is_approved", receipt.is_approved},
          {"is_posted", is_posted(document.code)},
          {"sha256", receipt.sha256}};
}

/// What became of every print of this document.
List print_rows(const std::vector<PrintNote>& notes, const db::IssuedDocumentId& document) {
  List rows;
  for (const auto& note : notes) {
    if (note.document != document) continue;
    rows.emplace_back(Fields{{"at", day_and_time(note.at)},
                             {"what", print_note_words(note)},
                             {"queue", note.queue},
                             {"is_envelope", note.is_envelope}});
  }
  return rows;
}

/// How a document went that was printed from here: what is known of its last print, such as "not printed on Office".
void tell_print(Fields& fields, const HandOverReceipt& receipt, const std::vector<PrintNote>& notes) {
  if (receipt.how != HandOver::Printed) return;
  for (const auto& note : notes) {
    if (note.document == receipt.document.id && !note.is_envelope)
      fields.insert_or_assign("how", print_note_words(note) + " " + note.queue);
  }
}

http::Reply receipt_page(const PageRoom& room, const http::Request& request, const PrintingAgain& asked) {
  const auto issued = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto found = issued ? room.handouts.receipt(*issued) : std::nullopt;
  if (!found) return not_found(room.view);
  const auto& document = found->second.document;
  const auto code = handouts::find_document(document.code);
  auto fields = receipt_fields(found->second);
  fields.merge(client_fields(found->first, say("Receipt")));
  const auto notes = room.printing.notes(document.client);
  tell_print(fields, found->second, notes);
  add_group(fields, "prints", print_rows(notes, document.id));
  fields.insert_or_assign("was_not_sent", request.query.has("unsent"));
  fields.insert_or_assign("is_held", asked.is_held);
  fields.insert_or_assign("asks_about_paper", code && asks_about_paper(*code));
  for (const auto* const answer : {"home", "elsewhere", "office", "no"})
    fields.insert_or_assign(std::string("paper_is_") + answer, request.form.get("paper") == answer);
  add_problems(fields, {"paper"}, asked.problems);
  add_print_choices(fields, room, request, asked.problems);
  const int status = asked.is_held ? 403 : (asked.problems.empty() ? 200 : 422);
  return room.view.page("document_receipt", request, std::move(fields), status);
}

/// The very bytes that were made, when the gates let them go today as well.
http::Reply print_again(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  if (!id) return not_found(room.view);
  const auto typed = typed_print(request);
  if (auto problems = room.printing.problems(typed); !problems.empty())
    return receipt_page(room, request, {std::move(problems)});
  const auto asked = room.handouts.ask_again(*id, find_paper_safety(request.form.get("paper")));
  if (asked.is_unknown) return not_found(room.view);
  if (asked.is_held || !asked.problems.empty()) return receipt_page(room, request, asked);
  return http::see_other(print_made(room, request, {*id}));
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
  const auto prints = room.printing.notes(*id);
  for (const auto& receipt : receipts.value_or(std::vector<HandOverReceipt>())) {
    auto row = receipt_fields(receipt);
    tell_print(row, receipt, prints);
    rows.emplace_back(std::move(row));
  }
  auto fields = client_fields(*client, say("Handed over"));
  fields.insert_or_assign("was_not_sent", request.query.has("unsent"));
  fields.insert_or_assign("until", typed);
  fields.insert_or_assign("until_problem",
                          !typed.empty() && !until ? say("Write the day as year-month-day, such as 2026-11-23.") : "");
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
                    [&room](const auto& request) { return receipt_page(room, request, {}); }});
  routes.push_back({Method::Post, "/issued/{document}/print", Needs::Unlocked, 8 * 1024,
                    [&room](const auto& request) { return print_again(room, request); }});
  routes.push_back({Method::Get, "/issued/{document}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return take_out(room, request); }});
}

}  // namespace toolkit

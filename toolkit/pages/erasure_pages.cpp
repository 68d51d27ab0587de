// SPDX-License-Identifier: MIT
#include <optional>
#include <string>

#include "toolkit/local_time.h"
#include "toolkit/pages/erasure_words.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

std::optional<db::ErasureReason> reason_in(const http::Fields& form) {
  const auto code = form.get("reason");
  if (code == "period-over") return db::ErasureReason::PeriodOver;
  if (code == "person-asked") return db::ErasureReason::PersonAsked;
  if (code == "never-needed") return db::ErasureReason::NeverNeeded;
  return std::nullopt;
}

ErasureDecision decision_in(const http::Fields& form) {
  return {reason_in(form), std::string(form.get("seen")), std::string(form.get("own_passphrase"))};
}

std::string sentence_for(ErasureRefusal refusal) {
  switch (refusal) {
    case ErasureRefusal::Held:
      return say("Nothing was destroyed: a legal hold was set on this record.");
    case ErasureRefusal::NotDue:
      return say("Nothing was destroyed: its time is not over. Choose another reason if one is true.");
    case ErasureRefusal::TooEarly:
      return say("Nothing was destroyed: it has not been in the trash for 30 days yet.");
    case ErasureRefusal::ChangedMeanwhile:
      return say("Nothing was destroyed: the record was changed since you opened this page. Look at it again.");
    case ErasureRefusal::NoSuchRecord:
      break;
  }
  return say("There is nothing here to destroy any more.");
}

/// What a try came to when it did not destroy anything.
struct Refused {
  std::optional<ErasureRefusal> refusal = {};
  std::vector<Problem> problems = {};

  int status() const { return refusal ? 409 : (problems.empty() ? 200 : 422); }
};

void add_decision(Fields& fields, const http::Request& request, const Refused& refused) {
  const auto reason = request.form.get("reason");
  fields.insert_or_assign("is_period_over", reason == "period-over");
  fields.insert_or_assign("is_person_asked", reason == "person-asked");
  fields.insert_or_assign("is_never_needed", reason == "never-needed");
  fields.insert_or_assign("own_passphrase_label", say("Your passphrase, once more"));
  fields.insert_or_assign("notice", refused.refusal ? sentence_for(*refused.refusal) : "");
  add_problems(fields, {"reason", "own_passphrase"}, refused.problems);
}

void add_records(Fields& fields, const std::vector<DoomedRecord>& records) {
  List list;
  for (const auto& record : records) {
    list.emplace_back(Fields{{"record_name", record.name},
                             {"is_merged", record.id != records.front().id},
                             {"rows", erased_rows(record.kinds)}});
  }
  fields.insert_or_assign("records", std::move(list));
}

void add_copies(Fields& fields, const Copies& copies) {
  fields.insert_or_assign("backups", copies.backups.string());
  fields.insert_or_assign("kept_stores", copies.kept_stores > 0 ? std::to_string(copies.kept_stores) : "");
  fields.insert_or_assign("is_one_kept_store", copies.kept_stores == 1);
  fields.insert_or_assign("has_unread_stores", copies.unread_stores > 0);
}

std::optional<db::ClientId> client_in(const http::Request& request) {
  return db::parse_id<db::ClientId>(request.parameters.at(0));
}

http::Reply client_page(const PageRoom& room, const http::Request& request, const Refused& refused = {}) {
  const auto id = client_in(request);
  const auto preview = id ? room.erasure.preview_client(*id) : std::nullopt;
  if (!preview) return not_found(room.view);
  Fields fields{{"title", say("Destroy a record")},
                {"id", preview->client.id.text},
                {"name", person(preview->client.name)},
                {"is_held", preview->is_held},
                {"seen", preview->seen},
                {"due_since", preview->due_since ? long_date(*preview->due_since) : ""}};
  add_records(fields, preview->records);
  add_copies(fields, preview->copies);
  add_decision(fields, request, refused);
  return room.view.page("destroy", request, std::move(fields), refused.status());
}

http::Reply partner_page(const PageRoom& room, const http::Request& request, const Refused& refused = {}) {
  const auto id = client_in(request);
  const auto preview = id ? room.erasure.preview_partner(*id) : std::nullopt;
  if (!preview) return not_found(room.view);
  Fields fields{{"title", say("Destroy what is kept of the partner")},
                {"id", preview->client.id.text},
                {"name", person(preview->client.name)},
                {"partner_name", person(preview->client.partner.name)},
                {"is_held", preview->is_held},
                {"has_merged_clients", preview->has_merged_clients},
                {"seen", preview->seen},
                {"due_since", preview->due_since ? long_date(*preview->due_since) : ""}};
  add_decision(fields, request, refused);
  return room.view.page("destroy_partner", request, std::move(fields), refused.status());
}

http::Reply trashed_page(const PageRoom& room, const http::Request& request, const Refused& refused = {}) {
  const auto preview = room.erasure.preview_trashed(request.parameters.at(0));
  if (!preview) return not_found(room.view);
  const auto& trashed = preview->trashed;
  Fields fields{{"title", say("Destroy for good")},
                {"trashed_id", trashed.id},
                {"is_client", trashed.table == "client"},
                {"is_note", trashed.table == "note"},
                {"client_name", person(preview->client_name)},
                {"since", long_date(local_day(trashed.trashed_at))},
                {"until", long_date(local_day(trashed.stays_until()))},
                {"is_ripe", preview->is_ripe},
                {"is_held", preview->is_held},
                {"may_be_destroyed", preview->is_ripe && !preview->is_held}};
  add_records(fields, preview->records);
  add_copies(fields, preview->copies);
  add_decision(fields, request, refused);
  return room.view.page("destroy_trashed", request, std::move(fields), refused.status());
}

template <class Page>
http::Reply answer(const PageRoom& room, const http::Request& request, const ErasureResult& result, Page page) {
  if (result.refusal == ErasureRefusal::NoSuchRecord) {
    return room.view.message(409, say("There is nothing to destroy"), sentence_for(*result.refusal));
  }
  if (result.refusal || !result.problems.empty()) return page(room, request, {result.refusal, result.problems});
  // Whatever becomes of the reply, no copy waits for it.
  room.erasure.clean_copies();
  return http::see_other("/destroyed/" + result.receipt);
}

http::Reply destroy_client(const PageRoom& room, const http::Request& request) {
  const auto id = client_in(request);
  if (!id) return not_found(room.view);
  return answer(room, request, room.erasure.destroy_client(*id, decision_in(request.form)), client_page);
}

http::Reply destroy_partner(const PageRoom& room, const http::Request& request) {
  const auto id = client_in(request);
  if (!id) return not_found(room.view);
  return answer(room, request, room.erasure.destroy_partner(*id, decision_in(request.form)), partner_page);
}

http::Reply destroy_trashed(const PageRoom& room, const http::Request& request) {
  return answer(room, request, room.erasure.destroy_trashed(request.parameters.at(0), decision_in(request.form)),
                trashed_page);
}

List name_rows(const std::vector<std::string>& names) {
  List rows;
  for (const auto& name : names) rows.emplace_back(Fields{{"file", name}});
  return rows;
}

/// What is said of the copies is true at the moment of the page, so opening it tries once more.
void add_copies_left(const PageRoom& room, Fields& fields) {
  const auto left = room.erasure.clean_copies();
  const bool has_unread_backups = !left.unread_backups.empty();
  const bool has_unread_stores = !left.unread_stores.empty();
  const bool is_struck = !left.backups.empty() && !left.is_folder_away && !has_unread_backups && left.problem.empty();
  fields.insert_or_assign("has_erased_clients", left.has_erased_clients);
  fields.insert_or_assign("backups", left.backups.string());
  fields.insert_or_assign("is_folder_away", left.is_folder_away);
  fields.insert_or_assign("is_struck", is_struck);
  fields.insert_or_assign("has_unread_backups", has_unread_backups);
  fields.insert_or_assign("unread_backups", name_rows(left.unread_backups));
  fields.insert_or_assign("has_unread_stores", has_unread_stores);
  fields.insert_or_assign("unread_stores", name_rows(left.unread_stores));
  fields.insert_or_assign("copies_problem", say(left.problem));
}

Fields receipt_fields(const Receipt& receipt) {
  const auto& erasure = receipt.erasure;
  return {{"receipt_id", erasure.id},
          {"what", kept_thing_words(erasure.table)},
          {"when", long_date(local_day(erasure.erased_at))},
          {"at", clock_time(erasure.erased_at)},
          {"by", receipt.by},
          {"why", reason_words(erasure.reason)},
          {"number", erasure.of_id},
          {"is_client", erasure.table == "client"},
          {"rows", erased_rows(erasure.kinds)}};
}

http::Reply receipts_page(const PageRoom& room, const http::Request& request) {
  const auto list = room.erasure.receipts();
  List rows;
  for (const auto& receipt : list.receipts) rows.emplace_back(receipt_fields(receipt));
  const bool has_receipts = !rows.empty();
  Fields fields{{"title", say("Destroyed records")},
                {"is_incomplete", !list.is_whole},
                {"has_receipts", has_receipts},
                {"receipts", std::move(rows)}};
  add_copies_left(room, fields);
  return room.view.page("destroyed", request, std::move(fields));
}

http::Reply receipt_page(const PageRoom& room, const http::Request& request) {
  const auto receipt = room.erasure.find_receipt(request.parameters.at(0));
  if (!receipt) return not_found(room.view);
  auto fields = receipt_fields(*receipt);
  fields.insert_or_assign("title", say("Receipt"));
  if (receipt->erasure.table == "client") add_copies_left(room, fields);
  fields.emplace("has_erased_clients", false);
  return room.view.page("receipt", request, std::move(fields));
}

}  // namespace

void add_erasure_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  const auto get = [&](const char* path, auto handler) {
    routes.push_back({Method::Get, path, Needs::Unlocked, 0,
                      [&room, handler](const http::Request& request) { return handler(room, request); }});
  };
  const auto post = [&](const char* path, auto handler) {
    routes.push_back({Method::Post, path, Needs::Unlocked, kSmall,
                      [&room, handler](const http::Request& request) { return handler(room, request); }});
  };
  get("/clients/{client}/keeping/destroy",
      [](const auto& there, const auto& request) { return client_page(there, request); });
  post("/clients/{client}/keeping/destroy", destroy_client);
  get("/clients/{client}/keeping/destroy-partner",
      [](const auto& there, const auto& request) { return partner_page(there, request); });
  post("/clients/{client}/keeping/destroy-partner", destroy_partner);
  get("/trash/{record}/destroy", [](const auto& there, const auto& request) { return trashed_page(there, request); });
  post("/trash/{record}/destroy", destroy_trashed);
  get("/destroyed", receipts_page);
  get("/destroyed/{receipt}", receipt_page);
}

}  // namespace toolkit

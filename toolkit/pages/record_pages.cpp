// SPDX-License-Identifier: MIT
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kRecordFields = {"client_name",    "pronouns",         "language",        "partner_name",
                                                "partner_called", "partner_pronouns", "partner_language"};

db::Client typed_record(const db::ClientId& id, const http::Fields& form) {
  db::Client client;
  client.id = id;
  client.version = read_version(form);
  client.name = posted_line(form, "client_name");
  client.pronouns = posted_line(form, "pronouns");
  client.language = posted_line(form, "language");
  client.partner = {posted_line(form, "partner_name"), posted_line(form, "partner_called"),
                    posted_line(form, "partner_pronouns"), posted_line(form, "partner_language")};
  return client;
}

Fields record_fields(const db::Client& shown, const db::Client& stored, int version) {
  const auto address = "/clients/" + stored.id.text + "/record";
  return {{"title", say("Name and partner")},
          {"id", stored.id.text},
          {"name", person(stored.name)},
          {"action", address},
          {"version", std::to_string(version)},
          {"versions", stored.version > 1 ? address + "/versions" : ""},
          {"client_name", shown.name},
          {"pronouns", shown.pronouns},
          {"language", shown.language},
          {"partner_name", shown.partner.name},
          {"partner_called", shown.partner.called},
          {"partner_pronouns", shown.partner.pronouns},
          {"partner_language", shown.partner.language},
          {"is_conflict", false}};
}

/// The desk calls the name "name", as the record does; on this page that is the name above it.
std::vector<Problem> as_on_page(std::vector<Problem> problems) {
  for (auto& problem : problems) {
    if (problem.field == "name") problem.field = "client_name";
  }
  return problems;
}

http::Reply open_record(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto client = id ? room.clients.open_record(*id) : std::nullopt;
  if (!client) return not_found(room.view);
  auto fields = record_fields(*client, *client, client->version);
  add_problems(fields, kRecordFields, {});
  return room.view.page("record", request, std::move(fields));
}

http::Reply save_record(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto typed = typed_record(id.value_or(db::ClientId()), request.form);
  const auto outcome = id ? room.clients.change_record(typed) : RecordOutcome{{}, Saved::NoSuchRecord};
  if (outcome.problems.empty() && outcome.saved == Saved::Yes) return http::see_other("/clients/" + id->text);
  const auto stored = id ? room.clients.open_record(*id) : std::nullopt;
  if (!stored) return not_found(room.view);
  const bool is_conflict = outcome.problems.empty();
  auto fields = record_fields(typed, *stored, is_conflict ? stored->version : typed.version);
  if (is_conflict) add_conflict(fields, differences(snapshot_of(*stored), snapshot_of(typed)), request.path);
  add_problems(fields, kRecordFields, as_on_page(outcome.problems));
  return room.view.page("record", request, std::move(fields), is_conflict ? 409 : 422);
}

}  // namespace

void add_record_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/record", Needs::Unlocked, 0,
                    [&room](const auto& request) { return open_record(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/record", Needs::Unlocked, 64 * 1024,
                    [&room](const auto& request) { return save_record(room, request); }});
}

}  // namespace toolkit

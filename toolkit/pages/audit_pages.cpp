// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "toolkit/desks/audit_words.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kFilterFields = {"from", "to", "passphrase"};

/// What the filter's fields say, in the address or in the form that takes the trail out.
struct ReadFilter {
  db::AuditFilter filter;
  std::vector<Problem> problems;
};

void read_days(const http::Fields& fields, ReadFilter& read) {
  const auto day_of = [&](const char* name) -> std::optional<std::chrono::sys_days> {
    const auto text = posted_line(fields, name);
    if (text.empty()) return std::nullopt;
    const auto day = parse_iso_date(text);
    if (!day) read.problems.push_back({name, say("Write the day as year-month-day, such as 2026-11-23.")});
    return day;
  };
  if (const auto from = day_of("from")) read.filter.from = start_of_day(*from);
  if (const auto to = day_of("to")) read.filter.until = start_of_day(*to + std::chrono::days(1));
}

ReadFilter read_filter(const http::Fields& fields) {
  ReadFilter read;
  read.filter.client = db::parse_id<db::ClientId>(fields.get("client"));
  for (const auto& [action, words] : audit_actions()) {
    if (fields.get("act") == db::to_text(action)) read.filter.actions = {action};
  }
  if (db::is_uuid(fields.get("who"))) read.filter.actor = std::string(fields.get("who"));
  const auto before = fields.get("before");
  std::int64_t sequence = 0;
  if (std::from_chars(before.data(), before.data() + before.size(), sequence).ec == std::errc() && sequence > 0) {
    read.filter.before = sequence;
  }
  read_days(fields, read);
  return read;
}

List action_rows(const http::Fields& fields) {
  List rows;
  for (const auto& [action, words] : audit_actions()) {
    const auto code = db::to_text(action);
    rows.emplace_back(Fields{{"code", code}, {"words", words}, {"is_chosen", fields.get("act") == code}});
  }
  return rows;
}

List practitioner_rows(const AuditView& view, const http::Fields& fields) {
  List rows;
  for (const auto& [id, name] : view.practitioners) {
    rows.emplace_back(Fields{{"code", id}, {"words", name}, {"is_chosen", fields.get("who") == id}});
  }
  return rows;
}

List line_rows(const AuditView& view) {
  List rows;
  for (const auto& line : view.lines) {
    const bool is_broken = line.first_broken > 0;
    rows.emplace_back(Fields{{"number", std::to_string(line.sequence)},
                             {"is_broken", is_broken},
                             {"is_stretch", is_broken && line.first_broken != line.sequence},
                             {"first_broken", std::to_string(line.first_broken)},
                             {"when", is_broken ? "" : day_and_time(line.at)},
                             {"who", line.who},
                             {"sentence", line.sentence},
                             {"remark", line.remark},
                             {"client_id", line.client ? line.client->text : ""},
                             {"client_name", person(line.client_name)}});
  }
  return rows;
}

/// The address of the next page: what was asked for, from this entry on.
std::string older_address(const http::Fields& fields, std::int64_t before) {
  std::string address = "/audit-trail?before=" + std::to_string(before);
  for (const char* name : {"client", "act", "who", "from", "to"}) {
    const auto value = posted_line(fields, name);
    // What a filter is made of: ids, words and dates.
    const bool is_plain =
        std::ranges::all_of(value, [](char c) { return c == '-' || std::isalnum(static_cast<unsigned char>(c)); });
    if (!value.empty() && is_plain) address += "&" + std::string(name) + "=" + value;
  }
  return address;
}

http::Reply audit_page(const PageRoom& room, const http::Request& request, const http::Fields& asked,
                       std::vector<Problem> problems) {
  auto read = read_filter(asked);
  append(problems, std::move(read.problems));
  room.refused.tell();
  const auto view = room.audit.open(read.filter);
  auto people = practitioner_rows(view, asked);
  Fields fields{{"title", say("Audit trail")},
                {"filtered_client", person(view.filtered_client)},
                {"client", read.filter.client ? read.filter.client->text : ""},
                {"acts", action_rows(asked)},
                {"has_people", people.size() > 1},
                {"people", std::move(people)},
                {"has_lines", !view.lines.empty()},
                {"lines", line_rows(view)},
                {"older", view.older ? older_address(asked, *view.older) : ""},
                {"is_later_page", read.filter.before.has_value()}};
  for (const char* name : {"act", "who"}) fields.insert_or_assign(name, asked.get(name));
  add_typed(fields, asked, {"from", "to"});
  add_problems(fields, kFilterFields, problems);
  return room.view.page("audit", request, std::move(fields), problems.empty() ? 200 : 422);
}

/// With the passphrase again: the file says who is a client here, by ids, and what was held back.
http::Reply take_out(const PageRoom& room, const http::Request& request) {
  const auto read = read_filter(request.form);
  if (!read.problems.empty()) return audit_page(room, request, request.form, {});
  if (auto problem = room.vault.passphrase_problem(std::string(request.form.get("passphrase"))); !problem.empty()) {
    return audit_page(room, request, request.form, {{"passphrase", std::move(problem)}});
  }
  return http::download(room.audit.take_out(read.filter), "text/csv; charset=utf-8", "audit-trail.csv");
}

}  // namespace

void add_audit_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({http::Method::Get, "/audit-trail", http::Needs::Unlocked, 0,
                    [&room](const auto& request) { return audit_page(room, request, request.query, {}); }});
  routes.push_back({http::Method::Post, "/audit-trail/take-out", http::Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return take_out(room, request); }});
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <charconv>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kRuleFields = {"client_years", "partner_months"};
constexpr const char* kReview = "/keeping/review";

std::string date_or_nothing(const std::optional<db::Retention::Date>& date) {
  return date ? long_date(*date) : std::string();
}

/// -1 for what is not a number.
std::int64_t number_in(std::string_view text) {
  std::int64_t number = -1;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? number : -1;
}

/// Counted from 1 in the address.
std::size_t page_of(const http::Request& request) {
  const auto page = number_in(request.query.get("page"));
  return page >= 1 && page <= 100'000 ? static_cast<std::size_t>(page) : 1;
}

http::Reply rules_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  const auto rules = room.retention.open_rules();
  Fields fields{{"title", say("Keeping records")},
                {"was_saved", request.query.has("saved")},
                {"client_years", std::to_string(rules.client_years)},
                {"partner_months", std::to_string(rules.partner_months)}};
  if (!problems.empty()) {
    for (const auto& field : kRuleFields) fields.insert_or_assign(field, request.form.get(field));
  }
  add_problems(fields, kRuleFields, problems);
  return room.view.page("keeping", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply save_rules(const PageRoom& room, const http::Request& request) {
  const auto problems = room.retention.save_rules(
      {posted_line(request.form, "client_years"), posted_line(request.form, "partner_months")});
  return problems.empty() ? http::see_other("/keeping?saved=1") : rules_page(room, request, problems);
}

Fields review_row(const ReviewRow& row) {
  return {{"id", row.client.id.text},
          {"version", std::to_string(row.retention.version)},
          {"row_name", person(row.client.name)},
          {"row_partner", person(row.client.partner.name)},
          {"is_held", row.retention.is_held},
          {"client_since", date_or_nothing(row.due.client)},
          {"partner_since", date_or_nothing(row.due.partner)}};
}

http::Reply review_page(const PageRoom& room, const http::Request& request) {
  const auto page = page_of(request);
  const auto review = room.retention.review(page - 1);
  List rows;
  for (const auto& row : review.rows) rows.emplace_back(review_row(row));
  const bool has_rows = !rows.empty();
  return room.view.page("keeping_review", request,
                        {{"title", say("Due for review")},
                         {"is_incomplete", !review.is_whole},
                         {"total", std::to_string(review.total)},
                         {"is_one", review.total == 1},
                         {"has_rows", has_rows},
                         {"rows", std::move(rows)},
                         {"has_pages", page > 1 || review.has_more},
                         {"page", std::to_string(page)},
                         {"before", page > 1 ? std::to_string(page - 1) : ""},
                         {"after", review.has_more ? std::to_string(page + 1) : ""}});
}

Fields keeping_fields(const Keeping& keeping) {
  const auto& retention = keeping.retention;
  return {{"title", say("Keeping")},
          {"id", keeping.client.id.text},
          {"name", person(keeping.client.name)},
          {"version", std::to_string(retention.version)},
          {"years", std::to_string(keeping.rules.client_years)},
          {"is_one_year", keeping.rules.client_years == 1},
          {"months", std::to_string(keeping.rules.partner_months)},
          {"is_one_month", keeping.rules.partner_months == 1},
          {"is_closed", keeping.client.state == db::ClientState::Closed},
          {"closed_on", date_or_nothing(retention.closed_on)},
          {"client_end", date_or_nothing(keeping.client_end)},
          {"is_client_due", keeping.due.client.has_value()},
          {"client_snoozed", date_or_nothing(retention.client_snoozed_until)},
          {"has_partner", keeping.client.partner != db::Partner{}},
          {"partner_contact", long_date(keeping.partner_last_contact)},
          {"partner_end", date_or_nothing(keeping.partner_end)},
          {"is_partner_due", keeping.due.partner.has_value()},
          {"partner_snoozed", date_or_nothing(retention.partner_snoozed_until)},
          {"is_held", retention.is_held},
          {"hold_reason", retention.hold_reason},
          {"reason", ""},
          {"has_merged_clients", keeping.has_merged_clients}};
}

std::string sentence_for(RetentionOutcome outcome) {
  switch (outcome) {
    case RetentionOutcome::ChangedMeanwhile:
      return say("Not saved: this was changed in another window meanwhile. This is how it stands now.");
    case RetentionOutcome::NotDue:
      return say("Nothing was changed: this is not due for review any more.");
    case RetentionOutcome::NoSuchTime:
      return say("Nothing was changed. Choose 3, 6 or 12 months.");
    case RetentionOutcome::NoSuchClient:
    case RetentionOutcome::Saved:
      break;
  }
  return "";
}

std::optional<db::ClientId> client_in(const http::Request& request) {
  return db::parse_id<db::ClientId>(request.parameters.at(0));
}

http::Reply client_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems = {},
                        const std::string& notice = {}) {
  const auto id = client_in(request);
  const auto keeping = id ? room.retention.open(*id) : std::nullopt;
  if (!keeping) return not_found(room.view);
  auto fields = keeping_fields(*keeping);
  if (!problems.empty()) fields.insert_or_assign("reason", posted_text(request.form, "reason"));
  fields.insert_or_assign("notice", notice);
  add_problems(fields, {"reason"}, problems);
  return room.view.page("client_keeping", request, std::move(fields),
                        !notice.empty() ? 409 : (problems.empty() ? 200 : 422));
}

http::Reply answer(const PageRoom& room, const http::Request& request, RetentionOutcome outcome) {
  if (outcome == RetentionOutcome::NoSuchClient) return not_found(room.view);
  if (outcome != RetentionOutcome::Saved) return client_page(room, request, {}, sentence_for(outcome));
  const auto page = number_in(request.form.get("page"));
  if (page >= 1) return http::see_other(kReview + (page > 1 ? "?page=" + std::to_string(page) : std::string()));
  return http::see_other("/clients/" + client_in(request)->text + "/keeping");
}

http::Reply snooze(const PageRoom& room, const http::Request& request) {
  const auto id = client_in(request);
  if (!id) return not_found(room.view);
  const auto part = request.form.get("part") == "partner" ? KeptPart::Partner : KeptPart::Client;
  const auto months = number_in(request.form.get("months"));
  return answer(room, request,
                room.retention.snooze(*id, number_in(request.form.get("version")), part,
                                      months >= 1 && months <= 12 ? static_cast<int>(months) : 0));
}

http::Reply hold(const PageRoom& room, const http::Request& request) {
  const auto id = client_in(request);
  if (!id) return not_found(room.view);
  const auto outcome =
      room.retention.hold(*id, number_in(request.form.get("version")), posted_text(request.form, "reason"));
  if (!outcome.problems.empty()) return client_page(room, request, outcome.problems);
  return answer(room, request, outcome.outcome);
}

http::Reply lift_hold(const PageRoom& room, const http::Request& request) {
  const auto id = client_in(request);
  if (!id) return not_found(room.view);
  return answer(room, request, room.retention.lift_hold(*id, number_in(request.form.get("version"))));
}

}  // namespace

void add_retention_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 16 * 1024;
  const auto get = [&](const char* path, auto handler) {
    routes.push_back({Method::Get, path, Needs::Unlocked, 0,
                      [&room, handler](const http::Request& request) { return handler(room, request); }});
  };
  const auto post = [&](const char* path, auto handler) {
    routes.push_back({Method::Post, path, Needs::Unlocked, kSmall,
                      [&room, handler](const http::Request& request) { return handler(room, request); }});
  };
  get("/keeping", [](const auto& there, const auto& request) { return rules_page(there, request, {}); });
  post("/keeping", save_rules);
  get(kReview, review_page);
  get("/clients/{client}/keeping", [](const auto& there, const auto& request) { return client_page(there, request); });
  post("/clients/{client}/keeping/snooze", snooze);
  post("/clients/{client}/keeping/hold", hold);
  post("/clients/{client}/keeping/lift", lift_hold);
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <string>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

http::Reply closing_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto standing = id ? room.clients.standing(*id) : std::nullopt;
  if (!standing) return not_found(room.view);
  const auto today = std::chrono::year_month_day(local_day(room.clock.now()));
  const auto typed = posted_line(request.form, "closed_on");
  Fields fields{{"title", say("Close the case")},
                {"id", standing->client.id.text},
                {"name", person(standing->client.name)},
                {"is_closed", standing->client.state == db::ClientState::Closed},
                {"closed_day", standing->closed_on ? long_date(*standing->closed_on) : ""},
                {"closed_on", problems.empty() ? iso_date(standing->closed_on.value_or(today)) : typed}};
  add_problems(fields, {"closed_on"}, problems);
  return room.view.page("closing", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply gone_on(const PageRoom& room, const http::Request& request, Saved saved) {
  if (saved == Saved::NoSuchRecord) return not_found(room.view);
  return http::see_other("/clients/" + request.parameters.at(0));
}

http::Reply close(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  if (!id) return not_found(room.view);
  const auto outcome = room.clients.close(*id, posted_line(request.form, "closed_on"));
  if (!outcome.problems.empty()) return closing_page(room, request, outcome.problems);
  return gone_on(room, request, outcome.saved);
}

http::Reply reopen(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  return id ? gone_on(room, request, room.clients.reopen(*id)) : not_found(room.view);
}

}  // namespace

void add_closing_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({Method::Get, "/clients/{client}/closing", Needs::Unlocked, 0,
                    [&room](const auto& request) { return closing_page(room, request, {}); }});
  routes.push_back({Method::Post, "/clients/{client}/closing", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return close(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/reopen", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return reopen(room, request); }});
}

}  // namespace toolkit

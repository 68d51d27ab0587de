// SPDX-License-Identifier: MIT
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

http::Reply locking_page(const PageRoom& room, const http::Request& request, const std::string& minutes,
                         const std::vector<Problem>& problems) {
  Fields fields{{"title", say("Locking")}, {"minutes", minutes}, {"was_saved", request.query.has("saved")}};
  add_problems(fields, {"minutes"}, problems);
  return room.view.page("locking", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply open_locking(const PageRoom& room, const http::Request& request) {
  return locking_page(room, request, std::to_string(room.locking.idle().count()), {});
}

/// It holds from now on, for every window.
http::Reply choose_locking(const PageRoom& room, const http::Request& request) {
  const auto minutes = posted_line(request.form, "minutes");
  const auto problems = room.locking.choose(minutes);
  if (!problems.empty()) return locking_page(room, request, minutes, problems);
  room.sessions.set_idle(room.locking.idle());
  return http::see_other("/locking?saved=1");
}

}  // namespace

void add_locking_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({Method::Get, "/locking", Needs::Unlocked, 0,
                    [&room](const auto& request) { return open_locking(room, request); }});
  routes.push_back({Method::Post, "/locking", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return choose_locking(room, request); }});
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

bool is_a4(const http::Request& request) {
  return request.query.get("paper") == "a4";
}

handouts::Paper paper_of(const http::Request& request) {
  return is_a4(request) ? handouts::Paper::A4 : handouts::Paper::Letter;
}

/// The code as text as well: a picture says nothing to who listens to the page.
http::Reply kit_page(const PageRoom& room, const http::Request& request) {
  List groups;
  for (const auto& group : room.kit.groups()) {
    groups.emplace_back(Fields{{"number", std::to_string(groups.size() + 1)}, {"group", group}});
  }
  Fields fields{
      {"title", say("Recovery kit")}, {"is_at_door", true}, {"is_a4", is_a4(request)}, {"groups", std::move(groups)}};
  return room.view.page("recovery_kit", request, std::move(fields));
}

http::Reply check_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  Fields fields{
      {"title", say("Recovery kit")}, {"is_at_door", true}, {"number", std::to_string(room.kit.asked_group() + 1)}};
  add_problems(fields, {"group"}, problems);
  return room.view.page("recovery_kit_check", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply check_kit(const PageRoom& room, const http::Request& request) {
  const auto problems = room.kit.confirm(std::string(request.form.get("group")));
  if (!problems.empty()) return check_page(room, request, problems);
  // Who has not told their name yet is at the first start.
  return http::see_other(room.practice.open().version == 0 ? "/practice?first=1" : "/access?done=kit");
}

/// These pages exist only while a kit is shown.
http::Route while_shown(const PageRoom& room, http::Method method, const char* path,
                        std::function<http::Reply(const http::Request&)> handler) {
  return {method, path, http::Needs::Unlocked, method == http::Method::Post ? 8 * 1024UL : 0,
          [&room, handler = std::move(handler)](const http::Request& request) {
            return room.kit.is_shown() ? handler(request) : http::see_other("/");
          }};
}

}  // namespace

void add_recovery_kit_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  routes.push_back(while_shown(room, Method::Get, "/recovery-kit",
                               [&room](const auto& request) { return kit_page(room, request); }));
  routes.push_back(while_shown(room, Method::Get, "/recovery-kit/sheet", [&room](const auto& request) {
    return http::Reply{200, "image/svg+xml", room.kit.picture(paper_of(request)), {}};
  }));
  routes.push_back(while_shown(room, Method::Get, "/recovery-kit/sheet.pdf", [&room](const auto& request) {
    return http::download(room.kit.pdf(paper_of(request)), "application/pdf", "sheet.pdf");
  }));
  routes.push_back(while_shown(room, Method::Get, "/recovery-kit/check",
                               [&room](const auto& request) { return check_page(room, request, {}); }));
  routes.push_back(while_shown(room, Method::Post, "/recovery-kit/check",
                               [&room](const auto& request) { return check_kit(room, request); }));
}

}  // namespace toolkit

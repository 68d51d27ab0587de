// SPDX-License-Identifier: MIT
#include <string_view>

#include "toolkit/http/session_table.h"
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

constexpr std::size_t kSmall = 1024;
constexpr std::string_view kCompany = "/company";

http::Reply switch_company(const http::Request& request) {
  request.session->has_company = request.form.get("company") == "yes";
  return http::see_other(request.session->has_company ? "/library" : "/clients");
}

http::Reply shut_page(const View& view, const http::Request& request) {
  return view.page("message", request,
                   {{"title", "Shut for now"},
                    {"heading", "Shut for now"},
                    {"sentence",
                     "You said that you have company. The library is open; your records open again when you "
                     "say that you are alone."}},
                   403);
}

/// The library shows invented people only. What a page saves while it closes must not be lost, and its answer is seen
/// by nobody.
bool is_open_in_company(const http::Route& route, const http::Request& request) {
  return route.pattern.starts_with("/library") || route.pattern == kCompany ||
         (request.method == http::Method::Post && request.form.has("background"));
}

}  // namespace

void add_company_routes(std::vector<http::Route>& routes) {
  routes.push_back({http::Method::Post, std::string(kCompany), http::Needs::Unlocked, kSmall, switch_company});
}

void shut_in_company(std::vector<http::Route>& routes, const PageRoom& room) {
  for (auto& route : routes) {
    if (route.needs != http::Needs::Unlocked) continue;
    route.handler = [&room, route](const http::Request& request) {
      const bool is_shut = request.session->has_company && !is_open_in_company(route, request);
      return is_shut ? shut_page(room.view, request) : route.handler(request);
    };
  }
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string_view>

#include "toolkit/http/session_table.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kSmall = 1024;
constexpr std::string_view kCompany = "/company";

/// Where text comes from that somebody has just typed: it is kept, and answered by the page that says all is shut.
constexpr std::string_view kKeepsText[] = {
    "/clients/{client}/intake",   "/clients/{client}/intake/whole",  "/clients/{client}/judgement",
    "/clients/{client}/notes",    "/clients/{client}/process-notes", "/notes/{note}",
    "/process-notes/{note}",      "/filled-forms/{filled}",          "/forms/{form}/items",
    "/forms/{form}/items/{item}", "/texts/{code}/{language}"};

/// The library shows invented people only.
bool is_open_in_company(const http::Route& route) {
  return route.pattern.starts_with("/library") || route.pattern == kCompany;
}

bool keeps_text(const http::Route& route) {
  return route.method == http::Method::Post && std::ranges::find(kKeepsText, route.pattern) != std::end(kKeepsText);
}

/// Other windows and browsers on this computer are told as well, and what a browser kept of pages is let go.
http::Reply switch_company(const PageRoom& room, const http::Request& request) {
  const bool has_company = request.form.get("company") != "no";
  room.sessions.set_company(has_company);
  auto reply = http::see_other(has_company ? "/library" : "/today");
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\"");
  return reply;
}

/// Other windows as well, and what a browser kept of pages is let go.
http::Reply switch_initials(const PageRoom& room, const http::Request& request) {
  room.sessions.set_initials(request.form.get("initials") != "no");
  auto reply = http::see_other("/clients");
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\"");
  return reply;
}

http::Reply shut_page(const View& view, const http::Request& request) {
  return view.page(
      "message", request,
      {{"title", say("Shut for now")},
       {"heading", say("Shut for now")},
       {"sentence", say("You said that you have company. The library is open; your records open again when you "
                        "say that you are alone.")}},
      403);
}

/// Help speaks of danger at home, so it is shut as well. Who has locked the records may need it to open them, and
/// cannot say that they are alone.
bool is_shut(const http::Session& session) {
  return session.has_company && session.is_unlocked;
}

/// The answer to a page that saves by itself names no answer, only questions.
http::Reply answer_in_company(const View& view, const http::Route& route, const http::Request& request) {
  if (is_open_in_company(route)) return route.handler(request);
  if (!keeps_text(route)) return shut_page(view, request);
  auto reply = route.handler(request);
  if (!request.form.has("background")) return shut_page(view, request);
  reply.body.resize(std::min(reply.body.size(), reply.body.find("\n\n")));  // without what the form adds up to
  return reply;
}

}  // namespace

void add_company_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  routes.push_back({http::Method::Post, std::string(kCompany), http::Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return switch_company(room, request); }});
  routes.push_back({http::Method::Post, "/initials", http::Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return switch_initials(room, request); }});
}

void shut_in_company(std::vector<http::Route>& routes, const PageRoom& room) {
  for (auto& route : routes) {
    if (route.needs == http::Needs::Nothing) continue;
    route.handler = [&room, route](const http::Request& request) {
      return is_shut(*request.session) ? answer_in_company(room.view, route, request) : route.handler(request);
    };
  }
}

}  // namespace toolkit

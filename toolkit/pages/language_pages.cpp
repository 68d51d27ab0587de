// SPDX-License-Identifier: MIT
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

/// Other windows as well, and what a browser kept of pages is let go.
http::Reply choose_language(const PageRoom& room, const http::Request& request) {
  if (const auto language = parse_language(request.form.get("language"))) room.language.choose(*language);
  auto reply = http::see_other("/");
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\"");
  return reply;
}

}  // namespace

void add_language_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  constexpr std::size_t kSmall = 1024;
  routes.push_back({http::Method::Post, "/language", http::Needs::Session, kSmall,
                    [&room](const auto& request) { return choose_language(room, request); }});
}

}  // namespace toolkit

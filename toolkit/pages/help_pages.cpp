// SPDX-License-Identifier: MIT
#include <functional>
#include <utility>

#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// A lost passphrase is a moment for help, so these pages ask for none and come before the records are set up, too.
/// They read nothing of the records and leave no entry in the audit trail. With a session, so that there is a Lock on
/// them.
http::Route open_to_all(const char* address, std::function<http::Reply(const http::Request&)> handler) {
  return {http::Method::Get, address, http::Needs::Session, 0, std::move(handler)};
}

}  // namespace

void add_help_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  const auto& view = room.view;
  routes.push_back(open_to_all("/help", [&view](const auto& request) {
    return view.page("help", request, {{"title", say("Help")}});
  }));
  routes.push_back(open_to_all("/help/first-ten-minutes", [&view](const auto& request) {
    return view.page("help_first_ten_minutes", request, {{"title", say("The first ten minutes")}});
  }));
  routes.push_back(open_to_all("/help/when-something-happens", [&view](const auto& request) {
    return view.page("help_when_something_happens", request, {{"title", say("When something happens")}});
  }));
  routes.push_back(open_to_all("/help/what-is-protected", [&view](const auto& request) {
    return view.page("help_what_is_protected", request, {{"title", say("What is protected")}});
  }));
}

}  // namespace toolkit

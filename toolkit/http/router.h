// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "toolkit/http/reply.h"
#include "toolkit/http/request.h"

namespace toolkit::http {

/// What must be there before a handler is called. Session opens one for who has none, unless a form was sent: its page
/// was another's. Unlocked turns away who is not unlocked, and opens none.
enum class Needs { Nothing, Session, Unlocked };

struct Route {
  Method method = Method::Get;  ///< Get also answers Head
  std::string pattern;          ///< raw path; {…} matches one segment of [A-Za-z0-9._-]
  Needs needs = Needs::Unlocked;
  std::size_t body_cap = 64 * 1024;  ///< bytes of a POST's body
  std::function<Reply(const Request&)> handler;
  BodyKind body = BodyKind::Urlencoded;  ///< the one kind that is read; any other is refused before it is
};

/// The route table: the one list of everything the service answers. Paths are matched as they were sent: what is
/// percent-encoded, or has a segment of "." or "..", matches nothing. Of two routes that match, the first counts. A
/// POST needs at least a session, since its csrf token stands in one. Unchanging, so threads may share it.
class Router {
 public:
  explicit Router(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;  ///< null when no route has this method and path; lives as long as the router
    std::string
        allowed;  ///< the methods that the path exists for, as Allow says them; empty when there is no such path
    std::vector<std::string> parameters;
  };
  Match match(Method method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace toolkit::http

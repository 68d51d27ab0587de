// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace toolkit::http {

/// The session id that a browser sent, and whether it keeps Secure cookies of plain http on loopback.
///
/// Most browsers do, and for them "__Host-s" (Secure, bound to this host and path) is the cookie. Some refuse it, so
/// who has no cookie yet is offered both it and "s", which differs only in the missing Secure. As soon as "__Host-s"
/// comes back it alone counts, and "s" is withdrawn with the next id: a program on another port can plant "s" more
/// easily. A name that comes twice names no session, since one of the two was planted.
struct SentCookie {
  std::string id;                ///< empty when none came
  bool keeps_host_name = false;  ///< "__Host-s" came
};

SentCookie read_session_cookie(std::string_view cookie_header);

using Headers = std::vector<std::pair<std::string, std::string>>;
Headers give_session_cookie(const std::string& id, const SentCookie& sent);
Headers withdraw_session_cookie();

}  // namespace toolkit::http

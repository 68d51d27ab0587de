// SPDX-License-Identifier: MIT
#include "toolkit/http/session_cookie.h"

#include <algorithm>

namespace toolkit::http {
namespace {

constexpr std::string_view kHostName = "__Host-s";
constexpr std::string_view kPlainName = "s";
constexpr std::string_view kAttributes = "; Path=/; HttpOnly; SameSite=Strict";

struct Found {
  int count = 0;
  std::string_view value;
};

std::string_view take_pair(std::string_view& header) {
  auto pair = header.substr(0, header.find(';'));
  header.remove_prefix(std::min(pair.size() + 1, header.size()));
  pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
  return pair;
}

Found find_cookie(std::string_view header, std::string_view name) {
  Found found;
  while (!header.empty()) {
    const auto pair = take_pair(header);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    ++found.count;
    found.value = pair.substr(equals + 1);
  }
  return found;
}

std::pair<std::string, std::string> set_cookie(std::string_view name, std::string_view value, std::string_view more) {
  return {"Set-Cookie", std::string(name) + '=' + std::string(value) + std::string(kAttributes) + std::string(more)};
}

}  // namespace

SentCookie read_session_cookie(std::string_view cookie_header) {
  const auto host = find_cookie(cookie_header, kHostName);
  const auto counting = host.count > 0 ? host : find_cookie(cookie_header, kPlainName);
  return {counting.count == 1 ? std::string(counting.value) : std::string(), host.count > 0};
}

Headers give_session_cookie(const std::string& id, const SentCookie& sent) {
  return {set_cookie(kHostName, id, "; Secure"),
          sent.keeps_host_name ? set_cookie(kPlainName, "", "; Max-Age=0") : set_cookie(kPlainName, id, "")};
}

Headers withdraw_session_cookie() {
  return {set_cookie(kHostName, "", "; Secure; Max-Age=0"), set_cookie(kPlainName, "", "; Max-Age=0")};
}

}  // namespace toolkit::http

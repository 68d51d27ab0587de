// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace toolkit::http {

/// What goes back: a status, a body with its type, and further headers. The security headers of every reply are added
/// by the service. A body that takes a while to write, and needs nothing but what it was given, may be left to
/// `write_body`, which is called once, from the same thread, when the next request already has its turn.
struct Reply {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::function<std::string()> write_body = {};
};

Reply html(std::string body, int status = 200);
/// The reply with its body in place.
Reply written(Reply reply);
/// 303: what every successful POST answers.
Reply see_other(std::string path);
/// An attachment with a neutral file name of [a-z0-9.-].
Reply download(std::string bytes, std::string content_type, std::string file_name);

}  // namespace toolkit::http

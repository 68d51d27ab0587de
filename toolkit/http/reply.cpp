// SPDX-License-Identifier: MIT
#include "toolkit/http/reply.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace toolkit::http {
namespace {

bool is_neutral(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

}  // namespace

Reply html(std::string body, int status) {
  Reply reply;
  reply.status = status;
  reply.body = std::move(body);
  return reply;
}

Reply written(Reply reply) {
  if (const auto write_body = std::exchange(reply.write_body, nullptr)) reply.body = write_body();
  return reply;
}

Reply see_other(std::string path) {
  assert(path.starts_with('/') && !path.starts_with("//"));
  Reply reply;
  reply.status = 303;
  reply.headers.emplace_back("Location", std::move(path));
  return reply;
}

Reply download(std::string bytes, std::string content_type, std::string file_name) {
  assert(!file_name.empty() && std::ranges::all_of(file_name, is_neutral));
  Reply reply;
  reply.content_type = std::move(content_type);
  reply.body = std::move(bytes);
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file_name + '"');
  return reply;
}

}  // namespace toolkit::http

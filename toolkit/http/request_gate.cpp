// SPDX-License-Identifier: MIT
#include "toolkit/http/request_gate.h"

#include "toolkit/http/multipart.h"

namespace toolkit::http {
namespace {

bool is_top_level(const RawRequest& request) {
  return request.method != Method::Post && request.header("sec-fetch-mode") == "navigate" &&
         request.header("sec-fetch-dest") == "document";
}

bool brings_ticket(const RawRequest& request) {
  return request.method == Method::Get && request.path == kTicketPath;
}

/// A browser says where a request comes from. One too old to say so gets the first page, may bring a ticket, and may
/// send a form with our Origin.
bool comes_from_us(const RawRequest& request) {
  const auto site = request.header("sec-fetch-site");
  if (!site && request.method == Method::Post) return request.header("origin").has_value();
  if (!site) return request.path == "/" || request.path == kTicketPath;
  if (*site == "same-origin") return true;
  return is_top_level(request) && (*site == "none" || (*site == "cross-site" && brings_ticket(request)));
}

bool is_of_kind(std::string_view type, BodyKind kind) {
  if (kind == BodyKind::Multipart) return multipart_boundary(type).has_value();
  const auto lower = lower_case(type);
  return lower == "application/x-www-form-urlencoded" || lower.starts_with("application/x-www-form-urlencoded;");
}

}  // namespace

std::string authority(std::uint16_t port) {
  return "127.0.0.1:" + std::to_string(port);
}

std::optional<Refusal> refuse_stranger(const RawRequest& request, std::uint16_t port) {
  const auto own = authority(port);
  if (request.header("host") != own) return Refusal{421};
  const auto origin = request.header("origin");
  if (origin && *origin != "http://" + own) return Refusal{403};
  if (!comes_from_us(request)) return Refusal{403};
  return std::nullopt;
}

std::optional<Refusal> refuse_body(const RawRequest& request, std::size_t cap, BodyKind kind) {
  if (request.method != Method::Post) return std::nullopt;
  if (!is_of_kind(request.header("content-type").value_or(""), kind)) return Refusal{415};
  if (request.content_length > cap) return Refusal{413};
  return std::nullopt;
}

bool is_same_secret(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  volatile unsigned char difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference = static_cast<unsigned char>(difference | (left[i] ^ right[i]));
  }
  return difference == 0;
}

}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#include "toolkit/http/router.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace toolkit::http {
namespace {

bool is_parameter_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

bool is_parameter_value(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != ".." && std::ranges::all_of(segment, is_parameter_char);
}

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

std::optional<std::string_view> take_segment(std::string_view& path) {
  if (!path.starts_with('/')) return std::nullopt;
  path.remove_prefix(1);
  const auto segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parameters;
  while (!pattern.empty() && !path.empty()) {
    const auto expected = take_segment(pattern);
    const auto segment = take_segment(path);
    if (!expected || !segment) return std::nullopt;
    if (!is_parameter(*expected)) {
      if (*expected != *segment) return std::nullopt;
      continue;
    }
    if (!is_parameter_value(*segment)) return std::nullopt;
    parameters.emplace_back(*segment);
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parameters;
}

bool answers(const Route& route, Method method) {
  return route.method == method || (route.method == Method::Get && method == Method::Head);
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  for (const auto& route : routes_) {
    assert(route.pattern.starts_with('/') && route.handler && route.method != Method::Head);
    assert(route.method != Method::Post || route.needs != Needs::Nothing);
  }
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match;
  bool has_get = false;
  bool has_post = false;
  for (const auto& route : routes_) {
    auto parameters = match_path(route.pattern, path);
    if (!parameters) continue;
    (route.method == Method::Get ? has_get : has_post) = true;
    if (match.route || !answers(route, method)) continue;
    match.route = &route;
    match.parameters = std::move(*parameters);
  }
  match.allowed = has_get ? "GET, HEAD" : "";
  if (has_post) match.allowed += has_get ? ", POST" : "POST";
  return match;
}

}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace toolkit::http {

struct Session;

enum class Method { Get, Head, Post };
/// How the form of a POST is sent: as every page sends it, or with one file (multipart.h).
enum class BodyKind { Urlencoded, Multipart };

/// Decoded name and value pairs of a query or a form, in order; a name may occur several times. Values are bytes as
/// sent: whether they are UTF-8 is for the reader to check.
class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<std::pair<std::string, std::string>> pairs) : pairs_(std::move(pairs)) {}

  /// The first value of this name, or empty.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// One request that the gate let through: what a page handler may know of HTTP.
struct Request {
  Method method = Method::Get;
  std::string path;                     ///< as sent, without the query
  std::vector<std::string> parameters;  ///< what the {…} of the route matched, in order
  Fields query;
  Fields form;                 ///< of a POST; the guard fields "csrf" and "nonce" are taken out
  Session* session = nullptr;  ///< set for every route but the session-free resources; valid for the call
  std::optional<std::string> file = std::nullopt;  ///< of a POST with a file: its bytes; what it was called is not kept
};

}  // namespace toolkit::http

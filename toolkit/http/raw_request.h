// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "toolkit/http/request.h"

namespace toolkit::http {

/// The whole head in bytes. Browsers stay far below; it bounds what a connection can make the service hold.
constexpr std::size_t kMaxHead = 64 * 1024;
constexpr std::size_t kMaxTarget = 2048;
constexpr std::size_t kMaxHeaders = 64;
constexpr std::size_t kMaxHeader = 8 * 1024;

/// Why a message is not let through: the status of the reply, after which the connection closes.
struct Refusal {
  int status = 400;
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// The head of one message whose framing leaves no room for two readings.
struct RawRequest {
  Method method = Method::Get;
  std::string path;   ///< as sent
  std::string query;  ///< as sent, without the "?"
  std::vector<std::pair<std::string, std::string>>
      headers;  ///< names in lower case, values without the space around them
  std::size_t content_length = 0;
  bool closes_connection = false;

  /// The value of the header of this lower-case name. Every header that the gate reads occurs at most once.
  std::optional<std::string_view> header(std::string_view name) const;
};

/// How many bytes of the buffer are one head: up to its empty line, or up to the first byte that no head may hold (NUL,
/// a line feed without a carriage return), so that such a message is refused at once instead of being waited for. Empty
/// when more must be read. The first `scanned` bytes were looked at before.
std::optional<std::size_t> head_size(std::string_view buffer, std::size_t scanned = 0);

/// Reads a head as head_size cut it. Everything that two programs could read differently is refused: it is how one
/// message comes to hide another (request smuggling).
std::variant<RawRequest, Refusal> parse_head(std::string_view head);

/// ASCII letters in lower case; header names and tokens are compared so.
std::string lower_case(std::string_view text);

}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include "toolkit/http/loopback_sockets.h"
#include "toolkit/http/raw_request.h"
#include "toolkit/http/service_limits.h"

namespace toolkit::http {

/// Nobody is there to answer: the client left between two requests, or idled too long.
struct NoRequest {};

/// Cuts the bytes of one connection into messages. What follows a body read whole is the next message; after a Refusal
/// nothing may be read any more, because where the next message starts is unknown.
class RequestReader {
 public:
  RequestReader(PeerSocket& socket, const ServiceLimits& limits) : socket_(socket), limits_(limits) {}

  std::variant<RawRequest, Refusal, NoRequest> read_head();
  /// Exactly as many bytes as the head announced.
  std::variant<std::string, Refusal> read_body(const RawRequest& request);

 private:
  std::size_t read_until_head_ends();

  PeerSocket& socket_;
  const ServiceLimits& limits_;
  std::string buffer_;
  Deadline deadline_{};  ///< of the request being read, its body included
};

}  // namespace toolkit::http

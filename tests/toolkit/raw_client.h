// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace toolkit::http {

/// A client that sends exactly the bytes it is given, to 127.0.0.1. A wait of more than ten seconds throws, so that a
/// test fails instead of hanging.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the service has closed.
  bool send(std::string_view bytes);
  /// One reply, as its Content-Length says; what there is when the service closes before.
  std::string read_reply();
  /// Everything until the service closes.
  std::string read_all();
  /// Waits for the beginning of a reply.
  void await_bytes();
  void finish_sending();

 private:
  bool receive();

  int socket_;
  std::string buffer_;
};

/// A GET that the gate lets through.
std::string get_message(std::uint16_t port, std::string_view path, std::string_view headers = "");

}  // namespace toolkit::http

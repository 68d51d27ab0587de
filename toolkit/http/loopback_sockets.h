// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include "toolkit/http/inherited_socket.h"

namespace toolkit::http {

using Deadline = std::chrono::steady_clock::time_point;

/// A connection did not come to its end: the client left, was dropped, or kept us waiting past a deadline.
class Disconnected : public std::runtime_error {
 public:
  enum class Cause { Gone, Late };
  explicit Disconnected(Cause cause) : std::runtime_error("The connection ended early."), cause_(cause) {}
  Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

/// One connected client. Every wait has a deadline for the whole of it, so that a client which sends or takes a byte at
/// a time gains nothing. One thread reads and sends; stop_reading and shut_down may come from another, while the socket
/// is open.
class PeerSocket {
 public:
  explicit PeerSocket(Poco::Net::StreamSocket socket);

  /// Whether the client runs under the account of this process.
  bool is_of_our_account() const;
  /// Appends what has come, at least one byte, or throws Disconnected.
  void receive(std::string& buffer, Deadline deadline);
  /// Sends all of it or throws Disconnected.
  void send(std::string_view bytes, Deadline deadline);
  /// Says that nothing more will be sent, then throws away what still comes until the client closes, a limit is
  /// reached.
  void finish(Deadline deadline, std::size_t bytes);

  void stop_reading();
  void shut_down();
  void close();

 private:
  Poco::Net::StreamSocket socket_;
};

/// Holds a port of 127.0.0.1 alone: with SO_REUSEPORT a second instance would silently share it. Port 0 takes a free
/// one. Throws PortInUse when the port is taken, and std::runtime_error when an inherited socket does not listen
/// on 127.0.0.1.
class Listener {
 public:
  explicit Listener(std::uint16_t port);
  explicit Listener(InheritedSocket inherited);

  std::uint16_t port() const;
  /// The next client, or empty when none came within this time.
  std::optional<PeerSocket> accept(std::chrono::milliseconds wait);
  void close();

 private:
  Poco::Net::ServerSocket socket_;
};

}  // namespace toolkit::http

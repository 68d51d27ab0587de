// SPDX-License-Identifier: MIT
#include "toolkit/http/loopback_sockets.h"

#include <algorithm>
#include <array>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <Poco/Exception.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocketImpl.h>
#include <Poco/Net/SocketAddress.h>

#include "toolkit/http/client_account.h"
#include "toolkit/http/http_service.h"

namespace toolkit::http {
namespace {

/// Clients that may wait to be accepted. Beyond it the system drops their first packet, and they ask again only after a
/// second.
constexpr int kBacklog = 1024;

/// Throws when nothing is left: a timeout of zero would mean to wait forever.
Poco::Timespan time_left(Deadline deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - std::chrono::steady_clock::now());
  if (left.count() <= 0) throw Disconnected(Disconnected::Cause::Late);
  return Poco::Timespan(left.count());
}

bool is_listening(int descriptor) {
  int answer = 0;
  socklen_t size = sizeof answer;
  return ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &answer, &size) == 0 && answer != 0;
}

bool is_on_loopback(int descriptor) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  return ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
         address.sin_family == AF_INET && address.sin_addr.s_addr == htonl(INADDR_LOOPBACK);
}

/// Poco's server sockets are opened by Poco; this is one that listens already.
class OpenServerSocket : public Poco::Net::ServerSocket {
 public:
  explicit OpenServerSocket(int descriptor) : ServerSocket(new Implementation(descriptor), true) {}

 private:
  class Implementation : public Poco::Net::ServerSocketImpl {
   public:
    explicit Implementation(int descriptor) { reset(descriptor); }
  };
};

}  // namespace

PeerSocket::PeerSocket(Poco::Net::StreamSocket socket) : socket_(std::move(socket)) {
  socket_.setNoDelay(true);
}

bool PeerSocket::is_of_our_account() const {
  try {
    return client_account(socket_.peerAddress().port(), socket_.address().port()) == ::geteuid();
  } catch (const Poco::Exception&) {
    return false;  // The client was faster.
  }
}

void PeerSocket::receive(std::string& buffer, Deadline deadline) {
  std::array<char, 16 * 1024> bytes;
  int count = 0;
  try {
    socket_.setReceiveTimeout(time_left(deadline));
    count = socket_.receiveBytes(bytes.data(), static_cast<int>(bytes.size()));
  } catch (const Poco::TimeoutException&) {
    throw Disconnected(Disconnected::Cause::Late);
  } catch (const Poco::Exception&) {
    throw Disconnected(Disconnected::Cause::Gone);
  }
  if (count <= 0) throw Disconnected(Disconnected::Cause::Gone);
  buffer.append(bytes.data(), static_cast<std::size_t>(count));
  explicit_bzero(bytes.data(), bytes.size());  // It may have been a passphrase.
}

void PeerSocket::send(std::string_view bytes, Deadline deadline) {
  constexpr std::size_t kPortion = 256 * 1024;
  try {
    while (!bytes.empty()) {
      socket_.setSendTimeout(time_left(deadline));
      const auto size = static_cast<int>(std::min(bytes.size(), kPortion));
      const auto sent = socket_.sendBytes(bytes.data(), size, MSG_NOSIGNAL);
      if (sent <= 0) throw Disconnected(Disconnected::Cause::Gone);
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  } catch (const Poco::Exception&) {
    throw Disconnected(Disconnected::Cause::Gone);
  }
}

void PeerSocket::finish(Deadline deadline, std::size_t bytes) {
  try {
    socket_.shutdownSend();
    std::string rest;
    for (std::size_t seen = 0; seen < bytes; seen += rest.size()) {
      rest.clear();
      receive(rest, deadline);
    }
  } catch (const Poco::Exception&) {
    return;
  } catch (const Disconnected&) {
    return;
  }
}

void PeerSocket::stop_reading() {
  try {
    socket_.shutdownReceive();
  } catch (const Poco::Exception&) {
    return;  // The client was faster.
  }
}

void PeerSocket::shut_down() {
  try {
    socket_.shutdown();
  } catch (const Poco::Exception&) {
    return;  // The client was faster.
  }
}

void PeerSocket::close() {
  socket_.close();
}

Listener::Listener(std::uint16_t port) {
  try {
    socket_.bind(Poco::Net::SocketAddress("127.0.0.1", port), true, false);
    socket_.listen(kBacklog);
  } catch (const Poco::Net::NetException&) {
    throw PortInUse(port);
  } catch (const Poco::Exception&) {
    throw std::runtime_error("Port " + std::to_string(port) +
                             " may not be used by this account: start with --port and a number above 1023.");
  }
}

Listener::Listener(InheritedSocket inherited) {
  if (!is_listening(inherited.descriptor) || !is_on_loopback(inherited.descriptor)) {
    throw std::runtime_error(
        "The socket that systemd opened for Both of Us does not listen on 127.0.0.1, so others could reach it. Write "
        "ListenStream=127.0.0.1:8420 in bothofus.socket.");
  }
  socket_ = OpenServerSocket(inherited.descriptor);
}

std::uint16_t Listener::port() const {
  return socket_.address().port();
}

std::optional<PeerSocket> Listener::accept(std::chrono::milliseconds wait) {
  try {
    const Poco::Timespan time(std::chrono::duration_cast<std::chrono::microseconds>(wait).count());
    if (!socket_.poll(time, Poco::Net::Socket::SELECT_READ)) return std::nullopt;
    return PeerSocket(socket_.acceptConnection());
  } catch (const Poco::Exception&) {
    // The client left before it was accepted, or this process is out of descriptors: asking again at once would only
    // keep the processor busy until one is free.
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return std::nullopt;
  }
}

void Listener::close() {
  socket_.close();
}

}  // namespace toolkit::http

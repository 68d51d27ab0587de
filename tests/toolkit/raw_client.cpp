// SPDX-License-Identifier: MIT
#include "raw_client.h"

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace toolkit::http {

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("The service is not there.");
  }
}

RawClient::~RawClient() {
  ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

std::string RawClient::read_reply() {
  constexpr std::string_view kLength = "\r\nContent-Length: ";
  auto head_end = std::string::npos;
  while ((head_end = buffer_.find("\r\n\r\n")) == std::string::npos && receive()) {
  }
  if (head_end == std::string::npos) return std::exchange(buffer_, {});
  const auto length = std::stoul(buffer_.substr(buffer_.find(kLength) + kLength.size()));
  const auto size = head_end + 4 + length;
  while (buffer_.size() < size && receive()) {
  }
  auto rest = buffer_.substr(std::min(size, buffer_.size()));
  buffer_.resize(std::min(size, buffer_.size()));
  return std::exchange(buffer_, std::move(rest));
}

std::string RawClient::read_all() {
  while (receive()) {
  }
  return std::exchange(buffer_, {});
}

void RawClient::await_bytes() {
  receive();
}

void RawClient::finish_sending() {
  ::shutdown(socket_, SHUT_WR);
}

bool RawClient::receive() {
  char bytes[16 * 1024];
  const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("The service keeps us waiting.");
  if (count <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::string get_message(std::uint16_t port, std::string_view path, std::string_view headers) {
  std::string message = "GET ";
  message.append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(std::to_string(port));
  return message.append("\r\nSec-Fetch-Site: same-origin\r\n").append(headers).append("\r\n");
}

}  // namespace toolkit::http

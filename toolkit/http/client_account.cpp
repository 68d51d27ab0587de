// SPDX-License-Identifier: MIT
#include "toolkit/http/client_account.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace toolkit::http {
namespace {

/// A socket to the kernel's socket diagnosis: sock_diag(7).
class Diagnosis {
 public:
  Diagnosis() : socket_(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG)) {}
  ~Diagnosis() {
    if (socket_ >= 0) ::close(socket_);
  }
  Diagnosis(const Diagnosis&) = delete;
  Diagnosis& operator=(const Diagnosis&) = delete;

  std::optional<uid_t> ask(std::uint16_t client_port, std::uint16_t own_port) const;

 private:
  int socket_;
};

struct Question {
  nlmsghdr header;
  inet_diag_req_v2 about;
};

Question question_about(std::uint16_t client_port, std::uint16_t own_port) {
  Question question{};
  question.header.nlmsg_len = sizeof question;
  question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
  question.header.nlmsg_flags = NLM_F_REQUEST;
  question.about.sdiag_family = AF_INET;
  question.about.sdiag_protocol = IPPROTO_TCP;
  question.about.idiag_states = ~0U;
  auto& id = question.about.id;
  id.idiag_sport = htons(client_port);
  id.idiag_dport = htons(own_port);
  id.idiag_src[0] = id.idiag_dst[0] = htonl(INADDR_LOOPBACK);
  id.idiag_cookie[0] = id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
  return question;
}

std::optional<uid_t> Diagnosis::ask(std::uint16_t client_port, std::uint16_t own_port) const {
  const auto question = question_about(client_port, own_port);
  if (socket_ < 0 || ::send(socket_, &question, sizeof question, 0) < 0) return std::nullopt;
  std::array<char, 4096> answer{};
  const auto size = ::recv(socket_, answer.data(), answer.size(), 0);
  if (size < static_cast<ssize_t>(sizeof(nlmsghdr) + sizeof(inet_diag_msg))) return std::nullopt;
  nlmsghdr header{};
  std::memcpy(&header, answer.data(), sizeof header);
  if (header.nlmsg_type != SOCK_DIAG_BY_FAMILY) return std::nullopt;
  inet_diag_msg found{};
  std::memcpy(&found, answer.data() + sizeof header, sizeof found);
  return found.idiag_uid;
}

/// 127.0.0.1 and the port as the tables write them; an IPv6 socket has it at the end of its longer address.
std::string written(std::uint16_t port) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%08X:%04X", htonl(INADDR_LOOPBACK), port);
  return text.data();
}

}  // namespace

std::optional<uid_t> client_account(std::uint16_t client_port, std::uint16_t own_port) {
  if (const auto account = Diagnosis().ask(client_port, own_port)) return account;
  for (const char* path : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
    std::ifstream table(path);
    if (const auto account = find_account(table, client_port, own_port)) return account;
  }
  return std::nullopt;
}

std::optional<uid_t> find_account(std::istream& table, std::uint16_t client_port, std::uint16_t own_port) {
  const auto local = written(client_port);
  const auto remote = written(own_port);
  for (std::string line; std::getline(table, line);) {
    std::istringstream row(line);
    std::string number, from, to, state, queues, timer, retries;
    uid_t account = 0;
    if (!(row >> number >> from >> to >> state >> queues >> timer >> retries >> account)) continue;
    if (from.ends_with(local) && to.ends_with(remote)) return account;
  }
  return std::nullopt;
}

}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#include "toolkit/http/inherited_socket.h"

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "raw_client.h"
#include "toolkit/http/loopback_sockets.h"

namespace toolkit::http {
namespace {

/// What systemd says to a process, until the end of the test.
class Said {
 public:
  Said(const std::string& process, const char* sockets) {
    ::setenv("LISTEN_PID", process.c_str(), 1);
    ::setenv("LISTEN_FDS", sockets, 1);
  }
  ~Said() {
    ::unsetenv("LISTEN_PID");
    ::unsetenv("LISTEN_FDS");
  }
  Said(const Said&) = delete;
  Said& operator=(const Said&) = delete;
};

std::string us() {
  return std::to_string(::getpid());
}

TEST(FindInheritedSocket, IsEmptyWhenNobodySaysSo) {
  EXPECT_FALSE(find_inherited_socket());
}

TEST(FindInheritedSocket, IsEmptyForAChildOfTheProcessThatWasMeant) {
  const Said said("1", "1");
  EXPECT_FALSE(find_inherited_socket());
}

TEST(FindInheritedSocket, FindsTheFirstDescriptorAfterTheStandardOnes) {
  const Said said(us(), "1");
  EXPECT_EQ(find_inherited_socket().value().descriptor, 3);
}

TEST(FindInheritedSocket, RefusesAnythingButOneSocket) {
  for (const char* sockets : {"0", "2", "", "one"}) {
    const Said said(us(), sockets);
    EXPECT_THROW(find_inherited_socket(), std::runtime_error) << sockets;
  }
}

/// A socket on a free port of this address. Who takes it closes it.
int bound(int type, const char* address) {
  const int descriptor = ::socket(AF_INET, type, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  ::inet_pton(AF_INET, address, &place.sin_addr);
  EXPECT_EQ(::bind(descriptor, reinterpret_cast<sockaddr*>(&place), sizeof place), 0);
  return descriptor;
}

int listening(const char* address) {
  const int descriptor = bound(SOCK_STREAM, address);
  EXPECT_EQ(::listen(descriptor, 1), 0);
  return descriptor;
}

TEST(InheritingListener, AcceptsTheClientsOfItsSocket) {
  Listener listener(InheritedSocket{listening("127.0.0.1")});
  EXPECT_NE(listener.port(), 0);
  const RawClient client(listener.port());
  EXPECT_TRUE(listener.accept(std::chrono::seconds(10)).value().is_of_our_account());
}

TEST(InheritingListener, RefusesEveryOtherAddress) {
  for (const char* address : {"0.0.0.0", "127.0.0.2"}) {
    const int descriptor = listening(address);
    EXPECT_THROW(Listener(InheritedSocket{descriptor}), std::runtime_error) << address;
    ::close(descriptor);
  }
}

TEST(InheritingListener, RefusesASocketOfAnotherFamily) {
  // A socket that listens without being bound takes a free port of every address.
  const int descriptor = ::socket(AF_INET6, SOCK_STREAM, 0);
  ::listen(descriptor, 1);
  EXPECT_THROW(Listener(InheritedSocket{descriptor}), std::runtime_error);
  ::close(descriptor);
}

TEST(InheritingListener, RefusesWhatDoesNotListen) {
  const int silent = bound(SOCK_STREAM, "127.0.0.1");
  const int datagrams = bound(SOCK_DGRAM, "127.0.0.1");
  for (const int descriptor : {silent, datagrams, STDOUT_FILENO, -1}) {
    EXPECT_THROW(Listener(InheritedSocket{descriptor}), std::runtime_error) << descriptor;
  }
  ::close(silent);
  ::close(datagrams);
}

}  // namespace
}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#include "toolkit/http/client_account.h"

#include <sstream>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "toolkit/http/http_service.h"

namespace toolkit::http {
namespace {

constexpr const char* kTable =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    "   0: 0100007F:20E4 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1588 1 0 100 0 0 10 0\n"
    "   1: 0100007F:20E4 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 1589 1 0 20 4 30 10 "
    "-1\n"
    "   2: 0100007F:C001 0100007F:20E4 01 00000000:00000000 00:00000000 00000000  1001        0 1590 1 0 20 4 30 10 "
    "-1\n"
    "   3: 0200007F:C002 0100007F:20E4 01 00000000:00000000 00:00000000 00000000  1002        0 1591 1 0 20 4 30 10 "
    "-1\n"
    "   4: 0000000000000000FFFF00000100007F:C003 0000000000000000FFFF00000100007F:20E4 01 00000000:00000000 "
    "00:00000000 "
    "00000000  1003        0 1592 1 0 20 4 30 10 -1\n";

std::optional<uid_t> find(std::uint16_t client_port, std::uint16_t own_port = 0x20E4) {
  std::istringstream table(kTable);
  return find_account(table, client_port, own_port);
}

TEST(FindAccount, ReadsTheClientsEndOfTheConnection) {
  EXPECT_EQ(find(0xC001), 1001U);
  EXPECT_EQ(find(0xC003), 1003U);
}

TEST(FindAccount, KnowsNothingOfConnectionsThatAreNotThere) {
  EXPECT_EQ(find(0xC002), std::nullopt);
  EXPECT_EQ(find(0xC004), std::nullopt);
  EXPECT_EQ(find(0xC001, 0x20E5), std::nullopt);
}

TEST(ClientAccount, IsOursForAClientOfOurs) {
  SessionTable sessions({}, [] { return std::chrono::steady_clock::time_point(); });
  HttpService service(Router({}), sessions, {}, 0);
  service.start();
  const int client = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(service.port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  socklen_t size = sizeof address;
  ::getsockname(client, reinterpret_cast<sockaddr*>(&address), &size);
  EXPECT_EQ(client_account(ntohs(address.sin_port), service.port()), ::geteuid());
  ::close(client);
}

TEST(ClientAccount, IsUnknownForAClientThatIsNotThere) {
  EXPECT_EQ(client_account(1, 2), std::nullopt);
}

}  // namespace
}  // namespace toolkit::http

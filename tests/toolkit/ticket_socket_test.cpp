// SPDX-License-Identifier: MIT
#include "toolkit/ticket_socket.h"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "toolkit/descriptor.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

const std::string kLink = "http://127.0.0.1:8420/open?ticket=" + std::string(64, 'a');

std::string say_link() {
  return kLink;
}

std::filesystem::path socket_in(const std::filesystem::path& folder) {
  return folder / "open.socket";
}

/// Of a path that is short enough.
sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.string().copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
  return address;
}

Descriptor connected(const std::filesystem::path& folder) {
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto address = address_of(socket_in(folder));
  if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) socket.close();
  return socket;
}

/// How many bytes another account gets that may reach the socket; -1 when it cannot connect.
int bytes_for_another_account(const std::filesystem::path& folder) {
  constexpr uid_t kNobody = 65534;
  const auto address = address_of(socket_in(folder));
  const auto child = ::fork();
  if (child == 0) {
    char bytes[256];
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (::setuid(kNobody) != 0 || ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::_exit(255);
    }
    const auto count = ::recv(socket, bytes, sizeof bytes, 0);
    ::_exit(count > 0 ? static_cast<int>(count) : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WEXITSTATUS(status) == 255 ? -1 : WEXITSTATUS(status);
}

TEST(TicketSocket, GivesItsOwnAccountALinkForEachThatAsks) {
  const TemporaryFolder folder;
  std::atomic<int> count = 0;
  const TicketSocket socket(folder.path(), [&] {
    ++count;
    return kLink;
  });
  EXPECT_EQ(ask_for_link(folder.path()), kLink);
  EXPECT_EQ(ask_for_link(folder.path()), kLink);
  EXPECT_EQ(count, 2);
}

TEST(TicketSocket, IsForItsOwnerAloneWhateverTheMaskOfTheProcess) {
  const TemporaryFolder folder;
  const auto mask = ::umask(0);
  const TicketSocket socket(folder.path(), say_link);
  ::umask(mask);
  struct stat status {};
  ASSERT_EQ(::stat(socket_in(folder.path()).c_str(), &status), 0);
  EXPECT_TRUE(S_ISSOCK(status.st_mode));
  EXPECT_EQ(status.st_mode & 07777, 0600U);
}

TEST(TicketSocket, GivesAnotherAccountNothingEvenWhereItCanBeReached) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can act for another account";
  const TemporaryFolder folder;
  const TicketSocket socket(folder.path(), say_link);
  EXPECT_EQ(bytes_for_another_account(folder.path()), -1);
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0711));
  EXPECT_EQ(bytes_for_another_account(folder.path()), -1);
  std::filesystem::permissions(socket_in(folder.path()), std::filesystem::perms(0666));
  EXPECT_EQ(bytes_for_another_account(folder.path()), 0);
  EXPECT_EQ(ask_for_link(folder.path()), kLink);
}

TEST(TicketSocket, GoesWithTheObject) {
  const TemporaryFolder folder;
  {
    const TicketSocket socket(folder.path(), say_link);
    EXPECT_TRUE(std::filesystem::is_socket(socket_in(folder.path())));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  EXPECT_EQ(ask_for_link(folder.path()), std::nullopt);
}

TEST(TicketSocket, TakesThePlaceOfOneThatWasLeftBehind) {
  const TemporaryFolder folder;
  const auto address = address_of(socket_in(folder.path()));
  {
    const Descriptor left(::socket(AF_UNIX, SOCK_STREAM, 0));
    ASSERT_EQ(::bind(left.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(left.number(), 1), 0);
  }
  ASSERT_TRUE(std::filesystem::is_socket(socket_in(folder.path())));
  EXPECT_EQ(ask_for_link(folder.path()), std::nullopt);
  const TicketSocket socket(folder.path(), say_link);
  EXPECT_EQ(ask_for_link(folder.path()), kLink);
}

TEST(TicketSocket, LeavesOneAloneAtWhichSomebodyAnswers) {
  const TemporaryFolder folder;
  const TicketSocket first(folder.path(), say_link);
  {
    const TicketSocket second(folder.path(), [] { return std::string("second"); });
    EXPECT_EQ(ask_for_link(folder.path()), kLink);
  }
  EXPECT_EQ(ask_for_link(folder.path()), kLink);
}

TEST(TicketSocket, TakesNothingElseOutOfTheWay) {
  const TemporaryFolder folder;
  folder.file("open.socket", "a letter");
  try {
    const TicketSocket socket(folder.path(), say_link);
    ADD_FAILURE() << "it was made";
  } catch (const std::runtime_error& failure) {
    EXPECT_THAT(failure.what(), HasSubstr("open.socket"));
  }
  EXPECT_EQ(test::contents(socket_in(folder.path())), "a letter");
  EXPECT_THROW(TicketSocket(folder.path() / "missing", say_link), std::runtime_error);
}

TEST(TicketSocket, IsInFoldersWhoseNameIsLongerThanASocketsMayBe) {
  const TemporaryFolder folder;
  const auto deep = folder.path() / std::string(200, 'x') / std::string(200, 'y');
  std::filesystem::create_directories(deep);
  {
    const TicketSocket socket(deep, say_link);
    EXPECT_EQ(ask_for_link(deep), kLink);
  }
  EXPECT_TRUE(std::filesystem::is_empty(deep));
}

TEST(TicketSocket, WaitsForNobodyWhoDoesNotRead) {
  const TemporaryFolder folder;
  const TicketSocket socket(folder.path(), say_link);
  std::vector<Descriptor> silent;
  silent.reserve(50);
  for (int i = 0; i < 50; ++i) silent.push_back(connected(folder.path()));
  for (const auto& client : silent) EXPECT_TRUE(client.is_open());
  EXPECT_EQ(ask_for_link(folder.path()), kLink);
}

TEST(TicketSocket, GoesOnAfterALinkThatCouldNotBeMade) {
  const TemporaryFolder folder;
  std::atomic<bool> fails = true;
  const TicketSocket socket(folder.path(), [&] {
    if (fails) throw std::runtime_error("no random bytes");
    return kLink;
  });
  EXPECT_EQ(ask_for_link(folder.path()), std::nullopt);
  fails = false;
  EXPECT_EQ(ask_for_link(folder.path()), kLink);
}

TEST(AskForLink, BelievesNoOtherAddress) {
  const std::string ticket(64, 'a');
  for (const auto& said :
       {std::string(), std::string("http://127.0.0.1:8420/"), "http://evil.test:8420/open?ticket=" + ticket,
        "http://127.0.0.1.evil.test:8420/open?ticket=" + ticket,
        "http://127.0.0.1:8420@evil.test/open?ticket=" + ticket,
        "javascript:alert(1)//http://127.0.0.1:8420/open?ticket=" + ticket, kLink + "\"", kLink + "\n" + kLink,
        kLink.substr(0, kLink.size() - 1), std::string(1 << 16, 'a')}) {
    const TemporaryFolder folder;
    const TicketSocket socket(folder.path(), [&] { return said; });
    EXPECT_EQ(ask_for_link(folder.path()), std::nullopt) << said.substr(0, 100);
  }
}

TEST(AskForLink, IsEmptyWhereNoProgramRuns) {
  const TemporaryFolder folder;
  EXPECT_EQ(ask_for_link(folder.path()), std::nullopt);
  EXPECT_EQ(ask_for_link(folder.path() / "missing"), std::nullopt);
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/printing/cups_printer.h"

#include <array>
#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "toolkit/printing/error.h"
#include "workplace.h"

namespace toolkit::printing {
namespace {

using testing::ElementsAre;

/// Operations and statuses of IPP (RFC 8011, 5.4.15 and appendix B).
constexpr int kCreateJob = 0x05;
constexpr int kSendDocument = 0x06;
constexpr int kCancelJob = 0x08;
constexpr int kOk = 0x0000;
constexpr int kNotPossible = 0x0404;
constexpr int kFormatNotSupported = 0x040A;

constexpr int kJob = 7;
/// Of as many bytes CUPS is asked after each piece whether it has anything to say.
constexpr std::size_t kPiece = std::size_t{64} * 1024;
/// More than libcups reads at once, so that it finds something left after each piece.
constexpr std::size_t kReadAhead = std::size_t{8} * 1024;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

std::string two_bytes(std::size_t number) {
  return {static_cast<char>(number >> 8), static_cast<char>(number & 0xFF)};
}

std::string attribute(char kind, std::string_view name, std::string_view value) {
  return kind + two_bytes(name.size()) + std::string(name) + two_bytes(value.size()) + std::string(value);
}

/// An answer of IPP with the number of the job in it, as HTTP carries it (RFC 8010, 3.1). Its head is as long as asked.
std::string answer_of(int status, std::size_t padding = 0) {
  const auto ipp = std::string("\x02\x00", 2) + two_bytes(static_cast<std::size_t>(status)) +
                   std::string("\x00\x00\x00\x01\x01", 5) + attribute(0x47, "attributes-charset", "utf-8") +
                   attribute(0x48, "attributes-natural-language", "en") + '\x02' +
                   attribute(0x21, "job-id", std::string("\x00\x00\x00", 3) + static_cast<char>(kJob)) + '\x03';
  return "HTTP/1.1 200 OK\r\nX-Padding: " + std::string(padding, 'x') +
         "\r\nContent-Type: application/ipp\r\nContent-Length: " + std::to_string(ipp.size()) + "\r\n\r\n" + ipp;
}

/// One connection of libcups, from the side of the print system.
class Peer {
 public:
  explicit Peer(int socket) : socket_(socket) {}
  ~Peer() { ::close(socket_); }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  void send(std::string_view bytes) { EXPECT_GE(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL), 0); }
  /// How much follows the head of the next request; empty when there is none.
  std::optional<std::size_t> read_head() {
    while (held_.find("\r\n\r\n") == std::string::npos) {
      if (!read_some()) return std::nullopt;
    }
    constexpr std::string_view kLength = "Content-Length: ";
    const auto length = std::stoul(held_.substr(held_.find(kLength) + kLength.size()));
    held_.erase(0, held_.find("\r\n\r\n") + 4);
    return length;
  }
  std::string read(std::size_t count) {
    while (held_.size() < count && read_some()) {
    }
    auto bytes = held_.substr(0, count);
    held_.erase(0, count);
    return bytes;
  }

 private:
  bool read_some() {
    std::array<char, 4096> bytes{};
    const auto count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count > 0) held_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
  }

  int socket_;
  std::string held_;
};

/// As much of CUPS as printing asks for, each connection in a thread of its own. What it does with a document of so
/// many bytes is said by a test, once the request before them was read.
class PrintSystem {
 public:
  using TakeDocument = std::function<void(Peer& peer)>;

  PrintSystem(const std::string& path, std::size_t size, TakeDocument take, int cancelling = kOk)
      : size_(size), take_(std::move(take)), cancelling_(cancelling), listener_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{AF_UNIX, {}};
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::listen(listener_, 8), 0);
    acceptor_ = std::thread([this] { accept(); });
  }
  ~PrintSystem() {
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    for (auto& connection : connections_) connection.join();
    ::close(listener_);
  }
  PrintSystem(const PrintSystem&) = delete;
  PrintSystem& operator=(const PrintSystem&) = delete;

  std::vector<int> asked() {
    const std::scoped_lock hold(mutex_);
    return asked_;
  }

 private:
  void accept() {
    for (int socket = 0; (socket = ::accept(listener_, nullptr, nullptr)) >= 0;)
      connections_.emplace_back([this, socket] { converse(socket); });
  }
  void converse(int socket) {
    Peer peer(socket);
    while (const auto length = peer.read_head()) {
      constexpr std::size_t kOperationAt = 3;
      const auto request = peer.read(kOperationAt + 1);
      const int operation = request.back();
      {
        const std::scoped_lock hold(mutex_);
        asked_.push_back(operation);
      }
      const auto rest = *length - request.size();
      if (operation == kSendDocument) {
        peer.read(rest - size_);
        take_(peer);
        return;
      }
      peer.send(kContinue);
      peer.read(rest);
      peer.send(answer_of(operation == kCancelJob ? cancelling_ : kOk));
    }
  }

  std::size_t size_;
  TakeDocument take_;
  int cancelling_;
  int listener_;
  std::mutex mutex_;
  std::vector<int> asked_;
  std::thread acceptor_;
  std::list<std::thread> connections_;
};

class OverCups : public testing::Test {
 protected:
  int print(std::size_t size) { return printer.print({"Office", "iso_a4_210x297mm"}, std::string(size, 'x'), never); }
  /// The kind of Error that came of it.
  std::optional<Error::Kind> failure(std::size_t size) {
    try {
      print(size);
    } catch (const Error& error) {
      return error.kind();
    }
    return std::nullopt;
  }

  test::TemporaryFolder folder;
  std::string socket = folder.path() / "cups.sock";
  CupsPrinter printer{socket};
  std::atomic<bool> never = false;
};

TEST_F(OverCups, SendsADocumentWhole) {
  constexpr auto kSize = 3 * kPiece + 1;
  std::string taken;
  PrintSystem system(socket, kSize, [&](Peer& peer) {
    peer.send(kContinue);
    taken = peer.read(kSize);
    peer.send(answer_of(kOk));
  });
  EXPECT_EQ(print(kSize), kJob);
  EXPECT_EQ(taken, std::string(kSize, 'x'));
  EXPECT_THAT(system.asked(), ElementsAre(kCreateJob, kSendDocument));
}

/// Everything that is said of a document, said at once: libcups finds the blank line after the first piece, and "OK"
/// after the second.
std::string at_once(int status) {
  return std::string(kContinue) + answer_of(status, kReadAhead);
}

TEST_F(OverCups, HasSentWhatIsAnsweredBeforeItAsksForTheAnswer) {
  PrintSystem system(socket, 2 * kPiece, [](Peer& peer) {
    peer.send(at_once(kOk));
    peer.read(2 * kPiece);
  });
  EXPECT_EQ(print(2 * kPiece), kJob);
  EXPECT_THAT(system.asked(), ElementsAre(kCreateJob, kSendDocument));
}

TEST_F(OverCups, HasNotSentWhatIsRefusedAsEarly) {
  PrintSystem system(socket, 2 * kPiece, [](Peer& peer) {
    peer.send(at_once(kFormatNotSupported));
    peer.read(2 * kPiece);
  });
  EXPECT_EQ(failure(2 * kPiece), Error::Kind::Refused);
  EXPECT_THAT(system.asked(), ElementsAre(kCreateJob, kSendDocument, kCancelJob));
}

TEST_F(OverCups, TakesBackAJobWhoseDocumentDidNotComeWhole) {
  PrintSystem system(socket, 3 * kPiece, [](Peer& peer) {
    peer.send(at_once(kOk));
    peer.read(2 * kPiece);
  });
  EXPECT_EQ(failure(3 * kPiece), Error::Kind::Refused);
  EXPECT_THAT(system.asked(), ElementsAre(kCreateJob, kSendDocument, kCancelJob));
}

// It may have every byte, and have printed them by the time the job is to be cancelled.
TEST_F(OverCups, DoesNotKnowWhatBecameOfADocumentWhenTheConnectionFailsAtItsLastPiece) {
  PrintSystem system(
      socket, kPiece,
      [](Peer& peer) {
        peer.send("HTTP/1.1 100 Continue\r\nno line of HTTP\r\n" + std::string(kReadAhead, 'x'));
        peer.read(kPiece);
      },
      kNotPossible);
  EXPECT_EQ(failure(kPiece), Error::Kind::Unknown);
}

}  // namespace
}  // namespace toolkit::printing

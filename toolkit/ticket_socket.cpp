// SPDX-License-Identifier: MIT
#include "toolkit/ticket_socket.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <exception>
#include <regex>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "toolkit/descriptor.h"

namespace toolkit {
namespace {

constexpr const char* kName = "open.socket";
constexpr mode_t kOnlyOwner = 0600;
constexpr int kBacklog = 8;
/// Of the command; the program answers at once.
constexpr timeval kPatience{5, 0};
/// Longer than any answer.
constexpr std::size_t kMaxAnswer = 256;
/// Until a client is looked for again when this program has no descriptor left for it.
constexpr int kOutOfDescriptors = 100;

std::runtime_error no_socket(const std::filesystem::path& folder) {
  return std::runtime_error((folder / kName).string() +
                            " cannot be made, by which the program is opened in the browser. Check that the disk has "
                            "space and that nothing else has this name. Some drives, such as memory sticks, cannot "
                            "hold a socket: then choose another folder.");
}

Descriptor open_folder(const std::filesystem::path& folder) {
  return Descriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

/// unix(7): a path has room for 107 bytes, and a data folder may lie deeper. The way through the opened folder is
/// short.
sockaddr_un address_in(const Descriptor& folder) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto path = "/proc/self/fd/" + std::to_string(folder.number()) + '/' + kName;
  path.copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
  return address;
}

bool bind_in(const Descriptor& folder, const Descriptor& socket) {
  const auto address = address_in(folder);
  return ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool connect_in(const Descriptor& folder, const Descriptor& socket) {
  const auto address = address_in(folder);
  return ::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

Descriptor new_socket(int flags = 0) {
  return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | flags, 0));
}

/// Somebody listens there, perhaps with more clients than there is room for.
bool is_answered(const Descriptor& folder) {
  return connect_in(folder, new_socket(SOCK_NONBLOCK)) || errno == EAGAIN;
}

bool is_left_behind(const Descriptor& folder) {
  struct stat status {};
  return ::fstatat(folder.number(), kName, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISSOCK(status.st_mode);
}

/// The account of the other end: for a listening socket, the one that made it listen.
bool is_of_our_account(const Descriptor& socket) {
  ucred other{};
  socklen_t size = sizeof other;
  return ::getsockopt(socket.number(), SOL_SOCKET, SO_PEERCRED, &other, &size) == 0 && other.uid == ::geteuid();
}

std::string read_answer(const Descriptor& socket) {
  std::string answer;
  std::array<char, kMaxAnswer> bytes{};
  while (answer.size() < kMaxAnswer) {
    const auto count = ::recv(socket.number(), bytes.data(), bytes.size(), 0);
    if (count <= 0) break;
    answer.append(bytes.data(), static_cast<std::size_t>(count));
  }
  return answer;
}

/// The answer is written into a page, and leads a browser somewhere.
std::optional<std::string> link_in(const std::string& answer) {
  static const std::regex kAnswer(R"((http://127\.0\.0\.1:[0-9]{1,5}/open\?ticket=[0-9a-f]{64})\n)");
  std::smatch found;
  if (!std::regex_match(answer, found, kAnswer)) return std::nullopt;
  return found[1].str();
}

}  // namespace

struct TicketSocket::Listening {
  Listening(Descriptor wanted_folder, Descriptor wanted_socket, std::function<std::string()> wanted_link)
      : folder(std::move(wanted_folder)),
        socket(std::move(wanted_socket)),
        link(std::move(wanted_link)),
        ending(::eventfd(0, EFD_CLOEXEC)),
        thread([this] { answer_clients(); }) {}
  ~Listening();

  /// Empty when somebody answers in the folder already, and not open when there can be no socket.
  static std::optional<Descriptor> listen_in(const Descriptor& folder);
  void answer_clients() const;
  void answer(const Descriptor& client) const;
  /// False when it is time to end.
  bool wait() const;

  Descriptor folder;
  Descriptor socket;
  std::function<std::string()> link;
  Descriptor ending;  ///< written to when the thread is to end
  std::thread thread;
};

TicketSocket::Listening::~Listening() {
  const std::uint64_t one = 1;
  // It cannot fail: the counter is far from its end.
  if (::write(ending.number(), &one, sizeof one) == sizeof one) thread.join();
  ::unlinkat(folder.number(), kName, 0);
}

std::optional<Descriptor> TicketSocket::Listening::listen_in(const Descriptor& folder) {
  auto socket = new_socket(SOCK_NONBLOCK);
  // Before it has its name, so that it never has another mode.
  ::fchmod(socket.number(), kOnlyOwner);
  bool is_bound = bind_in(folder, socket);
  if (!is_bound && errno == EADDRINUSE) {
    if (is_answered(folder)) return std::nullopt;
    if (is_left_behind(folder)) ::unlinkat(folder.number(), kName, 0);
    is_bound = bind_in(folder, socket);
  }
  if (!is_bound || ::listen(socket.number(), kBacklog) != 0) return Descriptor();
  return socket;
}

void TicketSocket::Listening::answer_clients() const {
  while (wait()) {
    const Descriptor client(::accept4(socket.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (client.is_open()) {
      answer(client);
    } else if (errno != EAGAIN) {
      pollfd ended{ending.number(), POLLIN, 0};
      ::poll(&ended, 1, kOutOfDescriptors);
    }
  }
}

void TicketSocket::Listening::answer(const Descriptor& client) const {
  if (!is_of_our_account(client)) return;
  try {
    const auto line = link() + '\n';
    ::send(client.number(), line.data(), line.size(), MSG_NOSIGNAL);
  } catch (const std::exception&) {
    // Nobody but the client is there to be told, and it sees that it got nothing.
  }
}

bool TicketSocket::Listening::wait() const {
  std::array<pollfd, 2> waited = {{{socket.number(), POLLIN, 0}, {ending.number(), POLLIN, 0}}};
  while (::poll(waited.data(), waited.size(), -1) < 0 && errno == EINTR) {
  }
  return waited[1].revents == 0;
}

TicketSocket::TicketSocket(const std::filesystem::path& data_folder, std::function<std::string()> link) {
  auto folder = open_folder(data_folder);
  auto socket = Listening::listen_in(folder);
  if (!socket) return;
  if (!socket->is_open()) throw no_socket(data_folder);
  listening_ = std::make_unique<Listening>(std::move(folder), std::move(*socket), std::move(link));
}

TicketSocket::~TicketSocket() = default;

std::optional<std::string> ask_for_link(const std::filesystem::path& data_folder) {
  const auto folder = open_folder(data_folder);
  const auto socket = new_socket();
  for (const int wait : {SO_RCVTIMEO, SO_SNDTIMEO}) {
    ::setsockopt(socket.number(), SOL_SOCKET, wait, &kPatience, sizeof kPatience);
  }
  if (!folder.is_open() || !connect_in(folder, socket) || !is_of_our_account(socket)) return std::nullopt;
  return link_in(read_answer(socket));
}

}  // namespace toolkit

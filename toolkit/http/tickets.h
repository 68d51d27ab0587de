// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace toolkit::http {

/// How long a ticket is good: long enough for a browser to start on a slow computer.
inline constexpr auto kTicketLife = std::chrono::seconds(30);
/// One that a person is shown, to copy it into the browser.
inline constexpr auto kShownTicketLife = std::chrono::minutes(10);
/// Beyond it the oldest goes: nobody opens that many windows at once.
inline constexpr std::size_t kMaxTickets = 16;

/// The tickets of this program: who brings one was led here by the program itself, and not by another that took the
/// port before it, so the passphrase may be asked for. A ticket is 256 random bits, good once and for a short time, in
/// memory only.
///
/// Threads share it, and none waits: it has a lock of its own, so a ticket is handed out while a long request holds the
/// session table. The monotonic time is passed in, so that tests can supply it.
class Tickets {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;
  explicit Tickets(Now now) : now_(std::move(now)) {}

  std::string issue(std::chrono::seconds life = kTicketLife);
  /// Whether it would be taken; it stays good.
  bool is_good(std::string_view ticket);
  /// True once for each ticket, while it is good.
  bool redeem(std::string_view ticket);

 private:
  struct Ticket {
    std::string secret;
    std::chrono::steady_clock::time_point good_until;
  };
  std::deque<Ticket>::iterator find_good(std::string_view secret);

  Now now_;
  std::mutex mutex_;
  std::deque<Ticket> tickets_;  ///< the oldest first
};

}  // namespace toolkit::http

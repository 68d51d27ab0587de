// SPDX-License-Identifier: MIT
#pragma once

#include <any>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace toolkit::http {

/// One browser's conversation. Lives in memory only and goes with the process.
struct Session {
  std::string id;    ///< 256 random bits; the cookie's value
  std::string csrf;  ///< 256 random bits; stands in every form
  bool is_unlocked = false;
  bool is_admitted = false;  ///< came with a ticket (tickets.h), so it may be asked for the passphrase
  std::chrono::steady_clock::time_point created_at{};
  std::chrono::steady_clock::time_point used_at{};
  /// Where each form already handled led, oldest first, so that sending a form twice does its work once.
  std::deque<std::pair<std::string, std::string>> handled_forms;
  std::string former_id;        ///< before it was admitted or unlocked
  bool has_company = false;     ///< somebody else sees the screen, so the records stay shut
  bool shows_initials = false;  ///< the screen is shared, so pages name people by their initials
  /// What a page keeps for its next step, such as a file that is still being decided about: one thing at a time, and
  /// gone with the session at a lock, at its end, or when the next takes its place. Its memory is wiped like a form's.
  std::any kept;
};

/// How long a session may idle while it is unlocked, and live at all. A locked session does not idle
/// out: it opens nothing, and a page with the passphrase field that was left open over lunch must still work.
struct SessionLimits {
  std::chrono::seconds idle = std::chrono::minutes(10);
  std::chrono::seconds absolute = std::chrono::hours(12);
  /// Beyond it one that was not admitted goes first, then a locked one, and of these the one unused for longest: other
  /// programs can ask for sessions in a loop.
  std::size_t count = 256;
};

/// Beyond it the oldest is forgotten.
inline constexpr std::size_t kMaxFormerSessions = 256;

/// All sessions. Threads share it; a Session* found stays valid while the caller holds the table's lock, which is how
/// requests of one process come to be handled one after the other. The monotonic time is passed in, so that tests can
/// supply it.
///
/// The ids of admitted sessions that have ended are remembered, in memory only: after a lock the browser that comes
/// with one is asked for the passphrase again and needs no further ticket. Such an id opens nothing else.
class SessionTable {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;
  SessionTable(SessionLimits limits, Now now);

  std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }
  /// All below need the lock held.
  /// The session of this id unless it idled or lived too long; finding it counts as use.
  Session* find(std::string_view id);
  /// A locked session. It is admitted when `former_id`, which a browser sent, is that of an admitted one that has
  /// ended: once, for the requests that were sent with it at the same time come to the same session until that is
  /// unlocked.
  Session& open(std::string_view former_id = {});
  /// The same conversation under a new id and csrf token, admitted: nobody who planted the old id comes along. The
  /// Session stays where it was.
  Session& renew_admitted(const std::string& old_id);
  /// The same conversation under a new id and csrf token, unlocked: nobody who knew the old ones comes along. The
  /// Session stays where it was, so a Request's pointer to it remains good.
  Session& renew_unlocked(const std::string& old_id);
  /// The id under which the conversation goes on: its own, the one that renewing gave it, or empty when it has ended.
  std::string current_id(const std::string& id) const;
  /// Whether a session that is opened for who sends this id will be admitted.
  bool remembers(std::string_view id) const;
  void end(const std::string& id);
  /// Every session but this one.
  void end_others(const std::string& id);
  void end_all();
  /// Says of every session, and of those that are opened or unlocked later, whether somebody else sees the screen.
  void set_company(bool has_company);
  /// The same of whether pages name people by their initials.
  void set_initials(bool shows_initials);
  /// How long an unlocked session may idle from now on.
  void set_idle(std::chrono::seconds idle) { limits_.idle = idle; }
  /// Ends what idled or lived too long; true when an unlocked session was among them and none is left.
  bool end_expired();

 private:
  /// The id of an admitted session that has ended, and of the session that was opened for it, if any.
  struct Former {
    std::string id;
    std::string successor;
  };

  bool is_expired(const Session& session) const;
  Session* find_successor(std::string_view former_id);
  Session& renew(const std::string& old_id);
  void end_if(const std::function<bool(const Session&)>& is_over);
  void make_room();

  SessionLimits limits_;
  Now now_;
  bool has_company_ = false;
  bool shows_initials_ = false;
  std::mutex mutex_;
  std::map<std::string, Session, std::less<>> sessions_;
  std::deque<Former> former_;  ///< the oldest first
};

/// The monotonic time that also runs while the computer sleeps: a laptop closed for the night wakes up locked.
std::chrono::steady_clock::time_point time_since_boot();

}  // namespace toolkit::http

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
  std::chrono::steady_clock::time_point created_at{};
  std::chrono::steady_clock::time_point used_at{};
  /// Where each form already handled led, oldest first, so that sending a form twice does its work once.
  std::deque<std::pair<std::string, std::string>> handled_forms;
  std::string former_id;        ///< before it was unlocked
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
  std::size_t count =
      256;  ///< beyond it the locked session unused for longest goes: other programs can ask for sessions in a loop
};

/// All sessions. Threads share it; a Session* found stays valid while the caller holds the table's lock, which is how
/// requests of one process come to be handled one after the other. The monotonic time is passed in, so that tests can
/// supply it.
class SessionTable {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;
  SessionTable(SessionLimits limits, Now now);

  std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }
  /// All below need the lock held.
  /// The session of this id unless it idled or lived too long; finding it counts as use.
  Session* find(std::string_view id);
  Session& open();
  /// The same conversation under a new id and csrf token, unlocked: nobody who knew the old ones comes along. The
  /// Session stays where it was, so a Request's pointer to it remains good.
  Session& renew_unlocked(const std::string& old_id);
  /// The id under which the conversation goes on: its own, the one renew_unlocked gave it, or empty when it has ended.
  std::string current_id(const std::string& id) const;
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
  bool is_expired(const Session& session) const;
  void make_room();

  SessionLimits limits_;
  Now now_;
  bool has_company_ = false;
  bool shows_initials_ = false;
  std::mutex mutex_;
  std::map<std::string, Session, std::less<>> sessions_;
};

/// The monotonic time that also runs while the computer sleeps: a laptop closed for the night wakes up locked.
std::chrono::steady_clock::time_point time_since_boot();

}  // namespace toolkit::http

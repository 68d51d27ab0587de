// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace toolkit::http {

/// One browser's conversation. Lives in memory only and goes with the process.
struct Session {
  std::string id;    ///< 256 random bits; the cookie's value
  std::string csrf;  ///< 256 random bits; stands in every form
  bool is_unlocked = false;
  std::chrono::steady_clock::time_point created_at{};
  std::chrono::steady_clock::time_point used_at{};
  /// Where each form already handled led, by its nonce, so that sending a form twice does its work once. The oldest are forgotten.
  std::map<std::string, std::string, std::less<>> handled_nonces;
};

/// How long a session may idle, and live at all (security.md B3).
struct SessionLimits {
  std::chrono::seconds idle = std::chrono::minutes(10);
  std::chrono::seconds absolute = std::chrono::hours(12);
};

/// All sessions. Threads share it; a Session* found stays valid while the caller holds the table's lock, which is how requests of one
/// process come to be handled one after the other. The monotonic time is passed in, so that tests can supply it.
class SessionTable {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;
  explicit SessionTable(SessionLimits limits, Now now);

  std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }
  /// All below need the lock held.
  Session* find(std::string_view id);
  Session& open();
  /// The same conversation under a new id, unlocked: nobody who knew the old id comes along.
  Session& renew_unlocked(const std::string& old_id);
  void end(const std::string& id);
  void end_all();
  /// Ends what idled or lived too long; true when an unlocked session was among them and none is left.
  bool end_expired();

 private:
  SessionLimits limits_;
  Now now_;
  std::mutex mutex_;
  std::map<std::string, Session, std::less<>> sessions_;
};

}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "toolkit/http/http_service.h"
#include "toolkit/http/raw_request.h"
#include "toolkit/http/reply.h"
#include "toolkit/http/router.h"
#include "toolkit/http/session_table.h"
#include "toolkit/http/wire_reply.h"

namespace toolkit::http {

/// A reply, and whether the connection may carry another request after it: never after a refusal.
struct Answer {
  Reply reply;
  Afterwards afterwards = Afterwards::KeepOpen;
};

/// From a well-formed message of our own pages to the reply: route, session, csrf token, nonce, handler. Threads share
/// it; the session table's lock lets one request at a time through, and is held whenever a callback runs. Only
/// then is a body written that was left to be (Reply::write_body), and what the reply has to wait for is done
/// (Callbacks::unfinished), once for all requests that came at the same time.
class Dispatcher {
 public:
  Dispatcher(Router router, SessionTable& sessions, Callbacks callbacks);

  /// The route of a message whose body has not been read, or why it is refused.
  std::variant<Router::Match, Answer> admit(const RawRequest& raw);
  /// The reply to a message that admit let through, with its whole body.
  Answer answer(const RawRequest& raw, const Router::Match& match, std::string_view body);
  /// The page of a refused message, as the callback makes it.
  Answer refuse(int status);

  /// Ends sessions that idled or lived too long, and locks the records after the last unlocked one.
  void end_expired();

 private:
  std::unique_lock<std::mutex> await_turn();
  void await_others();
  Answer fail(const std::exception& error, Request request, const std::string& session);
  Answer answer_locked(const RawRequest& raw, const Router::Match& match, std::string_view body, Request& request);
  Answer answer_in_session(const RawRequest& raw, const Route& route, Request& request);
  Answer answer_form(Request& request, const Route& route);
  Answer turn_away_locked_out(Request request);
  Answer refuse_late_form(Request request);
  Answer call(const Route& route, const Request& request);
  Answer refuse_locked(int status);
  Answer fail_locked(const std::exception& error, const Request& request);
  void end_expired_locked();
  std::optional<Reply> give_back(Request request);
  void note_answered(std::string form);

  Router router_;
  SessionTable& sessions_;
  Callbacks callbacks_;
  std::deque<std::string> answered_;  ///< the forms that were answered last, the oldest first
  std::mutex mutex_;
  std::condition_variable nobody_waits_;
  std::size_t waiting_ = 0;  ///< requests whose turn has not come
};

}  // namespace toolkit::http

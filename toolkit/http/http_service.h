// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

#include "toolkit/http/inherited_socket.h"
#include "toolkit/http/reply.h"
#include "toolkit/http/router.h"
#include "toolkit/http/service_limits.h"
#include "toolkit/http/session_table.h"

namespace toolkit::http {

/// A port that another program, or another instance, already uses. what() says so and what to do.
class PortInUse : public std::runtime_error {
 public:
  explicit PortInUse(std::uint16_t port);
};

/// What the service does not decide itself. The first three must be there; each but the last runs with the session
/// table's lock held, as handlers do.
struct Callbacks {
  std::function<Reply(int status)>
      refusal;  ///< the page of a refused request that reached routing (403, 404, 405, 413, …)
  /// An exception from a handler, as kind -> status in one table, with what was asked; nothing was where nobody asked.
  std::function<Reply(const std::exception&, const Request&)> failure;
  std::function<void()> lock_records;  ///< the last unlocked session idled out or lived too long
  /// A form came too late: its session is locked, has ended, or has another token by now. The page that gives back what
  /// was typed, or empty when there is nothing to give back. `was_answered` says that this very form was answered
  /// before, as when somebody goes back in a browser and has it sent again.
  std::function<std::optional<Reply>(const Request&, bool was_answered)> give_back = [](const Request&, bool) {
    return std::nullopt;
  };
  /// A request that no page of ours sends was refused: called from any thread, without the lock.
  std::function<void()> refused_stranger = [] {};
  /// What is to be done before a reply may be sent, asked for when it was made; empty when nothing is. It is called
  /// without the lock, so that many replies can wait for the same. When it throws, the failure is the reply.
  std::function<std::function<void()>()> unfinished = [] { return std::function<void()>(); };
  /// What languages the browser asks for, before anything else is called for its message; empty when it is not known.
  std::function<void(std::string_view accept_language)> speak = [](std::string_view) {};
};

/// The service on http://127.0.0.1:PORT: client's account -> framing -> Host, fetch metadata and Origin -> route ->
/// session -> csrf token and nonce -> handler. Who fails on the way is answered, and the connection closed. Handlers of
/// all connections run one at a time, under the session table's lock: a handler uses the table, and does not lock it
/// again. Starting binds the port, without SO_REUSEPORT, or throws PortInUse. Stopping lets replies in flight finish; a
/// service starts once. Port 0 takes a free one, which port() names once started.
class HttpService {
 public:
  HttpService(Router router, SessionTable& sessions, Callbacks callbacks, std::uint16_t port,
              ServiceLimits limits = {});
  ~HttpService();

  void start();
  void start_on(InheritedSocket inherited);  ///< listens there instead of binding the port
  void stop();                               ///< also what the destructor does; a second time it does nothing
  std::uint16_t port() const;

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace toolkit::http

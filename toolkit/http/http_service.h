// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "toolkit/http/reply.h"
#include "toolkit/http/router.h"
#include "toolkit/http/session_table.h"

namespace toolkit::http {

/// A port that another program, or another instance, already uses. what() says so and what to do.
class PortInUse : public std::runtime_error {
 public:
  explicit PortInUse(std::uint16_t port);
};

/// What the service does not decide itself.
struct Callbacks {
  std::function<Reply(int status)> refusal;              ///< the page of a refused request that reached routing (403, 404, 405, 413, …)
  std::function<Reply(const std::exception&)> failure;   ///< an exception from a handler, as kind -> status in one table
  std::function<void()> lock_records;                    ///< the last unlocked session idled out or lived too long
};

/// The service on http://127.0.0.1:PORT: connection loop -> request gate (security.md B3) -> router -> handler. Handlers of all
/// connections run one at a time. Starting binds the port, without SO_REUSEPORT, or throws PortInUse. Stopping lets replies in flight
/// finish. Port 0 takes a free one (tests).
class HttpService {
 public:
  HttpService(Router router, SessionTable& sessions, Callbacks callbacks, std::uint16_t port);
  ~HttpService();

  void start();
  void stop();
  std::uint16_t port() const;

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace toolkit::http

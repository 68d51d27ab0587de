// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "toolkit/http/loopback_sockets.h"

namespace toolkit::http {

class Connection;

/// All open connections, each served on a thread of its own. When there is no room, the connection that has kept us
/// waiting longest is dropped, never one whose request is being handled: so neither idle nor dribbling clients, however
/// many, keep out one that sends a request. admit and stop belong to one thread.
class ConnectionSet {
 public:
  using Serve = std::function<void(Connection&)>;
  /// `serve` runs until its connection is over and does not throw.
  ConnectionSet(std::size_t limit, Serve serve);
  ~ConnectionSet();
  ConnectionSet(const ConnectionSet&) = delete;
  ConnectionSet& operator=(const ConnectionSet&) = delete;

  void admit(PeerSocket socket);
  /// Lets replies in flight finish, for a moment, and ends every connection.
  void stop();

 private:
  friend class Connection;

  bool make_room();
  void run(Connection& connection);
  void join_finished();

  std::size_t limit_;
  Serve serve_;
  std::mutex mutex_;
  std::condition_variable finished_;
  bool is_stopping_ = false;
  std::list<Connection> connections_;
};

/// One connection and where it stands.
class Connection {
 public:
  Connection(ConnectionSet& set, PeerSocket peer) : socket(std::move(peer)), set_(set) {}

  PeerSocket socket;

  /// From here on the client keeps us waiting for its next request; false when the connection was dropped or all are to
  /// end.
  bool await_request();
  /// From here on we keep the client waiting; false when it was dropped.
  bool start_work();
  /// From here on the client keeps us waiting to take its reply.
  void start_reply();

 private:
  friend class ConnectionSet;
  enum class State { Reading, Working, Replying, Dropped, Finished };

  ConnectionSet& set_;
  State state_ = State::Reading;
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
  std::thread thread_;
};

}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#include "toolkit/http/connection_set.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace toolkit::http {
namespace {

/// How long a client may still take its reply while the service stops.
constexpr auto kLastReplies = std::chrono::milliseconds(400);

}  // namespace

ConnectionSet::ConnectionSet(std::size_t limit, Serve serve) : limit_(limit), serve_(std::move(serve)) {}

ConnectionSet::~ConnectionSet() {
  stop();
}

void ConnectionSet::admit(PeerSocket socket) {
  join_finished();
  const std::lock_guard lock(mutex_);
  if (is_stopping_ || !make_room()) return;
  auto& connection = connections_.emplace_back(*this, std::move(socket));
  try {
    connection.thread_ = std::thread([this, &connection] { run(connection); });
  } catch (const std::system_error&) {
    connections_.pop_back();  // No thread is to be had: closing tells the client to try again.
  }
}

void ConnectionSet::stop() {
  std::unique_lock lock(mutex_);
  is_stopping_ = true;
  for (auto& connection : connections_) {
    if (connection.state_ != Connection::State::Finished) connection.socket.stop_reading();
  }
  const auto is_replying = [](const Connection& c) { return c.state_ == Connection::State::Replying; };
  finished_.wait_for(lock, kLastReplies, [&] { return std::ranges::none_of(connections_, is_replying); });
  for (auto& connection : connections_) {
    if (is_replying(connection)) connection.socket.shut_down();
  }
  lock.unlock();
  for (auto& connection : connections_) connection.thread_.join();
  connections_.clear();
}

bool ConnectionSet::make_room() {
  using State = Connection::State;
  const auto counts = [](const Connection& c) { return c.state_ != State::Dropped && c.state_ != State::Finished; };
  if (static_cast<std::size_t>(std::ranges::count_if(connections_, counts)) < limit_) return true;
  Connection* oldest = nullptr;
  for (auto& connection : connections_) {
    const bool waits = connection.state_ == State::Reading || connection.state_ == State::Replying;
    if (waits && (!oldest || connection.since_ < oldest->since_)) oldest = &connection;
  }
  if (!oldest) return false;
  oldest->state_ = State::Dropped;
  oldest->socket.shut_down();
  return true;
}

void ConnectionSet::run(Connection& connection) {
  serve_(connection);
  const std::lock_guard lock(mutex_);
  connection.state_ = Connection::State::Finished;
  connection.socket.close();
  finished_.notify_all();
}

void ConnectionSet::join_finished() {
  std::list<Connection> finished;
  {
    const std::lock_guard lock(mutex_);
    for (auto next = connections_.begin(); next != connections_.end();) {
      const auto current = next++;
      if (current->state_ == Connection::State::Finished) finished.splice(finished.end(), connections_, current);
    }
  }
  for (auto& connection : finished) connection.thread_.join();
}

bool Connection::await_request() {
  const std::lock_guard lock(set_.mutex_);
  if (state_ == State::Dropped || set_.is_stopping_) return false;
  state_ = State::Reading;
  since_ = std::chrono::steady_clock::now();
  return true;
}

bool Connection::start_work() {
  const std::lock_guard lock(set_.mutex_);
  if (state_ == State::Dropped) return false;
  state_ = State::Working;
  return true;
}

void Connection::start_reply() {
  const std::lock_guard lock(set_.mutex_);
  if (state_ == State::Dropped) return;
  state_ = State::Replying;
  since_ = std::chrono::steady_clock::now();
}

}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#include "toolkit/http/http_service.h"

#include <cassert>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>

#include "toolkit/http/connection_set.h"
#include "toolkit/http/dispatcher.h"
#include "toolkit/http/loopback_sockets.h"
#include "toolkit/http/request_gate.h"
#include "toolkit/http/request_reader.h"
#include "toolkit/http/stack_scrub.h"
#include "toolkit/http/wire_reply.h"

namespace toolkit::http {
namespace {

/// How long stopping may wait for the accepting thread to look up.
constexpr auto kAcceptWait = std::chrono::milliseconds(200);

/// What a browser may be as well, on a computer that is busy.
constexpr int kTooSlow = 408;

/// One request's way in: what came of reading it, and of the gate.
struct Exchange {
  Method method = Method::Get;
  Answer answer;
};

Exchange refused(Refusal refusal, Method method = Method::Get) {
  return {method, {plain_refusal(refusal.status), Afterwards::Close}};
}

}  // namespace

struct HttpService::Running {
  Running(Router router, SessionTable& sessions, Callbacks callbacks, std::uint16_t wanted, ServiceLimits given)
      : limits(given),
        wanted_port(wanted),
        refused_stranger(callbacks.refused_stranger),
        dispatcher(std::move(router), sessions, std::move(callbacks)) {}

  void start(Listener where);
  void accept_clients();
  void tick();
  void serve(Connection& connection);
  void turn_away(Connection& connection);
  void converse(Connection& connection);
  void send(Connection& connection, const Exchange& exchange);
  std::optional<Exchange> next(Connection& connection, RequestReader& reader);
  Exchange answer(Connection& connection, RequestReader& reader, const RawRequest& request);
  bool is_stopping();

  ServiceLimits limits;
  std::uint16_t wanted_port;
  std::uint16_t port = 0;
  std::function<void()> refused_stranger;
  Dispatcher dispatcher;
  std::optional<Listener> listener;
  std::optional<ConnectionSet> connections;
  std::optional<ConnectionSet> strangers;
  std::thread acceptor;
  std::thread ticker;
  std::mutex mutex;
  std::condition_variable stopped;
  bool stopping = false;
};

PortInUse::PortInUse(std::uint16_t port)
    : std::runtime_error(
          "Port " + std::to_string(port) +
          " of this computer is in use, perhaps by Both of Us itself: use the window that is open, or start "
          "with --port and another number.") {}

HttpService::HttpService(Router router, SessionTable& sessions, Callbacks callbacks, std::uint16_t port,
                         ServiceLimits limits)
    : running_(std::make_unique<Running>(std::move(router), sessions, std::move(callbacks), port, limits)) {}

HttpService::~HttpService() {
  stop();
}

void HttpService::start() {
  running_->start(Listener(running_->wanted_port));
}

void HttpService::start_on(InheritedSocket inherited) {
  running_->start(Listener(inherited));
}

void HttpService::stop() {
  auto& running = *running_;
  {
    const std::lock_guard lock(running.mutex);
    running.stopping = true;
  }
  running.stopped.notify_all();
  if (running.acceptor.joinable()) running.acceptor.join();
  if (running.listener) running.listener->close();
  if (running.strangers) running.strangers->stop();
  if (running.connections) running.connections->stop();
  if (running.ticker.joinable()) running.ticker.join();
}

std::uint16_t HttpService::port() const {
  return running_->port;
}

void HttpService::Running::start(Listener where) {
  assert(!listener);
  listener.emplace(std::move(where));
  port = listener->port();
  connections.emplace(limits.connections, [this](Connection& c) { serve(c); });
  strangers.emplace(limits.strangers, [this](Connection& c) { turn_away(c); });
  acceptor = std::thread([this] { accept_clients(); });
  ticker = std::thread([this] { tick(); });
}

void HttpService::Running::accept_clients() {
  while (!is_stopping()) {
    auto client = listener->accept(kAcceptWait);
    if (!client) continue;
    auto& among = client->is_of_our_account() ? connections : strangers;
    among->admit(std::move(*client));
  }
}

void HttpService::Running::tick() {
  std::unique_lock lock(mutex);
  while (!stopped.wait_for(lock, limits.tick, [this] { return stopping; })) {
    lock.unlock();
    dispatcher.end_expired();
    lock.lock();
  }
}

void HttpService::Running::serve(Connection& connection) {
  try {
    converse(connection);
    connection.socket.finish(std::chrono::steady_clock::now() + limits.drain, limits.drain_bytes);
  } catch (const Disconnected&) {
    return;  // Nobody is left to tell.
  }
}

void HttpService::Running::turn_away(Connection& connection) {
  refused_stranger();
  try {
    send(connection, refused({403}));
    connection.socket.finish(std::chrono::steady_clock::now() + limits.drain, limits.drain_bytes);
  } catch (const Disconnected&) {
    return;
  }
}

void HttpService::Running::converse(Connection& connection) {
  RequestReader reader(connection.socket, limits);
  while (const auto exchange = next(connection, reader)) {
    send(connection, *exchange);
    if (exchange->answer.afterwards == Afterwards::Close) return;
  }
}

void HttpService::Running::send(Connection& connection, const Exchange& exchange) {
  connection.start_reply();
  const auto wire = wire_reply(exchange.answer.reply, exchange.method, exchange.answer.afterwards);
  connection.socket.send(wire, std::chrono::steady_clock::now() + limits.send);
}

std::optional<Exchange> HttpService::Running::next(Connection& connection, RequestReader& reader) {
  if (!connection.await_request()) return std::nullopt;
  auto head = reader.read_head();
  if (std::holds_alternative<NoRequest>(head)) return std::nullopt;
  if (const auto* refusal = std::get_if<Refusal>(&head)) {
    if (refusal->status != kTooSlow) refused_stranger();
    return refused(*refusal);
  }
  return answer(connection, reader, std::get<RawRequest>(head));
}

Exchange HttpService::Running::answer(Connection& connection, RequestReader& reader, const RawRequest& request) {
  if (const auto refusal = refuse_stranger(request, port)) {
    refused_stranger();
    return refused(*refusal, request.method);
  }
  auto admitted = dispatcher.admit(request);
  if (auto* answer = std::get_if<Answer>(&admitted)) return {request.method, std::move(*answer)};
  const auto body = reader.read_body(request);
  if (const auto* refusal = std::get_if<Refusal>(&body)) return refused(*refusal, request.method);
  if (!connection.start_work()) return refused({503}, request.method);
  auto answered = dispatcher.answer(request, std::get<Router::Match>(admitted), std::get<std::string>(body));
  scrub_stack();
  if (request.closes_connection || is_stopping()) answered.afterwards = Afterwards::Close;
  return {request.method, std::move(answered)};
}

bool HttpService::Running::is_stopping() {
  const std::lock_guard lock(mutex);
  return stopping;
}

}  // namespace toolkit::http

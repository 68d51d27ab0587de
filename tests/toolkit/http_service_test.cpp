// SPDX-License-Identifier: MIT
#include "toolkit/http/http_service.h"

#include <atomic>
#include <deque>
#include <future>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "raw_client.h"

namespace toolkit::http {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

ServiceLimits patient() {
  return {};
}

ServiceLimits impatient() {
  ServiceLimits limits;
  limits.connections = 4;
  limits.request = limits.idle = limits.send = milliseconds(300);
  limits.drain = milliseconds(100);
  limits.tick = milliseconds(20);
  return limits;
}

/// A service with a few routes, on a free port.
class Service {
 public:
  explicit Service(ServiceLimits limits = patient())
      : service_(routes(), sessions_,
                 {[](int status) { return html("refused", status); },
                  [](const std::exception&, const Request&) { return html("failed", 500); },
                  [this] { locked_.set_value(); }},
                 0, limits) {
    service_.start();
  }

  std::uint16_t port() const { return service_.port(); }
  void stop() { service_.stop(); }
  void skip(std::chrono::seconds time) { now_ = now_.load() + time; }
  SessionTable& sessions() { return sessions_; }
  std::future<void> locked() { return locked_.get_future(); }
  /// Waits until a request is inside the handler of /wait.
  void await_handler() { entered_.get_future().wait(); }
  void release_handler() { released_.set_value(); }

 private:
  Router routes() {
    return Router({
        {Method::Get, "/hello", Needs::Nothing, 0, [](const Request&) { return html("hello"); }},
        {Method::Get, "/large", Needs::Nothing, 0, [](const Request&) { return html(std::string(24 << 20, 'a')); }},
        {Method::Post, "/form", Needs::Session, 100, [](const Request&) { return see_other("/hello"); }},
        {Method::Get, "/wait", Needs::Nothing, 0,
         [this](const Request&) {
           entered_.set_value();
           released_.get_future().wait();
           return html("waited");
         }},
    });
  }

  std::atomic<std::chrono::steady_clock::time_point> now_{std::chrono::steady_clock::time_point(std::chrono::hours(1))};
  SessionTable sessions_{{}, [this] { return now_.load(); }};
  std::promise<void> locked_;
  std::promise<void> entered_;
  std::promise<void> released_;
  HttpService service_;
};

std::string form_message(std::uint16_t port, std::string_view type, std::string_view length) {
  std::string message = "POST /form HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port);
  message.append("\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ").append(type);
  return message.append("\r\nContent-Length: ").append(length).append("\r\n\r\n");
}

TEST(HttpService, AnswersSeveralRequestsOnOneConnection) {
  Service service;
  RawClient client(service.port());
  for (int i = 0; i < 3; ++i) {
    client.send(get_message(service.port(), "/hello"));
    EXPECT_THAT(client.read_reply(), EndsWith("keep-alive\r\n\r\nhello"));
  }
}

TEST(HttpService, AnswersRequestsThatCameTogetherInOrder) {
  Service service;
  RawClient client(service.port());
  client.send(get_message(service.port(), "/hello") + get_message(service.port(), "/hello", "Connection: close\r\n"));
  EXPECT_THAT(client.read_reply(), EndsWith("hello"));
  EXPECT_THAT(client.read_all(), EndsWith("Connection: close\r\n\r\nhello"));
}

TEST(HttpService, AnswersRequestsThatComeByteByByte) {
  Service service;
  RawClient client(service.port());
  for (const char byte : get_message(service.port(), "/hello")) client.send(std::string_view(&byte, 1));
  EXPECT_THAT(client.read_reply(), EndsWith("hello"));
}

TEST(HttpService, ClosesAfterARefusalWhateverFollows) {
  Service service;
  const auto smuggled = get_message(service.port(), "/hello");
  const auto length = std::to_string(smuggled.size());
  const std::pair<std::string, std::string> kCases[] = {
      {"HTTP/1.1 415", form_message(service.port(), "text/plain", length)},
      {"HTTP/1.1 413", form_message(service.port(), "application/x-www-form-urlencoded", "101")},
      {"HTTP/1.1 404", get_message(service.port(), "/nowhere")},
      {"HTTP/1.1 405", get_message(service.port(), "/form")},
      {"HTTP/1.1 421", get_message(service.port() + 1, "/hello")},
      {"HTTP/1.1 400", "GET / HTTP/1.1\n\n"},
  };
  for (const auto& [status, message] : kCases) {
    RawClient client(service.port());
    client.send(message + smuggled);
    const auto reply = client.read_all();
    EXPECT_THAT(reply, StartsWith(status));
    EXPECT_THAT(reply, HasSubstr("\r\nConnection: close\r\n"));
    EXPECT_EQ(reply.find("HTTP/1.1", 1), std::string::npos) << reply;
  }
}

TEST(HttpService, RefusesATruncatedBody) {
  Service service;
  RawClient client(service.port());
  client.send(form_message(service.port(), "application/x-www-form-urlencoded", "10") + "a=1");
  client.finish_sending();
  EXPECT_THAT(client.read_all(), StartsWith("HTTP/1.1 400"));
}

TEST(HttpService, GivesUpOnARequestThatDoesNotArrive) {
  Service service(impatient());
  RawClient head(service.port());
  head.send("GET / HTTP/1.1\r\nHost:");
  RawClient body(service.port());
  body.send(form_message(service.port(), "application/x-www-form-urlencoded", "10") + "a=1");
  EXPECT_THAT(head.read_all(), StartsWith("HTTP/1.1 408"));
  EXPECT_THAT(body.read_all(), StartsWith("HTTP/1.1 408"));
}

TEST(HttpService, ClosesAnIdleConnectionSilently) {
  Service service(impatient());
  RawClient client(service.port());
  EXPECT_THAT(client.read_all(), IsEmpty());
}

TEST(HttpService, AnswersWhoSendsARequestHoweverManyAreIdle) {
  auto limits = patient();
  limits.connections = 4;
  Service service(limits);
  std::deque<RawClient> idle;
  for (int i = 0; i < 20; ++i) idle.emplace_back(service.port()).send("G");
  RawClient client(service.port());
  client.send(get_message(service.port(), "/hello"));
  EXPECT_THAT(client.read_reply(), EndsWith("hello"));
}

TEST(HttpService, DropsAClientThatDoesNotTakeItsReply) {
  auto limits = patient();
  limits.connections = 1;
  Service service(limits);
  RawClient stuck(service.port());
  stuck.send(get_message(service.port(), "/large"));
  stuck.await_bytes();
  RawClient client(service.port());
  client.send(get_message(service.port(), "/hello"));
  EXPECT_THAT(client.read_reply(), EndsWith("hello"));
  EXPECT_LT(stuck.read_all().size(), std::size_t{24 << 20});
}

TEST(HttpService, LocksTheRecordsWhenTheLastSessionIdles) {
  Service service(impatient());
  auto locked = service.locked();
  {
    const auto lock = service.sessions().lock();
    service.sessions().renew_unlocked(service.sessions().open().id);
  }
  service.skip(std::chrono::minutes(10));
  EXPECT_EQ(locked.wait_for(std::chrono::seconds(10)), std::future_status::ready);
}

TEST(HttpService, FinishesTheReplyInFlightWhenItStops) {
  Service service;
  RawClient client(service.port());
  client.send(get_message(service.port(), "/wait"));
  service.await_handler();
  auto stopping = std::async(std::launch::async, [&] { service.stop(); });
  service.release_handler();
  EXPECT_THAT(client.read_all(), EndsWith("waited"));
  stopping.get();
}

TEST(HttpService, StopsWithinASecondWhateverItsClientsDo) {
  Service service;
  RawClient idle(service.port());
  RawClient dribbling(service.port());
  dribbling.send("GET /");
  RawClient stuck(service.port());
  stuck.send(get_message(service.port(), "/large"));
  stuck.await_bytes();
  RawClient kept(service.port());
  kept.send(get_message(service.port(), "/hello"));
  kept.read_reply();
  const auto start = std::chrono::steady_clock::now();
  service.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
  EXPECT_THROW(RawClient(service.port()), std::runtime_error);
}

TEST(HttpService, RefusesAPortThatAnotherInstanceHolds) {
  Service service;
  SessionTable sessions({}, [] { return std::chrono::steady_clock::time_point(); });
  HttpService second(Router({}), sessions, {}, service.port());
  EXPECT_THROW(second.start(), PortInUse);
}

TEST(HttpService, TakesAPortAgainRightAfterItWasFreed) {
  std::uint16_t port = 0;
  {
    Service service;
    port = service.port();
    RawClient client(port);
    client.send(get_message(port, "/hello"));
    client.read_reply();
  }
  SessionTable sessions({}, [] { return std::chrono::steady_clock::time_point(); });
  HttpService second(Router({}), sessions, {}, port);
  second.start();
  EXPECT_EQ(second.port(), port);
}

TEST(PortInUse, SaysWhatToDo) {
  EXPECT_THAT(PortInUse(8765).what(), HasSubstr("--port"));
}

}  // namespace
}  // namespace toolkit::http

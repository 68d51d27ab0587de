// SPDX-License-Identifier: MIT
// The service with the smallest of pages, for tests that are about the service itself: `echo_service [PORT]
// [IDLE_SECONDS]`.
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "toolkit/http/http_service.h"
#include "toolkit/http/random_token.h"

namespace {

using namespace toolkit::http;

std::string form(const Session& session, const std::string& action) {
  return "<form method=\"post\" action=\"" + action + "\"><input type=\"hidden\" name=\"csrf\" value=\"" +
         session.csrf + "\"><input type=\"hidden\" name=\"nonce\" value=\"" + random_token() +
         "\"><input name=\"passphrase\"><button>Send</button></form>";
}

/// Counts how often a form was handled, which is what the tests ask for.
Router make_router(SessionTable& sessions, int& handled, int& locked) {
  return Router({
      {Method::Get, "/", Needs::Session, 0,
       [](const Request& request) {
         return html(request.session->is_unlocked ? "<h1>Open</h1>" + form(*request.session, "/lock")
                                                  : "<h1>Locked</h1>" + form(*request.session, "/unlock"));
       }},
      {Method::Get, "/style.css", Needs::Nothing, 0,
       [](const Request&) {
         return Reply{200, "text/css; charset=utf-8", "h1 { color: teal; }\n", {}};
       }},
      {Method::Get, "/count", Needs::Nothing, 0,
       [&](const Request&) { return html(std::to_string(handled) + ' ' + std::to_string(locked)); }},
      {Method::Get, "/large", Needs::Nothing, 0, [](const Request&) { return html(std::string(32 << 20, 'a')); }},
      {Method::Get, "/records", Needs::Unlocked, 0,
       [](const Request& request) { return html("<h1>Records</h1>" + form(*request.session, "/echo")); }},
      {Method::Post, "/unlock", Needs::Session, 1024,
       [&](const Request& request) {
         sessions.renew_unlocked(request.session->id);
         return see_other("/records");
       }},
      {Method::Post, "/lock", Needs::Session, 1024,
       [&](const Request&) {
         sessions.end_all();
         auto reply = see_other("/");
         reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
         return reply;
       }},
      {Method::Post, "/echo", Needs::Unlocked, 4096,
       [&](const Request&) {
         ++handled;
         return see_other("/records");
       }},
  });
}

}  // namespace

int main(int count, char** arguments) {
  sigset_t ends{};
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);

  const auto port = count > 1 ? std::atoi(arguments[1]) : 0;
  SessionLimits limits;
  if (count > 2) limits.idle = std::chrono::seconds(std::atoi(arguments[2]));
  int handled = 0;
  int locked = 0;
  SessionTable sessions(limits, time_since_boot);
  HttpService service(make_router(sessions, handled, locked), sessions,
                      {[](int status) { return html("<p>Refused</p>", status); },
                       [](const std::exception&) { return html("<p>Failed</p>", 500); }, [&] { ++locked; }},
                      static_cast<std::uint16_t>(port));
  try {
    service.start();
  } catch (const PortInUse& error) {
    std::cerr << error.what() << '\n';
    return 3;
  }
  std::cout << "http://127.0.0.1:" << service.port() << '/' << std::endl;
  int signal = 0;
  sigwait(&ends, &signal);
  service.stop();
  return 0;
}

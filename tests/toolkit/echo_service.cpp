// SPDX-License-Identifier: MIT
// The service with the smallest of pages under the addresses of the real ones, and without records, so that the tests
// on the running program can be run on the service alone: `echo_service serve --port N`, started in place of the
// program.
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string>
#include <string_view>

#include "toolkit/http/http_service.h"
#include "toolkit/http/random_token.h"

namespace {

namespace http = toolkit::http;
using http::Method;
using http::Needs;

std::string form(const http::Session& session, const std::string& action) {
  return "<form method=\"post\" action=\"" + action + "\"><input type=\"hidden\" name=\"csrf\" value=\"" +
         session.csrf + "\"><input type=\"hidden\" name=\"nonce\" value=\"" + http::random_token() +
         "\"><button>Send</button></form>";
}

http::Reply client_list(const http::Request& request, int clients, int status) {
  std::string page = "<h1>Clients</h1>" + form(*request.session, "/clients");
  for (int i = 0; i < clients; ++i) page += "<a href=\"/clients/" + std::to_string(i) + "\"></a>";
  return http::html(page, status);
}

http::Reply open_records(http::SessionTable& sessions, const http::Request& request) {
  sessions.renew_unlocked(request.session->id);
  return http::see_other("/clients");
}

http::Reply lock(http::SessionTable& sessions) {
  sessions.end_all();
  auto reply = http::see_other("/");
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return reply;
}

http::Router make_router(http::SessionTable& sessions, int& clients) {
  const auto open = [&](const http::Request& request) { return open_records(sessions, request); };
  return http::Router({
      {Method::Get, "/", Needs::Session, 0,
       [](const http::Request& request) {
         return request.session->is_unlocked ? http::see_other("/clients")
                                             : http::html(form(*request.session, "/set-up"));
       }},
      {Method::Get, "/assets/style.css", Needs::Nothing, 0,
       [](const http::Request&) {
         return http::Reply{200, "text/css; charset=utf-8", std::string(32 << 10, ' '), {}};
       }},
      {Method::Post, "/set-up", Needs::Session, 1024, open},
      {Method::Post, "/unlock", Needs::Session, 1024, open},
      {Method::Post, "/lock", Needs::Unlocked, 1024, [&](const http::Request&) { return lock(sessions); }},
      {Method::Get, "/clients", Needs::Unlocked, 0,
       [&](const http::Request& request) { return client_list(request, clients, 200); }},
      {Method::Post, "/clients", Needs::Unlocked, 256 << 10,
       [&](const http::Request& request) {
         if (request.form.get("name").empty()) return client_list(request, clients, 422);
         return http::see_other("/clients/" + std::to_string(clients++));
       }},
  });
}

std::uint16_t port_of(std::span<char*> arguments) {
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
    if (std::string_view(arguments[i]) == "--port") return static_cast<std::uint16_t>(std::atoi(arguments[i + 1]));
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  sigset_t ending{};
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);

  int clients = 0;
  http::SessionTable sessions({}, http::time_since_boot);
  http::HttpService service(
      make_router(sessions, clients), sessions,
      {[](int status) { return http::html("<p>Refused</p>", status); },
       [](const std::exception&, const http::Request&) { return http::html("<p>Failed</p>", 500); }, [] {}},
      port_of({arguments, static_cast<std::size_t>(count)}));
  try {
    service.start();
  } catch (const http::PortInUse& error) {
    std::cerr << error.what() << '\n';
    return 3;
  }
  std::cout << "http://127.0.0.1:" << service.port() << '/' << std::endl;
  int signal = 0;
  sigwait(&ending, &signal);
  service.stop();
  return 0;
}

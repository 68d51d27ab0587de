// SPDX-License-Identifier: MIT
#include "toolkit/http/router.h"

#include <string>

#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

Route route(Method method, std::string pattern) {
  return {method, std::move(pattern), Needs::Session, 64, [](const Request&) { return Reply(); }};
}

const Router& router() {
  static const Router kRouter({route(Method::Get, "/"), route(Method::Get, "/clients"), route(Method::Post, "/clients"),
                               route(Method::Post, "/lock"), route(Method::Get, "/clients/new"),
                               route(Method::Get, "/clients/{id}"), route(Method::Get, "/clients/{id}/notes/{note}"),
                               route(Method::Get, "/files/{name}.css")});
  return kRouter;
}

/// "pattern parameter …", or "none (allowed methods)".
std::string dump(Method method, std::string_view path) {
  const auto match = router().match(method, path);
  if (!match.route) return "none (" + match.allowed + ")";
  auto text = match.route->pattern;
  for (const auto& parameter : match.parameters) text += ' ' + parameter;
  return text;
}

TEST(Router, MatchesPathsAndTakesTheirParameters) {
  EXPECT_EQ(dump(Method::Get, "/"), "/");
  EXPECT_EQ(dump(Method::Head, "/clients"), "/clients");
  EXPECT_EQ(dump(Method::Post, "/clients"), "/clients");
  EXPECT_EQ(dump(Method::Get, "/clients/3f-A_9.z"), "/clients/{id} 3f-A_9.z");
  EXPECT_EQ(dump(Method::Get, "/clients/a/notes/b"), "/clients/{id}/notes/{note} a b");
}

TEST(Router, PrefersTheEarlierRoute) {
  EXPECT_EQ(dump(Method::Get, "/clients/new"), "/clients/new");
}

TEST(Router, MatchesThePathAsItWasSent) {
  for (const char* path : {"",
                           "//",
                           "/Clients",
                           "/clients/",
                           "/clients//",
                           "//clients",
                           "/clients/a/",
                           "/clients/..",
                           "/clients/.",
                           "/clients/a%2fb",
                           "/clients/%61",
                           "/%63lients",
                           "/clients/a b",
                           "/clients/a;b",
                           "/clients/a/notes/..",
                           "/clients/a/notes",
                           "/./clients",
                           "/../clients",
                           "/clients/\xc3\xa9",
                           "/files/a.css",
                           "clients"}) {
    EXPECT_EQ(dump(Method::Get, path), "none ()") << path;
  }
}

TEST(Router, NamesTheMethodsOfAPathThatHasNotThisOne) {
  EXPECT_EQ(dump(Method::Post, "/"), "none (GET, HEAD)");
  EXPECT_EQ(dump(Method::Get, "/lock"), "none (POST)");
  EXPECT_EQ(dump(Method::Head, "/lock"), "none (POST)");
  EXPECT_EQ(router().match(Method::Get, "/clients").allowed, "GET, HEAD, POST");
}

TEST(RouterDeathTest, RefusesAFormWithoutASession) {
  const auto make = [] {
    auto unguarded = route(Method::Post, "/form");
    unguarded.needs = Needs::Nothing;
    return Router({unguarded});
  };
  EXPECT_DEATH(make(), "Needs::Nothing");
}

}  // namespace
}  // namespace toolkit::http

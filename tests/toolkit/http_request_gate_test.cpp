// SPDX-License-Identifier: MIT
#include "toolkit/http/request_gate.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

constexpr std::uint16_t kPort = 8765;
using Headers = std::vector<std::pair<std::string, std::string>>;

RawRequest request(Method method, std::string path, Headers headers) {
  return {method, std::move(path), "", std::move(headers), 0, false};
}

int status(const std::optional<Refusal>& refusal) {
  return refusal ? refusal->status : 200;
}

int status_from_host(const std::string& host) {
  return status(refuse_stranger(request(Method::Get, "/", {{"host", host}, {"sec-fetch-site", "same-origin"}}), kPort));
}

/// With our Host; "-" leaves a header out.
int status_from(Method method, const std::string& path, const std::string& site, const std::string& origin) {
  Headers headers{{"host", "127.0.0.1:8765"}};
  if (site != "-") headers.emplace_back("sec-fetch-site", site);
  if (origin != "-") headers.emplace_back("origin", origin);
  return status(refuse_stranger(request(method, path, std::move(headers)), kPort));
}

TEST(RequestGate, AnswersToItsOwnAddressOnly) {
  EXPECT_EQ(status_from_host("127.0.0.1:8765"), 200);
  for (const char* host : {"",
                           "localhost",
                           "localhost:8765",
                           "LOCALHOST:8765",
                           "127.0.0.1",
                           "127.0.0.1:",
                           "127.0.0.1:8766",
                           "127.0.0.1:08765",
                           "127.0.0.1:8765.",
                           "127.0.0.1.:8765",
                           "127.0.0.1:8765:8765",
                           "127.0.0.1:8765 ",
                           "127.0.0.1:8765,evil.test",
                           "127.0.0.1.evil.test:8765",
                           "127.evil.com:8765",
                           "[::1]:8765",
                           "0.0.0.0:8765",
                           "2130706433:8765",
                           "127.1:8765",
                           "0x7f.1:8765",
                           "0177.0.0.1:8765",
                           "user@127.0.0.1:8765"}) {
    EXPECT_EQ(status_from_host(host), 421) << host;
  }
}

TEST(RequestGate, LetsReadersInFromOurPagesAndFromThePersonOnly) {
  for (const auto method : {Method::Get, Method::Head}) {
    EXPECT_EQ(status_from(method, "/clients", "same-origin", "-"), 200);
    EXPECT_EQ(status_from(method, "/clients", "none", "-"), 403);
    EXPECT_EQ(status_from(method, "/clients", "same-site", "-"), 403);
    EXPECT_EQ(status_from(method, "/clients", "cross-site", "-"), 403);
    EXPECT_EQ(status_from(method, "/clients", "Same-Origin", "-"), 403);
    EXPECT_EQ(status_from(method, "/clients", "", "-"), 403);
    EXPECT_EQ(status_from(method, "/", "cross-site", "-"), 403);
  }
}

TEST(RequestGate, GivesOldBrowsersTheFirstPageAndTakesTheirTicketsOnly) {
  EXPECT_EQ(status_from(Method::Get, "/", "-", "-"), 200);
  EXPECT_EQ(status_from(Method::Get, "/open", "-", "-"), 200);
  EXPECT_EQ(status_from(Method::Get, "/come-in", "-", "-"), 403);
  EXPECT_EQ(status_from(Method::Post, "/open", "-", "-"), 403);
  EXPECT_EQ(status_from(Method::Get, "/clients", "-", "-"), 403);
  EXPECT_EQ(status_from(Method::Post, "/", "-", "-"), 403);
  EXPECT_EQ(status_from(Method::Post, "/", "-", "http://127.0.0.1:8765"), 200);
}

TEST(RequestGate, TakesFormsFromOurOwnOriginOnly) {
  EXPECT_EQ(status_from(Method::Post, "/unlock", "same-origin", "http://127.0.0.1:8765"), 200);
  EXPECT_EQ(status_from(Method::Post, "/unlock", "same-origin", "-"), 200);
  for (const char* origin :
       {"null", "", "https://127.0.0.1:8765", "http://127.0.0.1:8766", "http://127.0.0.1:8765/",
        "http://localhost:8765", "HTTP://127.0.0.1:8765", "http://127.0.0.1:8765 http://evil.test"}) {
    EXPECT_EQ(status_from(Method::Post, "/unlock", "same-origin", origin), 403) << origin;
    EXPECT_EQ(status_from(Method::Get, "/", "same-origin", origin), 403) << origin;
  }
  for (const char* site : {"none", "same-site", "cross-site"}) {
    EXPECT_EQ(status_from(Method::Post, "/unlock", site, "http://127.0.0.1:8765"), 403) << site;
  }
}

TEST(RequestGate, TakesThePersonsOwnRequestAtTheTopOfAWindowOnly) {
  const auto from_person = [](const std::string& mode, const std::string& destination) {
    const Headers headers{{"host", "127.0.0.1:8765"},
                          {"sec-fetch-site", "none"},
                          {"sec-fetch-mode", mode},
                          {"sec-fetch-dest", destination}};
    return status(refuse_stranger(request(Method::Get, "/clients", headers), kPort));
  };
  EXPECT_EQ(from_person("navigate", "document"), 200);
  EXPECT_EQ(from_person("navigate", "iframe"), 403);
  EXPECT_EQ(from_person("cors", "empty"), 403);
  EXPECT_EQ(from_person("", "document"), 403);
  EXPECT_EQ(from_person("navigate", ""), 403);
}

TEST(RequestGate, LetsAnotherPageLeadToWhereTicketsAreBroughtOnly) {
  struct Row {
    Method method;
    const char* path;
    const char* site;
    const char* mode;
    const char* destination;
    int status;
  };
  const Row rows[] = {
      {Method::Get, "/open", "cross-site", "navigate", "document", 200},
      {Method::Get, "/open", "none", "navigate", "document", 200},
      {Method::Get, "/open", "same-origin", "navigate", "document", 200},
      {Method::Get, "/open", "same-site", "navigate", "document", 403},
      {Method::Head, "/open", "cross-site", "navigate", "document", 403},
      {Method::Post, "/open", "cross-site", "navigate", "document", 403},
      {Method::Get, "/open", "cross-site", "navigate", "iframe", 403},
      {Method::Get, "/open", "cross-site", "navigate", "embed", 403},
      {Method::Get, "/open", "cross-site", "cors", "document", 403},
      {Method::Get, "/open", "cross-site", "no-cors", "image", 403},
      {Method::Get, "/open", "cross-site", "no-cors", "empty", 403},
      {Method::Get, "/open", "Cross-Site", "navigate", "document", 403},
      {Method::Get, "/open", "", "navigate", "document", 403},
      {Method::Get, "/open/", "cross-site", "navigate", "document", 403},
      {Method::Get, "/opening", "cross-site", "navigate", "document", 403},
      {Method::Get, "/OPEN", "cross-site", "navigate", "document", 403},
      {Method::Get, "/come-in", "cross-site", "navigate", "document", 403},
      {Method::Get, "/", "cross-site", "navigate", "document", 403},
      {Method::Get, "/clients", "cross-site", "navigate", "document", 403},
  };
  for (const auto& row : rows) {
    Headers headers{{"host", "127.0.0.1:8765"},
                    {"sec-fetch-site", row.site},
                    {"sec-fetch-mode", row.mode},
                    {"sec-fetch-dest", row.destination}};
    EXPECT_EQ(status(refuse_stranger(request(row.method, row.path, headers), kPort)), row.status)
        << row.path << ' ' << row.site << ' ' << row.mode << ' ' << row.destination;
    headers.emplace_back("origin", "null");
    EXPECT_EQ(status(refuse_stranger(request(row.method, row.path, headers), kPort)), 403) << row.path << " with null";
  }
}

TEST(RequestGate, ReadsUrlencodedBodiesOnly) {
  const auto status_of = [](const std::string& type) {
    return status(refuse_body(request(Method::Post, "/", {{"content-type", type}}), 10));
  };
  EXPECT_EQ(status_of("application/x-www-form-urlencoded"), 200);
  EXPECT_EQ(status_of("Application/X-WWW-Form-Urlencoded; charset=UTF-8"), 200);
  for (const char* type : {"", "text/plain", "application/json", "multipart/form-data; boundary=a",
                           "application/x-www-form-urlencodedx", "text/plain; application/x-www-form-urlencoded"}) {
    EXPECT_EQ(status_of(type), 415) << type;
  }
  EXPECT_EQ(status(refuse_body(request(Method::Post, "/", {}), 10)), 415);
  EXPECT_EQ(status(refuse_body(request(Method::Get, "/", {}), 10)), 200);
}

TEST(RequestGate, ReadsAFormWithAFileOnlyWhereTheRouteSaysSo) {
  const auto status_of = [](const std::string& type) {
    return status(refuse_body(request(Method::Post, "/", {{"content-type", type}}), 10, BodyKind::Multipart));
  };
  EXPECT_EQ(status_of("multipart/form-data; boundary=----WebKitFormBoundaryAbc123"), 200);
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                           "multipart/mixed; boundary=a", "multipart/form-data; boundary="}) {
    EXPECT_EQ(status_of(type), 415) << type;
  }
}

TEST(RequestGate, CapsBodies) {
  auto post = request(Method::Post, "/", {{"content-type", "application/x-www-form-urlencoded"}});
  post.content_length = 10;
  EXPECT_EQ(status(refuse_body(post, 10)), 200);
  post.content_length = 11;
  EXPECT_EQ(status(refuse_body(post, 10)), 413);
}

TEST(IsSameSecret, ComparesWholeStrings) {
  EXPECT_TRUE(is_same_secret("abc", "abc"));
  EXPECT_TRUE(is_same_secret("", ""));
  for (const char* other : {"", "ab", "abd", "bbc", "abcd", "ABC"}) EXPECT_FALSE(is_same_secret("abc", other)) << other;
}

}  // namespace
}  // namespace toolkit::http

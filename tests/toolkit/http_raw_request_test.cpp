// SPDX-License-Identifier: MIT
#include "toolkit/http/raw_request.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

std::string message(const std::string& line, const std::string& headers = "") {
  return line + "\r\nHost: 127.0.0.1:8765\r\n" + headers + "\r\n";
}

/// "METHOD path?query length", or the status of the refusal.
std::string dump(const std::string& bytes) {
  const auto parsed = parse_head(bytes.substr(0, head_size(bytes).value_or(bytes.size())));
  if (const auto* refusal = std::get_if<Refusal>(&parsed)) return std::to_string(refusal->status);
  const auto& request = std::get<RawRequest>(parsed);
  constexpr const char* kMethods[] = {"GET", "HEAD", "POST"};
  return std::string(kMethods[static_cast<int>(request.method)]) + ' ' + request.path + '?' + request.query + ' ' +
         std::to_string(request.content_length);
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(RawRequest, AcceptsWhatBrowsersSend) {
  const std::pair<std::string, std::string> kCases[] = {
      {message("GET / HTTP/1.1"), "GET /? 0"},
      {message("GET /clients?q=a%20b&c HTTP/1.1"), "GET /clients?q=a%20b&c 0"},
      {message("GET /? HTTP/1.1"), "GET /? 0"},
      {message("GET //a//b/../c HTTP/1.1"), "GET //a//b/../c? 0"},
      {message("HEAD /a HTTP/1.1"), "HEAD /a? 0"},
      {message("GET / HTTP/1.1", "Content-Length: 0\r\n"), "GET /? 0"},
      {message("POST /a HTTP/1.1", "Content-Length: 0\r\n"), "POST /a? 0"},
      {message("POST /a HTTP/1.1", "content-LENGTH:\t 012 \r\n"), "POST /a? 12"},
      {message("POST /a HTTP/1.1", "Content-Length: 999999999\r\n"), "POST /a? 999999999"},
      {message("GET /" + std::string(kMaxTarget - 1, 'a') + " HTTP/1.1"),
       "GET /" + std::string(kMaxTarget - 1, 'a') + "? 0"},
      {message("GET / HTTP/1.1", "Accept-Language: de-AT,de;q=0.8\r\nX-Empty:\r\nX-Name: \xc3\xa9\r\n"), "GET /? 0"},
      {message("GET / HTTP/1.1", "Referer: http://127.0.0.1:8765/a=?b?c=?\r\n"), "GET /? 0"},
  };
  for (const auto& [bytes, expected] : kCases) EXPECT_EQ(dump(bytes), expected) << bytes;
}

TEST(RawRequest, RefusesEveryMalformedMessageWithTheStatusInItsName) {
  int count = 0;
  for (const auto& file : std::filesystem::directory_iterator(TEST_DATA "/service/messages")) {
    if (file.path().extension() != ".http") continue;
    const auto name = file.path().stem().string();
    EXPECT_EQ(dump(read_file(file.path())), name.substr(0, 3)) << name;
    ++count;
  }
  EXPECT_GE(count, 80);
}

TEST(RawRequest, NamesHeadersInLowerCaseAndTrimsValues) {
  const auto parsed = std::get<RawRequest>(parse_head(message("GET / HTTP/1.1", "X-Other: \t a b \t\r\n")));
  EXPECT_EQ(parsed.header("x-other"), "a b");
  EXPECT_EQ(parsed.header("host"), "127.0.0.1:8765");
  EXPECT_EQ(parsed.header("cookie"), std::nullopt);
}

TEST(RawRequest, TellsWhetherTheClientCloses) {
  const auto closes = [](const std::string& headers) {
    return std::get<RawRequest>(parse_head(message("GET / HTTP/1.1", headers))).closes_connection;
  };
  EXPECT_FALSE(closes(""));
  EXPECT_FALSE(closes("Connection: keep-alive\r\n"));
  EXPECT_TRUE(closes("Connection: Close\r\n"));
  EXPECT_TRUE(closes("Connection: foo, close\r\n"));
}

TEST(HeadSize, EndsAtTheEmptyLine) {
  const auto head = message("GET / HTTP/1.1");
  EXPECT_EQ(head_size(head + "rest\r\n\r\n"), head.size());
}

TEST(HeadSize, AsksForMoreUntilTheEmptyLineIsThere) {
  const auto head = message("GET / HTTP/1.1");
  for (std::size_t size = 0; size < head.size(); ++size) {
    EXPECT_EQ(head_size(head.substr(0, size)), std::nullopt) << size;
    EXPECT_EQ(head_size(head, size), head.size()) << "resumed at " << size;
  }
}

TEST(HeadSize, DoesNotWaitForMoreOfWhatCannotBecomeAHead) {
  EXPECT_EQ(head_size("GET / HTTP/1.1\nHost"), 15U);
  EXPECT_EQ(head_size(std::string_view("GE\0T", 4)), 3U);
  EXPECT_EQ(head_size("\n"), 1U);
}

}  // namespace
}  // namespace toolkit::http

// SPDX-License-Identifier: MIT
#include "toolkit/http/wire_reply.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(WireReply, HasStatusLengthAndBody) {
  const auto wire = wire_reply(html("<p>Hello"), Method::Get, Afterwards::KeepOpen);
  EXPECT_THAT(wire, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(wire, HasSubstr("\r\nContent-Type: text/html; charset=utf-8\r\n"));
  EXPECT_THAT(wire, HasSubstr("\r\nContent-Length: 8\r\n"));
  EXPECT_THAT(wire, EndsWith("\r\nConnection: keep-alive\r\n\r\n<p>Hello"));
}

TEST(WireReply, KeepsTheBodyFromHead) {
  const auto wire = wire_reply(html("<p>Hello"), Method::Head, Afterwards::Close);
  EXPECT_THAT(wire, HasSubstr("\r\nContent-Length: 8\r\n"));
  EXPECT_THAT(wire, EndsWith("\r\nConnection: close\r\n\r\n"));
}

TEST(WireReply, CarriesTheSecurityHeadersWhateverItsStatus) {
  for (const auto& reply : {html("a"), see_other("/"), plain_refusal(421), plain_refusal(500)}) {
    const auto wire = wire_reply(reply, Method::Get, Afterwards::Close);
    EXPECT_THAT(wire, HasSubstr("\r\nContent-Security-Policy: default-src 'none'; style-src 'self'; "));
    EXPECT_THAT(wire, HasSubstr("; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"));
    for (const char* header :
         {"Cache-Control: no-store", "X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin",
          "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin"}) {
      EXPECT_THAT(wire, HasSubstr("\r\n" + std::string(header) + "\r\n"));
    }
    EXPECT_THAT(wire, HasSubstr("camera=()"));
    EXPECT_THAT(wire, Not(HasSubstr("Server:")));
    EXPECT_THAT(wire, Not(HasSubstr("Access-Control")));
  }
}

TEST(Reply, RedirectsAfterAForm) {
  const auto reply = see_other("/clients");
  EXPECT_EQ(reply.status, 303);
  EXPECT_THAT(wire_reply(reply, Method::Post, Afterwards::KeepOpen), HasSubstr("\r\nLocation: /clients\r\n"));
}

TEST(Reply, OffersADownloadUnderANeutralName) {
  const auto wire = wire_reply(download("%PDF", "application/pdf", "handout.pdf"), Method::Get, Afterwards::KeepOpen);
  EXPECT_THAT(wire, HasSubstr("\r\nContent-Disposition: attachment; filename=\"handout.pdf\"\r\n"));
  EXPECT_THAT(wire, HasSubstr("\r\nContent-Type: application/pdf\r\n"));
}

TEST(ReplyDeathTest, HasNoOtherKindOfFileNameOrTarget) {
  EXPECT_DEATH(download("", "application/pdf", "Anna.pdf"), "is_neutral");
  EXPECT_DEATH(download("", "application/pdf", ""), "is_neutral");
  EXPECT_DEATH(see_other("//evil.test/"), "starts_with");
  EXPECT_DEATH(see_other("http://evil.test/"), "starts_with");
}

TEST(IsSendable, RefusesValuesThatWouldWriteHeadersOfTheirOwn) {
  auto reply = html("");
  EXPECT_TRUE(is_sendable(reply));
  for (const char* value : {"a\r\nSet-Cookie: s=1", "a\nb", "a\rb", "\x7f", "\xc3\xa9"}) {
    reply.headers = {{"Location", value}};
    EXPECT_FALSE(is_sendable(reply)) << value;
  }
  reply.headers = {{"Bad Name", "a"}};
  EXPECT_FALSE(is_sendable(reply));
  reply.headers = {};
  reply.content_type = "text/html\r\n";
  EXPECT_FALSE(is_sendable(reply));
}

}  // namespace
}  // namespace toolkit::http

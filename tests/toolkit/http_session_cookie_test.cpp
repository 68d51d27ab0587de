// SPDX-License-Identifier: MIT
#include "toolkit/http/session_cookie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

std::string read(std::string_view header) {
  return read_session_cookie(header).id;
}

TEST(SessionCookie, IsReadAmongOthers) {
  EXPECT_EQ(read("__Host-s=abc"), "abc");
  EXPECT_EQ(read("theme=dark; __Host-s=abc; x=y"), "abc");
  EXPECT_EQ(read("s=abc"), "abc");
  EXPECT_EQ(read("a=1;s=abc"), "abc");
}

TEST(SessionCookie, IsEmptyWhenNoneCame) {
  for (const char* header : {"", "a=1", "S=abc", "ss=abc", "s", "; ;", "x=s=abc", "__host-s=abc", "__Host-s"}) {
    EXPECT_EQ(read(header), "") << header;
  }
}

TEST(SessionCookie, CountsTheHostNameAloneWhenBothCame) {
  EXPECT_EQ(read("s=planted; __Host-s=abc"), "abc");
  EXPECT_EQ(read("__Host-s=abc; s=planted"), "abc");
  EXPECT_EQ(read("__Host-s=; s=planted"), "");
}

TEST(SessionCookie, NamesNoSessionWhenItCameTwice) {
  EXPECT_EQ(read("s=one; s=two"), "");
  EXPECT_EQ(read("__Host-s=one; __Host-s=two; s=three"), "");
}

TEST(SessionCookie, IsOfferedUnderBothNamesToWhoSentNone) {
  EXPECT_THAT(give_session_cookie("abc", {}),
              ElementsAre(Pair("Set-Cookie", "__Host-s=abc; Path=/; HttpOnly; SameSite=Strict; Secure"),
                          Pair("Set-Cookie", "s=abc; Path=/; HttpOnly; SameSite=Strict")));
}

TEST(SessionCookie, LosesItsPlainNameOnceTheHostNameCame) {
  EXPECT_THAT(give_session_cookie("abc", read_session_cookie("__Host-s=old; s=old")),
              ElementsAre(Pair("Set-Cookie", "__Host-s=abc; Path=/; HttpOnly; SameSite=Strict; Secure"),
                          Pair("Set-Cookie", "s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")));
}

TEST(SessionCookie, IsWithdrawnUnderBothNames) {
  EXPECT_THAT(withdraw_session_cookie(),
              ElementsAre(Pair("Set-Cookie", "__Host-s=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0"),
                          Pair("Set-Cookie", "s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")));
}

}  // namespace
}  // namespace toolkit::http

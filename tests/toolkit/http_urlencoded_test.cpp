// SPDX-License-Identifier: MIT
#include "toolkit/http/urlencoded.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "name=value|name=value", or "refused".
std::string dump(std::string_view text) {
  const auto fields = parse_urlencoded(text);
  if (!fields) return "refused";
  std::string dumped;
  for (const auto& [name, value] : fields->pairs()) dumped += (dumped.empty() ? "" : "|") + name + '=' + value;
  return dumped;
}

TEST(Urlencoded, DecodesPairsInOrder) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"", ""},
      {"a=1", "a=1"},
      {"b=2&a=1&b=3", "b=2|a=1|b=3"},
      {"a", "a="},
      {"a=", "a="},
      {"=a", "=a"},
      {"a=b=c", "a=b=c"},
      {"&&a=1&&", "a=1"},
      {"a+b=c+d", "a b=c d"},
      {"%61%3d=%26%2B%2b", "a==&++"},
      {"a=%C3%A9%0D%0A", "a=\xc3\xa9\r\n"},
      {"a=1;b=2", "a=1;b=2"},
      {"a=%2541", "a=%41"},
  };
  for (const auto& [text, expected] : kCases) EXPECT_EQ(dump(text), expected) << text;
}

TEST(Urlencoded, RefusesAPercentSignWithoutTwoDigits) {
  for (const char* text : {"%", "a=%", "a=%4", "a=%4g", "a=%g4", "a=%+1", "a=% 1", "a=%-1", "%zz=1", "a=%%41"}) {
    EXPECT_EQ(dump(text), "refused") << text;
  }
}

TEST(Urlencoded, KeepsNulBytes) {
  EXPECT_EQ(parse_urlencoded("a=1%002")->get("a"), std::string_view("1\0"
                                                                    "2",
                                                                    3));
}

TEST(Urlencoded, RefusesMoreFieldsThanAnyPageHas) {
  std::string text = "a=1";
  for (std::size_t i = 1; i < kMaxFields; ++i) text += "&a=1";
  EXPECT_EQ(parse_urlencoded(text)->pairs().size(), kMaxFields);
  EXPECT_EQ(dump(text + "&a=1"), "refused");
}

TEST(Fields, AnswerByName) {
  const auto fields = *parse_urlencoded("a=1&b=&a=2");
  EXPECT_EQ(fields.get("a"), "1");
  EXPECT_EQ(fields.get("b"), "");
  EXPECT_EQ(fields.get("c"), "");
  EXPECT_TRUE(fields.has("b"));
  EXPECT_FALSE(fields.has("c"));
  EXPECT_THAT(fields.all("a"), ElementsAre("1", "2"));
  EXPECT_THAT(fields.all("c"), IsEmpty());
}

}  // namespace
}  // namespace toolkit::http

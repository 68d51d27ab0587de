// SPDX-License-Identifier: MIT
#include "handouts/utf8.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

TEST(Utf8, FindsWhereATextStopsBeingValid) {
  const struct {
    std::string text;
    std::optional<std::size_t> expected;
  } cases[] = {
      {"", std::nullopt},
      {"José ữ €  \U0001F600", std::nullopt},
      {"\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", std::nullopt},
      {"a\x80", 1},             // a continuation alone
      {"ab\xC0\xAF", 2},        // longer than needed
      {"\xE0\x80\xAF", 0},      // longer than needed
      {"\xF0\x8F\xBF\xBF", 0},  // longer than needed
      {"x\xED\xA0\x80", 1},     // a surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},  // no such first byte
      {"abc\xE2\x82", 3},       // cut off
      {"\xE2\x28\xA1", 0},      // a second byte that is none
      {"\xF0\x90\x28\xBC", 0},  // a third byte that is none
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(find_invalid_utf8(text), expected) << testing::PrintToString(text);
}

TEST(Utf8, ReadsAndWritesTheSameCharacters) {
  for (const char32_t character :
       {U'\0', U'A', U'\x7F', U'\x80', U'ñ', U'\x7FF', U'\x800', U'ữ', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, character);
    std::size_t offset = 0;
    EXPECT_EQ(next_character(text, offset), character);
    EXPECT_EQ(offset, text.size());
    EXPECT_FALSE(find_invalid_utf8(text));
  }
}

TEST(Utf8, NamesCodePoints) {
  EXPECT_EQ(code_point_name(U'A'), "U+0041");
  EXPECT_EQ(code_point_name(0x1EA4), "U+1EA4");
  EXPECT_EQ(code_point_name(0x1F600), "U+1F600");
}

}  // namespace
}  // namespace handouts

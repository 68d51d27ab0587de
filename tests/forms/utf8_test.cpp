// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/validation.h"

namespace forms {
namespace {

TEST(Utf8, IsValidInEveryLength) {
  for (const std::string text : {"", "a", "é", "€", "😀", "Kaʻiulani Dvořák", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"}) {
    EXPECT_EQ(find_invalid_utf8(text), std::nullopt) << text;
  }
}

TEST(Utf8, IsInvalidFromTheFirstByteThatDoesNotFit) {
  struct Case {
    const char* defect;
    std::string bytes;
    std::size_t offset;
  };
  const Case cases[] = {{"NUL", std::string("ab\0", 3), 2},
                        {"a continuation alone", "a\x80", 1},
                        {"cut in two", "ab\xC3", 2},
                        {"cut in three", "\xE2\x82", 0},
                        {"cut in four", "x\xF0\x9F\x98", 1},
                        {"overlong slash", "\xC0\xAF", 0},
                        {"overlong in three", "\xE0\x9F\xBF", 0},
                        {"overlong in four", "\xF0\x8F\xBF\xBF", 0},
                        {"surrogate", "\xED\xA0\x80", 0},
                        {"beyond the last", "\xF4\x90\x80\x80", 0},
                        {"a byte that never occurs", "\xFF", 0},
                        {"no continuation", "\xC3(", 0},
                        {"no third", "\xE2\x82(", 0}};
  for (const auto& [defect, bytes, offset] : cases) EXPECT_EQ(find_invalid_utf8(bytes), offset) << defect;
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(count_characters("aé€😀"), 4U);
}

}  // namespace
}  // namespace forms

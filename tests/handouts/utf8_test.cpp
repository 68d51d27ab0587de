// SPDX-License-Identifier: MIT
#include "handouts/utf8.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

TEST(Utf8, ReadsAndWritesTheSameCharacters) {
  for (const char32_t character :
       {U'\0', U'A', U'\x7F', U'\x80', U'ñ', U'\x7FF', U'\x800', U'ữ', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, character);
    std::size_t offset = 0;
    EXPECT_EQ(next_character(text, offset), character);
    EXPECT_EQ(offset, text.size());
  }
}

TEST(Utf8, KnowsWhichCharactersLeaveNoInk) {
  for (const char32_t character : {0x00ADU, 0x200BU, 0x200DU, 0x2060U, 0xFE0FU, 0xFEFFU})
    EXPECT_TRUE(is_invisible(character));
  for (const char32_t character : {0x0020U, 0x00A0U, 0x0301U, 0x2010U}) EXPECT_FALSE(is_invisible(character));
}

TEST(Utf8, NamesCodePoints) {
  EXPECT_EQ(code_point_name(U'A'), "U+0041");
  EXPECT_EQ(code_point_name(0x1EA4), "U+1EA4");
  EXPECT_EQ(code_point_name(0x1F600), "U+1F600");
}

}  // namespace
}  // namespace handouts

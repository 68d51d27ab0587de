// SPDX-License-Identifier: MIT
#include "handouts/utf8.h"

#include <cassert>
#include <cstdio>

namespace handouts {
namespace {

std::size_t length_of_form(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xE0) return 2;
  return first < 0xF0 ? 3 : 4;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& offset) {
  const auto byte_at = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto first = byte_at(offset);
  const auto length = length_of_form(first);
  assert(offset + length <= text.size());
  // A form of n bytes leaves 7 - n bits in its first byte, and all seven when it is alone.
  char32_t character = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) character = (character << 6U) | (byte_at(offset + i) & 0x3FU);
  offset += length;
  return character;
}

void append_utf8(std::string& text, char32_t character) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (character < 0x80) return put(character);
  if (character < 0x800) {
    put(0xC0 | (character >> 6U));
  } else {
    if (character < 0x10000) {
      put(0xE0 | (character >> 12U));
    } else {
      put(0xF0 | (character >> 18U));
      put(0x80 | ((character >> 12U) & 0x3F));
    }
    put(0x80 | ((character >> 6U) & 0x3F));
  }
  put(0x80 | (character & 0x3F));
}

bool is_invisible(char32_t character) {
  return character == 0x00AD || character == 0x034F || character == 0x061C ||
         (character >= 0x200B && character <= 0x200F) || (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2060 && character <= 0x2069) || (character >= 0xFE00 && character <= 0xFE0F) ||
         character == 0xFEFF;
}

std::string code_point_name(char32_t character) {
  char name[12];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(character));
  return name;
}

}  // namespace handouts

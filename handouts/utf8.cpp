// SPDX-License-Identifier: MIT
#include "handouts/utf8.h"

#include <cassert>
#include <cstdint>
#include <cstdio>

namespace handouts {
namespace {

/// What a first byte promises: how many bytes, and which second bytes keep the form shortest and the value legal (RFC
/// 3629, 4).
struct Form {
  std::size_t length;
  unsigned char second_low;
  unsigned char second_high;
};

Form form_of(unsigned char first) {
  if (first < 0x80) return {1, 0, 0};
  if (first < 0xC2) return {0, 0, 0};
  if (first < 0xE0) return {2, 0x80, 0xBF};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first < 0xF0) return {3, 0x80, 0xBF};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4, 0x80, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_continued(std::string_view text, std::size_t offset, const Form& form) {
  if (offset + form.length > text.size()) return false;
  if (form.length > 1 && (byte_at(text, offset + 1) < form.second_low || byte_at(text, offset + 1) > form.second_high))
    return false;
  for (std::size_t i = 2; i < form.length; ++i) {
    if ((byte_at(text, offset + i) & 0xC0) != 0x80) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto form = form_of(byte_at(text, offset));
    if (form.length == 0 || !is_continued(text, offset, form)) return offset;
    offset += form.length;
  }
  return std::nullopt;
}

char32_t next_character(std::string_view text, std::size_t& offset) {
  const auto first = byte_at(text, offset);
  const auto length = form_of(first).length;
  assert(length > 0 && offset + length <= text.size());
  // A form of n bytes leaves 7 - n bits in its first byte, and all seven when it is alone.
  char32_t character = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) character = (character << 6U) | (byte_at(text, offset + i) & 0x3FU);
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
         (character >= 0x200B && character <= 0x200F) || (character >= 0x2060 && character <= 0x2064) ||
         (character >= 0xFE00 && character <= 0xFE0F) || character == 0xFEFF;
}

std::string code_point_name(char32_t character) {
  char name[12];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(character));
  return name;
}

}  // namespace handouts

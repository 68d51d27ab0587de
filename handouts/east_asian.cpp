// SPDX-License-Identifier: MIT
#include "handouts/east_asian.h"

#include <string_view>

namespace handouts {
namespace {

/// Punctuation and small kana, and the marks that repeat or lengthen: they belong to what stands before them.
constexpr std::u32string_view kNotFirst =
    U"、。，．・：；？！」』）］｝〉》】〕〗〙々〻ーゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜～";
constexpr std::u32string_view kNotLast = U"「『（［｛〈《【〔〖〘";

bool is_between(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
}

bool is_east_asian(char32_t character) {
  return is_between(character, 0x2E80, 0x2FDF) || is_between(character, 0x3001, 0x9FFF) ||
         is_between(character, 0xAC00, 0xD7A3) || is_between(character, 0xF900, 0xFAFF) ||
         is_between(character, 0xFF01, 0xFF9F) || is_between(character, 0x20000, 0x3FFFF);
}

bool is_mark_on_kana(char32_t character) {
  return is_between(character, 0x302A, 0x302F) || is_between(character, 0x3099, 0x309A);
}

bool has(std::u32string_view characters, char32_t character) {
  return characters.find(character) != std::u32string_view::npos;
}

}  // namespace

bool is_hangul(char32_t character) {
  return is_between(character, 0xAC00, 0xD7A3) || is_between(character, 0x3131, 0x318E);
}

bool may_end_line_between(char32_t before, char32_t after) {
  if (!is_east_asian(before) || !is_east_asian(after) || is_mark_on_kana(after)) return false;
  return !has(kNotLast, before) && !has(kNotFirst, after);
}

}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/normalization.h"

#include <algorithm>
#include <vector>

#include <hb.h>

#include "handouts/utf8.h"

namespace handouts {
namespace {

hb_unicode_funcs_t* unicode() {
  return hb_unicode_funcs_get_default();
}

int combining_class(char32_t character) {
  return static_cast<int>(hb_unicode_combining_class(unicode(), character));
}

void append_decomposed(std::u32string& result, char32_t character) {
  hb_codepoint_t first = 0;
  hb_codepoint_t second = 0;
  if (!hb_unicode_decompose(unicode(), character, &first, &second)) {
    result += character;
    return;
  }
  append_decomposed(result, first);
  if (second != 0) append_decomposed(result, second);
}

/// "Canonical Ordering Algorithm" (Unicode 3.11, D109): marks that follow each other stand in the order of their
/// classes.
void order_marks(std::u32string& text) {
  const auto is_starter = [](char32_t c) { return combining_class(c) == 0; };
  for (auto begin = text.begin(); begin != text.end();) {
    begin = std::find_if_not(begin, text.end(), is_starter);
    const auto end = std::find_if(begin, text.end(), is_starter);
    std::stable_sort(begin, end, [](char32_t a, char32_t b) { return combining_class(a) < combining_class(b); });
    begin = end;
  }
}

/// "Canonical Composition Algorithm" (Unicode 3.11, D117): a character joins the last starter unless one of its class
/// or higher stands between them.
std::u32string composed(const std::u32string& text) {
  std::u32string result;
  std::size_t starter = std::u32string::npos;
  for (const char32_t character : text) {
    const int own = combining_class(character);
    const bool next_to_starter = starter != std::u32string::npos && starter + 1 == result.size();
    const bool blocked = !next_to_starter && (result.empty() || combining_class(result.back()) >= own);
    hb_codepoint_t joined = 0;
    if (starter != std::u32string::npos && !blocked &&
        hb_unicode_compose(unicode(), result[starter], character, &joined)) {
      result[starter] = joined;
      continue;
    }
    if (own == 0) starter = result.size();
    result += character;
  }
  return result;
}

/// Everything below U+0300 is its own normalization form C, and nothing below it combines.
bool is_plainly_normal(std::string_view text) {
  constexpr unsigned char kFirstByteOfU0300 = 0xCC;
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < kFirstByteOfU0300; });
}

}  // namespace

std::string to_nfc(std::string_view text) {
  if (is_plainly_normal(text)) return std::string(text);
  std::u32string characters;
  for (std::size_t offset = 0; offset < text.size();) append_decomposed(characters, next_character(text, offset));
  order_marks(characters);
  std::string result;
  for (const char32_t character : composed(characters)) append_utf8(result, character);
  return result;
}

std::string without_marks(std::string_view text) {
  std::u32string characters;
  for (std::size_t offset = 0; offset < text.size();) append_decomposed(characters, next_character(text, offset));
  std::string result;
  for (const char32_t character : characters) {
    if (combining_class(character) == 0) append_utf8(result, character);
  }
  return result;
}

}  // namespace handouts

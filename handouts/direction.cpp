// SPDX-License-Identifier: MIT
#include "handouts/direction.h"

#include <algorithm>
#include <numeric>

#include <fribidi.h>

#include "handouts/utf8.h"

namespace handouts {
namespace {

/// The first character of Hebrew, and of all scripts that run from right to left, is U+0590: in UTF-8 its first byte is
/// 0xD6.
constexpr unsigned char kFirstByte = 0xD6;
/// A line break on paper does not end the paragraph for the algorithm.
constexpr char32_t kLineSeparator = 0x2028;

}  // namespace

bool has_right_to_left(std::string_view text) {
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= kFirstByte; })) return false;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto type = fribidi_get_bidi_type(next_character(text, offset));
    if (FRIBIDI_IS_RTL(type) && FRIBIDI_IS_LETTER(type)) return true;
  }
  return false;
}

bool is_direction_control(char32_t character) {
  return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
         character == 0x200E || character == 0x200F || character == 0x061C;
}

std::vector<std::uint8_t> embedding_levels(std::string_view paragraph) {
  std::vector<FriBidiChar> characters;
  std::vector<std::size_t> lengths;
  for (std::size_t offset = 0; offset < paragraph.size();) {
    const auto begin = offset;
    const auto character = next_character(paragraph, offset);
    characters.push_back(character == U'\n' ? kLineSeparator : character);
    lengths.push_back(offset - begin);
  }
  const auto count = static_cast<FriBidiStrIndex>(characters.size());
  std::vector<FriBidiCharType> types(characters.size());
  std::vector<FriBidiBracketType> brackets(characters.size());
  std::vector<FriBidiLevel> levels(characters.size());
  fribidi_get_bidi_types(characters.data(), count, types.data());
  fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
  FriBidiParType direction = FRIBIDI_PAR_LTR;
  const bool is_done =
      fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &direction, levels.data()) != 0;
  std::vector<std::uint8_t> by_byte;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    by_byte.insert(by_byte.end(), lengths[i],
                   is_done && levels[i] > 0 ? static_cast<std::uint8_t>(levels[i]) : std::uint8_t{0});
  }
  return by_byte;
}

std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels) {
  std::vector<std::size_t> order(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // "From the highest level found in the text to the lowest odd level on each line, reverse any contiguous sequence of
  // characters that are at that level or higher."
  const auto highest = levels.empty() ? 0 : *std::ranges::max_element(levels);
  for (int level = highest; level > 0; --level) {
    const auto is_reversed = [&](std::size_t part) { return levels[part] >= level; };
    for (auto begin = order.begin(); begin != order.end();) {
      begin = std::find_if(begin, order.end(), is_reversed);
      const auto end = std::find_if_not(begin, order.end(), is_reversed);
      std::reverse(begin, end);
      begin = end;
    }
  }
  return order;
}

}  // namespace handouts

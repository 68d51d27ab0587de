// SPDX-License-Identifier: MIT
#include <algorithm>

#include "forms/validation.h"

namespace forms {
namespace {

/// RFC 3629: the bytes that may follow a first byte. The second byte's range rules out overlong forms, surrogates and
/// what lies beyond U+10FFFF.
struct Sequence {
  unsigned char first_low;
  unsigned char first_high;
  std::size_t length;
  unsigned char second_low;
  unsigned char second_high;
};

constexpr Sequence kSequences[] = {
    {0x01, 0x7F, 1, 0, 0},       {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F}};

bool is_between(char c, unsigned char low, unsigned char high) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= low && byte <= high;
}

bool is_continuation(char c) {
  return is_between(c, 0x80, 0xBF);
}

/// The length of the valid sequence these bytes begin with, or 0.
std::size_t sequence_length(std::string_view bytes) {
  for (const auto& sequence : kSequences) {
    if (!is_between(bytes[0], sequence.first_low, sequence.first_high)) continue;
    if (sequence.length == 1) return 1;
    if (bytes.size() < sequence.length || !is_between(bytes[1], sequence.second_low, sequence.second_high)) return 0;
    const auto rest = bytes.substr(2, sequence.length - 2);
    return std::all_of(rest.begin(), rest.end(), is_continuation) ? sequence.length : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  for (std::size_t offset = 0; offset < bytes.size();) {
    const auto length = sequence_length(bytes.substr(offset));
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::size_t count_characters(std::string_view text) {
  const auto continuations = std::count_if(text.begin(), text.end(), is_continuation);
  return text.size() - static_cast<std::size_t>(continuations);
}

}  // namespace forms

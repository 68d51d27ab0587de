// SPDX-License-Identifier: MIT
#include "db/ids.h"

#include <sodium.h>

#include <array>

#include "db/sodium_start.h"

namespace db {
namespace {

constexpr std::size_t kTextSize = 36;

bool is_dash_position(std::size_t i) {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

bool is_lower_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

}  // namespace

std::string random_uuid() {
  start_sodium();
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  // RFC 9562, 5.4: the version is 4 in the high half of octet 6, the variant is binary 10 in the top of octet 8.
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);

  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(kTextSize);
  for (const unsigned char byte : bytes) {
    if (is_dash_position(text.size())) text += '-';
    text += digits[byte >> 4U];
    text += digits[byte & 0x0FU];
  }
  return text;
}

bool is_uuid(std::string_view text) {
  if (text.size() != kTextSize) return false;
  for (std::size_t i = 0; i < kTextSize; ++i) {
    if (is_dash_position(i) ? text[i] != '-' : !is_lower_hex(text[i])) return false;
  }
  return text[14] == '4' && std::string_view("89ab").find(text[19]) != std::string_view::npos;
}

}  // namespace db

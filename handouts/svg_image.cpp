// SPDX-License-Identifier: MIT
#include "handouts/svg_image.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "handouts/deflate.h"

namespace handouts {
namespace {

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (unsigned shift = 32; shift > 0; shift -= 8) bytes += static_cast<char>(number >> (shift - 8) & 0xFFU);
  return bytes;
}

/// "Length, type, data, CRC over type and data" (PNG, third edition, 5.3).
std::string chunk(std::string_view type, std::string_view data) {
  const auto typed = std::string(type).append(data);
  return big_endian(static_cast<std::uint32_t>(data.size())) + typed + big_endian(checksum(typed));
}

std::string png_of(const Image& image) {
  // Eight bits a color; grey or three colors; the only compression, filters and order that everybody reads.
  const std::string kind = image.color == Image::Color::Rgb ? "\x08\x02" : std::string("\x08\0", 2);
  const auto header = big_endian(static_cast<std::uint32_t>(image.width)) +
                      big_endian(static_cast<std::uint32_t>(image.height)) + kind + std::string(3, '\0');
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", image.data) + chunk("IEND", "");
}

/// RFC 4648, 4.
std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto count = std::min<std::size_t>(3, bytes.size() - at);
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += i <= count ? kDigits[group >> (6 * (3 - i)) & 63U] : '=';
  }
  return text;
}

}  // namespace

std::string data_address(const Image& image) {
  if (image.coding == Image::Coding::Jpeg) return "data:image/jpeg;base64," + base64(image.data);
  return "data:image/png;base64," + base64(png_of(image));
}

}  // namespace handouts

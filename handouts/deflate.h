// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace handouts {

/// Compresses for the PDF filter FlateDecode (zlib, RFC 1950), always at the same level, so that the same text gives
/// the same bytes. Not for two threads at once.
class Deflater {
 public:
  Deflater();
  std::string deflate(std::string_view text);

 private:
  std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor_;
};

/// What a zlib stream at the head of `packed` comes to: its length in `room`, 0 when it is damaged or none, nothing
/// when it needs more room.
std::optional<std::size_t> inflate(std::string_view packed, std::span<char> room);

}  // namespace handouts

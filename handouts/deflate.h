// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
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
  /// What is made for every document is compressed quickly; what is made once, such as a logo, is made small.
  enum class Effort { Quick, Small };
  explicit Deflater(Effort effort = Effort::Quick);
  std::string deflate(std::string_view text);

 private:
  std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor_;
};

/// What a zlib stream at the head of `packed` comes to: its length in `room`, 0 when it is damaged or none, nothing
/// when it needs more room.
std::optional<std::size_t> inflate(std::string_view packed, std::span<char> room);

/// The CRC-32 that a PNG's chunks end with.
std::uint32_t checksum(std::string_view bytes);

}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/deflate.h"

#include <new>

#include <libdeflate.h>

#include "handouts/error.h"

namespace handouts {
namespace {

/// The fastest: level 6 takes half as long again for a letter and makes it three hundredths smaller.
constexpr int kQuick = 1;
constexpr int kSmall = 9;

}  // namespace

Deflater::Deflater(Effort effort)
    : compressor_(libdeflate_alloc_compressor(effort == Effort::Quick ? kQuick : kSmall), &libdeflate_free_compressor) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

std::string Deflater::deflate(std::string_view text) {
  std::string result(libdeflate_zlib_compress_bound(compressor_.get(), text.size()), '\0');
  const auto size = libdeflate_zlib_compress(compressor_.get(), text.data(), text.size(), result.data(), result.size());
  if (size == 0) throw Error(Error::Kind::Pdf, "deflate", "The file could not be compressed. Make it again.");
  result.resize(size);
  return result;
}

std::optional<std::size_t> inflate(std::string_view packed, std::span<char> room) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  if (decompressor == nullptr) throw std::bad_alloc();
  std::size_t read = 0;
  std::size_t written = 0;
  const auto result = libdeflate_zlib_decompress_ex(decompressor.get(), packed.data(), packed.size(), room.data(),
                                                    room.size(), &read, &written);
  if (result == LIBDEFLATE_INSUFFICIENT_SPACE) return std::nullopt;
  return result == LIBDEFLATE_SUCCESS ? written : 0;
}

std::uint32_t checksum(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace handouts

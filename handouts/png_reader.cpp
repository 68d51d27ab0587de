// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <vector>

#include <png.h>

#include "handouts/deflate.h"
#include "handouts/image_readers.h"

namespace handouts {
namespace {

/// The last chunk, which is always the same. The library does not look for it, and a file without it was cut off.
constexpr std::string_view kEnd("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
constexpr png_color kWhite{255, 255, 255};

/// Frees what the library keeps of a picture, however its reading ends.
struct PngFile {
  png_image image{};

  PngFile() { image.version = PNG_IMAGE_VERSION; }
  ~PngFile() { png_image_free(&image); }
  PngFile(const PngFile&) = delete;
  PngFile& operator=(const PngFile&) = delete;
};

/// Many programs save black ink as if it were colored.
bool is_grey(const std::vector<std::uint8_t>& pixels) {
  for (std::size_t i = 0; i < pixels.size(); i += 3) {
    if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) return false;
  }
  return true;
}

std::vector<std::uint8_t> every_third(const std::vector<std::uint8_t>& pixels) {
  std::vector<std::uint8_t> result(pixels.size() / 3);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = pixels[3 * i];
  return result;
}

std::string packed_rows(const std::vector<std::uint8_t>& pixels, std::size_t height) {
  const auto row = pixels.size() / height;
  std::string rows;
  rows.reserve(pixels.size() + height);
  for (std::size_t y = 0; y < height; ++y) {
    rows += '\0';
    rows.append(reinterpret_cast<const char*>(pixels.data()) + y * row, row);
  }
  return Deflater(Deflater::Effort::Small).deflate(rows);
}

}  // namespace

Image read_png(std::string_view file, const std::string& place) {
  if (file.find(kEnd) == std::string_view::npos) refuse_damaged_image(place);
  PngFile png;
  if (png_image_begin_read_from_memory(&png.image, file.data(), file.size()) == 0) refuse_damaged_image(place);
  if (std::max(png.image.width, png.image.height) > kMostImageSide) refuse_large_image(place);
  const bool has_color = (png.image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  png.image.format = has_color ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(png.image));
  if (png_image_finish_read(&png.image, &kWhite, pixels.data(), 0, nullptr) == 0) refuse_damaged_image(place);
  const bool is_colored = has_color && !is_grey(pixels);
  if (has_color && !is_colored) pixels = every_third(pixels);
  return {static_cast<int>(png.image.width), static_cast<int>(png.image.height),
          is_colored ? Image::Color::Rgb : Image::Color::Grey, Image::Coding::Rows,
          packed_rows(pixels, png.image.height)};
}

}  // namespace handouts

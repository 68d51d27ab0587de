// SPDX-License-Identifier: MIT
#include "pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <jpeglib.h>
#include <png.h>

#include "handouts/deflate.h"

namespace handouts::pictures {
namespace {

char byte(double value) {
  return static_cast<char>(static_cast<unsigned char>(std::lround(std::clamp(value, 0.0, 255.0))));
}

/// 1 inside of a line of this width around `radius`, 0 outside, and between at its edges.
double on_ring(double distance, double radius, double width) {
  return std::clamp(width / 2 - std::abs(distance - radius) + 0.5, 0.0, 1.0);
}

/// The mean of each square, then one after the other of its 63 details, first coarsely and then finely.
std::vector<jpeg_scan_info> many_scans() {
  std::vector<jpeg_scan_info> scans = {{1, {0}, 0, 0, 0, 0}};
  for (int detail = 1; detail < 64; ++detail) {
    scans.push_back({1, {0}, detail, detail, 0, 1});
    scans.push_back({1, {0}, detail, detail, 1, 0});
  }
  return scans;
}

std::string big_endian(std::size_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(static_cast<unsigned char>(number >> (8 * i)));
  return text;
}

}  // namespace

Pixels plain(int width, int height, int channels, char shade) {
  return {width, height, channels, std::string(static_cast<std::size_t>(width * height * channels), shade)};
}

Pixels rings() {
  constexpr int kSide = 240;
  Pixels result{kSide, kSide * 3 / 4, 4, {}};
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      const double left = on_ring(std::hypot(x - 85, y - 90), 66, 20);
      const double right = on_ring(std::hypot(x - 155, y - 90), 66, 20);
      const double all = std::max(left, right);
      const double part = all == 0 ? 0 : right / (left + right);
      result.bytes += byte(17 + part * 186);
      result.bytes += byte(94 + part * 26);
      result.bytes += byte(92 - part * 40);
      result.bytes += byte(255 * all);
    }
  }
  return result;
}

Pixels wide_mark() {
  Pixels result{600, 120, 2, {}};
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      const double ring = on_ring(std::hypot(x - 60, y - 60), 44, 14);
      const bool is_bar = x > 130 && x < 590 && std::abs(y - 60) < 20 + 14 * std::cos((x - 130) / 60.0);
      result.bytes += '\0';
      result.bytes += byte(255 * std::max(ring, is_bar ? 1.0 : 0.0));
    }
  }
  return result;
}

Pixels flourish() {
  auto result = plain(640, 200, 1, '\xFF');
  constexpr int kSteps = 6000;
  for (int i = 0; i < kSteps; ++i) {
    const double t = static_cast<double>(i) / kSteps;
    const double turn = t * 11 * std::numbers::pi;
    const double pen_x = 40 + 530 * t + 34 * std::sin(turn);
    const double pen_y = 100 + (64 - 46 * t) * std::cos(turn) + 12 * std::sin(3 * turn);
    const double pen = 2.2 + 1.4 * std::sin(turn + 1);
    for (int y = static_cast<int>(pen_y - 6); y <= static_cast<int>(pen_y + 6); ++y) {
      for (int x = static_cast<int>(pen_x - 6); x <= static_cast<int>(pen_x + 6); ++x) {
        const double ink = std::clamp(pen - std::hypot(x - pen_x, y - pen_y) + 0.5, 0.0, 1.0);
        auto& dot = result.bytes.at(static_cast<std::size_t>(y * result.width + x));
        dot = byte(std::min<double>(static_cast<unsigned char>(dot), 255 - 235 * ink));
      }
    }
  }
  return result;
}

Pixels in_blue(const Pixels& grey) {
  Pixels result{grey.width, grey.height, 3, {}};
  for (const char shade : grey.bytes) {
    const double white = static_cast<unsigned char>(shade) / 255.0;
    result.bytes += byte(30 + 225 * white);
    result.bytes += byte(48 + 207 * white);
    result.bytes += byte(130 + 125 * white);
  }
  return result;
}

Pixels sunset() {
  Pixels result{160, 120, 3, {}};
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      const double sun = std::max(0.0, 1 - std::hypot(x - 80, y - 78) / 70);
      result.bytes += byte(90 + 165 * sun);
      result.bytes += byte(70 + y * 0.4 + 110 * sun * sun);
      result.bytes += byte(130 - y * 0.7);
    }
  }
  return result;
}

std::string png(const Pixels& pixels) {
  constexpr png_uint_32 kFormats[] = {PNG_FORMAT_GRAY, PNG_FORMAT_GA, PNG_FORMAT_RGB, PNG_FORMAT_RGBA};
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = kFormats[pixels.channels - 1];
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string file(size, '\0');
  if (png_image_write_to_memory(&image, file.data(), &size, 0, pixels.bytes.data(), 0, nullptr) == 0)
    throw std::runtime_error(image.message);
  file.resize(size);
  return file;
}

std::string jpeg(const Pixels& pixels, JpegKind kind) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = static_cast<JDIMENSION>(pixels.width);
  info.image_height = static_cast<JDIMENSION>(pixels.height);
  info.input_components = pixels.channels;
  info.in_color_space = kind == JpegKind::Cmyk ? JCS_CMYK : pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 90, TRUE);
  if (kind == JpegKind::Progressive) jpeg_simple_progression(&info);
  const auto scans = many_scans();
  if (kind == JpegKind::ManyScans) {
    info.scan_info = scans.data();
    info.num_scans = static_cast<int>(scans.size());
  }
  jpeg_start_compress(&info, TRUE);
  std::string copy = pixels.bytes;
  const auto row_size = static_cast<std::size_t>(pixels.width * pixels.channels);
  while (info.next_scanline < info.image_height) {
    auto* row = reinterpret_cast<JSAMPROW>(copy.data() + row_size * info.next_scanline);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  const std::string file(reinterpret_cast<const char*>(bytes), size);
  std::free(bytes);
  return file;
}

std::string with_chunk(const std::string& png, std::string_view type, std::string_view body) {
  constexpr std::size_t kHeader = 8 + 25;
  const auto typed = std::string(type).append(body);
  return std::string(png).insert(kHeader, big_endian(body.size(), 4) + typed + big_endian(checksum(typed), 4));
}

std::string with_segment(const std::string& jpeg, unsigned char marker, std::string_view body) {
  const std::string segment =
      std::string("\xFF") + static_cast<char>(marker) + big_endian(body.size() + 2, 2) + std::string(body);
  return std::string(jpeg).insert(2, segment);
}

}  // namespace handouts::pictures

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handouts {

/// A picture for the paper, such as a logo: read whole, found sound, and ready for a PDF. It is its pixels and nothing
/// else: what cameras and programs write beside them (places, names, small copies of what was cut away) stays behind.
///
/// What can be seen through is mixed with white, because paper is white: a mask would bring along the rules archives
/// have for transparency (ISO 19005-2, 6.2.10) and show nothing more.
struct Image {
  enum class Color { Grey, Rgb };
  /// How the pixels, of eight bits a color, are packed.
  enum class Coding {
    Rows,  ///< a zlib stream of rows, each behind a byte 0: the pixels of a PNG, and of a PDF with its predictor
    Jpeg,  ///< a baseline JPEG file
  };
  int width = 0;  ///< in pixels
  int height = 0;
  Color color = Color::Grey;
  Coding coding = Coding::Rows;
  std::string data;

  friend bool operator==(const Image&, const Image&) = default;
};

/// More is a photograph, not a logo; and nothing on paper shows more than the pixels allowed here.
constexpr std::size_t kMostImageBytes = std::size_t{2} << 20U;
constexpr unsigned kMostImageSide = 4000;

/// Reads a PNG or JPEG file. Throws Error(Picture) with `place`, such as "practice.logo", for one that is damaged, too
/// large, or of a kind that cannot be printed.
Image read_image(std::string_view file, const std::string& place);

}  // namespace handouts

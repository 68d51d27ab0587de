// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Pictures of invented shapes, drawn for the tests and saved as other programs save theirs.
namespace handouts::pictures {

/// Rows from the top; 1 to 4 bytes a pixel: grey, grey and alpha, colors, colors and alpha.
struct Pixels {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::string bytes;
};

/// Every byte is `shade`.
Pixels plain(int width, int height, int channels, char shade);
/// A logo: two rings that share a piece, in two colors on nothing.
Pixels rings();
/// The same in a wide frame, with a bar behind it, in black on nothing.
Pixels wide_mark();
/// Somebody's name as a pen might write it, in grey.
Pixels flourish();
/// A grey picture whose black is ink.
Pixels in_blue(const Pixels& grey);
/// A picture without an edge: every color shades into the others.
Pixels sunset();

std::string png(const Pixels& pixels);
/// ManyScans is a progressive picture that tells every detail in a scan of its own, grey only.
enum class JpegKind { Baseline, Progressive, Cmyk, ManyScans };
std::string jpeg(const Pixels& pixels, JpegKind kind = JpegKind::Baseline);

/// The PNG with a chunk more behind its header.
std::string with_chunk(const std::string& png, std::string_view type, std::string_view body);
/// The JPEG with a segment more at its start, such as 0xE1 for what a camera notes.
std::string with_segment(const std::string& jpeg, unsigned char marker, std::string_view body);

}  // namespace handouts::pictures

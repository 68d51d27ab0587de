// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "handouts/face.h"

namespace handouts {

/// A font file with a few glyphs of a face: those of one document. One subset for all letters of a mailing, cut and
/// compressed once, was left out: in a profile of a mailing cutting took 2 % of a letter's time and all compressing
/// 13 %, since letters share the subset of each face that no name is set in, and every file would carry glyphs it does
/// not use.
struct FontSubset {
  std::string file;
  std::vector<std::uint16_t> glyphs;  ///< the number each wanted glyph has in the file, in the order asked for
};

/// The same glyphs give the same bytes. Throws Error(Font).
FontSubset cut_subset(const Face& face, const std::vector<std::uint32_t>& glyphs);

/// What a PDF says about a face; lengths in thousandths of an em.
struct FaceMetrics {
  int ascent = 0;
  int descent = 0;
  int cap_height = 0;
  int italic_angle = 0;
  int box[4] = {};
};
FaceMetrics metrics_of(const Face& face);

}  // namespace handouts

// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/typefaces.h"

struct hb_face_t;
struct hb_font_t;
struct hb_set_t;

namespace handouts {

/// What a piece of text is, as far as its typeface goes.
enum class Style : std::uint8_t { Text, Italic, Bold, BoldItalic, Heading, Label };
constexpr std::size_t kStyles = 6;

/// An index into the faces.
using FaceId = std::uint8_t;

struct FaceDeleter {
  void operator()(hb_face_t* face) const;
  void operator()(hb_font_t* font) const;
  void operator()(hb_set_t* set) const;
};

/// One font file, opened: read-only, so threads may share it.
struct Face {
  std::string name;  ///< PostScript name
  bool is_bold = false;
  bool is_italic = false;
  bool has_serifs = false;
  double units_per_em = 1000;
  std::unique_ptr<hb_face_t, FaceDeleter> face;  ///< whole, for shaping
  std::unique_ptr<hb_font_t, FaceDeleter> font;  ///< scaled to units per em
  std::unique_ptr<hb_set_t, FaceDeleter> characters;
  std::unique_ptr<hb_face_t, FaceDeleter>
      outlines;  ///< the same glyph numbers without hints and layout: what subsets are cut from
};

struct Typefaces::Faces {
  std::vector<Face> all;
  std::array<std::vector<FaceId>, kStyles> chains;  ///< by style: the face, then those that help out

  const std::vector<FaceId>& chain(Style style) const { return chains[static_cast<std::size_t>(style)]; }
  /// Whether the face has every character of the text that leaves ink.
  bool has_all(FaceId face, std::string_view text) const;
  /// Whether any style can show it; the same for all styles.
  bool can_print(char32_t character) const;
};

}  // namespace handouts

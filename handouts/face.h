// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/typefaces.h"

struct hb_face_t;
struct hb_font_t;

namespace handouts {

/// What a piece of text is, as far as its typeface goes.
enum class Style : std::uint8_t { Text, Italic, Bold, BoldItalic, Heading, Label };
constexpr std::size_t kStyles = 6;

/// An index into the faces.
using FaceId = std::uint8_t;

struct FaceDeleter {
  void operator()(hb_face_t* face) const;
  void operator()(hb_font_t* font) const;
};

/// One font file, opened: read-only, so threads may share it.
class Face {
 public:
  /// What subsets are cut from: the same glyph numbers without hints and layout. Made when it is first asked for, for a
  /// page on the screen needs none; threads may ask at once.
  hb_face_t* outlines() const;
  bool has(char32_t character) const;

  std::string name;  ///< PostScript name
  bool is_bold = false;
  bool is_italic = false;
  bool has_serifs = false;
  bool is_for_hangul = false;  ///< and for nothing else: its kana would stand between another face's ideographs
  double units_per_em = 1000;
  std::unique_ptr<hb_face_t, FaceDeleter> face;  ///< whole, for shaping
  std::unique_ptr<hb_font_t, FaceDeleter> font;  ///< scaled to units per em

 private:
  mutable std::once_flag are_outlines_made_;
  mutable std::unique_ptr<hb_face_t, FaceDeleter> outlines_;
};

/// All faces. Each is opened when it is first asked for, so that a cold process reads the two or three files its letter
/// needs and none of the big ones; threads may ask at once.
class FaceShelf {
 public:
  FaceShelf();
  /// Throws Error(Font) when the file is not the font it should be.
  const Face& operator[](FaceId face) const;
  const Face& front() const { return (*this)[0]; }
  std::size_t size() const { return size_; }
  bool is_open(FaceId face) const;

 private:
  struct Place;
  struct PlacesDeleter {
    void operator()(Place* places) const;
  };
  std::size_t size_;
  std::unique_ptr<Place[], PlacesDeleter> places_;
};

struct Typefaces::Faces {
  FaceShelf all;
  std::array<std::vector<FaceId>, kStyles> chains;  ///< by style: the face, then those that help out

  const std::vector<FaceId>& chain(Style style) const { return chains[static_cast<std::size_t>(style)]; }
  /// Whether the face has every character of the text that leaves ink.
  bool has_all(FaceId face, std::string_view text) const;
  /// Whether any style can show it; the same for all styles.
  bool can_print(char32_t character) const;
};

}  // namespace handouts

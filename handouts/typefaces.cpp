// SPDX-License-Identifier: MIT
#include "handouts/typefaces.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "handouts/east_asian.h"
#include "handouts/error.h"
#include "handouts/face.h"
#include "handouts/utf8.h"

namespace handouts {
namespace {

constexpr std::string_view kFolder = "/usr/share/fonts/truetype/";

struct FontFile {
  std::string_view file;
  std::string_view name;
  std::string_view package;
  bool is_bold;
  bool is_italic;
  bool has_serifs;
};

/// In the order of FaceId.
constexpr FontFile kFiles[] = {
    {"gentiumplus/GentiumBookPlus-Regular.ttf", "GentiumBookPlus", "fonts-sil-gentiumplus", false, false, true},
    {"gentiumplus/GentiumBookPlus-Italic.ttf", "GentiumBookPlus-Italic", "fonts-sil-gentiumplus", false, true, true},
    {"gentiumplus/GentiumBookPlus-Bold.ttf", "GentiumBookPlus-Bold", "fonts-sil-gentiumplus", true, false, true},
    {"gentiumplus/GentiumBookPlus-BoldItalic.ttf", "GentiumBookPlus-BoldItalic", "fonts-sil-gentiumplus", true, true,
     true},
    {"lato/Lato-Bold.ttf", "Lato-Bold", "fonts-lato", true, false, false},
    {"lato/Lato-Regular.ttf", "Lato-Regular", "fonts-lato", false, false, false},
    {"noto/NotoSerif-Regular.ttf", "NotoSerif-Regular", "fonts-noto-core", false, false, true},
    {"noto/NotoSerif-Bold.ttf", "NotoSerif-Bold", "fonts-noto-core", true, false, true},
    {"noto/NotoSans-Regular.ttf", "NotoSans-Regular", "fonts-noto-core", false, false, false},
    {"noto/NotoSans-Bold.ttf", "NotoSans-Bold", "fonts-noto-core", true, false, false},
    {"noto/NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Regular", "fonts-noto-core", false, false, true},
    {"noto/NotoNaskhArabic-Bold.ttf", "NotoNaskhArabic-Bold", "fonts-noto-core", true, false, true},
    {"noto/NotoSerifHebrew-Regular.ttf", "NotoSerifHebrew-Regular", "fonts-noto-core", false, false, true},
    {"noto/NotoSerifHebrew-Bold.ttf", "NotoSerifHebrew-Bold", "fonts-noto-core", true, false, true},
    {"nanum/NanumMyeongjo.ttf", "NanumMyeongjo", "fonts-nanum", false, false, true},
    {"nanum/NanumMyeongjoBold.ttf", "NanumMyeongjoBold", "fonts-nanum", true, false, true},
    {"droid/DroidSansFallbackFull.ttf", "DroidSansFallback", "fonts-droid-fallback", false, false, false},
};
enum : FaceId {
  kText,
  kItalic,
  kBold,
  kBoldItalic,
  kHeading,
  kLabel,
  kSerif,
  kSerifBold,
  kSans,
  kSansBold,
  kArabic,
  kArabicBold,
  kHebrew,
  kHebrewBold,
  kHangul,
  kHangulBold,
  kIdeographs
};

constexpr const char* kMissing = "The font file {1} is missing. Install the package {2} again.";

/// {1} is the file, {2} its package.
[[noreturn]] void refuse(const FontFile& wanted, const std::string& pattern) {
  const std::string file(wanted.file);
  throw Error(Error::Kind::Font, file, pattern, {file, std::string(wanted.package)});
}

std::string name_of(hb_face_t* face) {
  char name[64];
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  return {name, std::min<std::size_t>(size, sizeof name - 1)};
}

std::string path_of(const FontFile& file) {
  return std::string(kFolder) + std::string(file.file);
}

void require_file(const FontFile& file) {
  std::error_code unreadable;
  if (!std::filesystem::exists(path_of(file), unreadable)) refuse(file, kMissing);
}

/// Hints are half of a font's size and paper does not need them; layout has done its work when a subset is cut. Glyph
/// numbers stay. A face of these tables alone costs nothing to make, whatever the size of the font, and a subset is cut
/// from it in 25 µs. Preparing it for many cuts (hb_subset_preprocess) takes 3 to 14 ms and makes them no quicker.
hb_face_t* make_outlines(hb_face_t* face) {
  auto* const few = hb_face_builder_create();
  for (const char* name : {"head", "hhea", "hmtx", "maxp", "loca", "glyf"}) {
    const auto tag = hb_tag_from_string(name, 4);
    auto* const table = hb_face_reference_table(face, tag);
    hb_face_builder_add_table(few, tag, table);
    hb_blob_destroy(table);
  }
  hb_face_make_immutable(few);
  return few;
}

void open(Face& face, const FontFile& file) {
  auto* const blob = hb_blob_create_from_file_or_fail(path_of(file).c_str());
  if (blob == nullptr) refuse(file, kMissing);
  face.face.reset(hb_face_create(blob, 0));
  hb_blob_destroy(blob);
  face.name = name_of(face.face.get());
  if (face.name != file.name)
    refuse(file, "The font file {1} is not the font it should be. Install the package {2} again.");
  face.is_bold = file.is_bold;
  face.is_italic = file.is_italic;
  face.has_serifs = file.has_serifs;
  face.is_for_hangul = file.package == "fonts-nanum";
  face.units_per_em = hb_face_get_upem(face.face.get());
  face.font.reset(hb_font_create(face.face.get()));
  hb_font_make_immutable(face.font.get());
}

}  // namespace

void FaceDeleter::operator()(hb_face_t* face) const {
  hb_face_destroy(face);
}
void FaceDeleter::operator()(hb_font_t* font) const {
  hb_font_destroy(font);
}

hb_face_t* Face::outlines() const {
  std::call_once(are_outlines_made_, [this] { outlines_.reset(make_outlines(face.get())); });
  return outlines_.get();
}

bool Face::has(char32_t character) const {
  if (is_for_hangul && !is_hangul(character)) return false;
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font.get(), character, &glyph) != 0 && glyph != 0;
}

struct FaceShelf::Place {
  std::once_flag once;
  std::atomic<bool> is_open = false;
  Face face;
};

void FaceShelf::PlacesDeleter::operator()(Place* places) const {
  delete[] places;
}

FaceShelf::FaceShelf() : size_(std::size(kFiles)), places_(new Place[std::size(kFiles)]) {}

const Face& FaceShelf::operator[](FaceId face) const {
  auto& place = places_[face];
  std::call_once(place.once, [&] {
    open(place.face, kFiles[face]);
    place.is_open = true;
  });
  return place.face;
}

bool FaceShelf::is_open(FaceId face) const {
  return places_[face].is_open;
}

bool Typefaces::Faces::has_all(FaceId face, std::string_view text) const {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = next_character(text, offset);
    if (!is_invisible(character) && !all[face].has(character)) return false;
  }
  return true;
}

bool Typefaces::Faces::can_print(char32_t character) const {
  const auto has = [&](FaceId face) { return all[face].has(character); };
  return is_invisible(character) || std::ranges::any_of(chain(Style::Text), has);
}

Typefaces::Typefaces() : faces_(std::make_unique<Faces>()) {
  for (const auto& file : kFiles) require_file(file);
  // In the order of Style. Every chain ends with the faces of the first, so that what one style can show, all can.
  faces_->chains = {
      {{kText, kSerif, kSans, kHebrew, kArabic, kHangul, kIdeographs},
       {kItalic, kSerif, kSans, kText, kHebrew, kArabic, kHangul, kIdeographs},
       {kBold, kSerifBold, kSansBold, kText, kSerif, kSans, kHebrewBold, kArabicBold, kHangulBold, kIdeographs},
       {kBoldItalic, kSerifBold, kSansBold, kText, kSerif, kSans, kHebrewBold, kArabicBold, kHangulBold, kIdeographs},
       {kHeading, kSansBold, kSerifBold, kText, kSerif, kSans, kHebrewBold, kArabicBold, kHangulBold, kIdeographs},
       {kLabel, kSans, kText, kSerif, kHebrew, kArabic, kHangul, kIdeographs}}};
}

Typefaces::~Typefaces() = default;

bool Typefaces::can_print(char32_t character) const {
  return faces_->can_print(character);
}

}  // namespace handouts

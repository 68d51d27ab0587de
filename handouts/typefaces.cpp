// SPDX-License-Identifier: MIT
#include "handouts/typefaces.h"

#include <algorithm>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

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
  kHebrewBold
};

[[noreturn]] void refuse(const FontFile& wanted, const std::string& what) {
  const std::string file(wanted.file);
  throw Error(
      Error::Kind::Font, file,
      "The font file " + file + " " + what + ". Install the package " + std::string(wanted.package) + " again.");
}

std::string name_of(hb_face_t* face) {
  char name[64];
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  return {name, std::min<std::size_t>(size, sizeof name - 1)};
}

/// Hints are half of a font's size and paper does not need them; layout has done its work when a subset is cut. Glyph
/// numbers stay.
hb_face_t* make_outlines(hb_face_t* face) {
  const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(hb_subset_input_create_or_fail(),
                                                                                     &hb_subset_input_destroy);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS |
                                             HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_GLYPH_NAMES);
  hb_set_add_range(hb_subset_input_glyph_set(input.get()), 0, hb_face_get_glyph_count(face) - 1);
  auto* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag :
       {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "kern", "cmap", "name", "post", "OS/2", "DSIG", "gasp", "hdmx",
        "VDMX", "LTSH", "PCLT", "meta", "STAT", "Silf", "Sill", "Glat", "Gloc", "Feat", "FFTM", "vhea", "vmtx"}) {
    hb_set_add(dropped, hb_tag_from_string(tag, 4));
  }
  const std::unique_ptr<hb_face_t, FaceDeleter> whole(hb_subset_or_fail(face, input.get()));
  return whole == nullptr ? nullptr : hb_subset_preprocess(whole.get());
}

Face open(const FontFile& file) {
  const std::string path = std::string(kFolder) + std::string(file.file);
  auto* const blob = hb_blob_create_from_file_or_fail(path.c_str());
  if (blob == nullptr) refuse(file, "is missing");
  Face face;
  face.face.reset(hb_face_create(blob, 0));
  hb_blob_destroy(blob);
  face.name = name_of(face.face.get());
  if (face.name != file.name) refuse(file, "is not the font it should be");
  face.is_bold = file.is_bold;
  face.is_italic = file.is_italic;
  face.has_serifs = file.has_serifs;
  face.units_per_em = hb_face_get_upem(face.face.get());
  face.font.reset(hb_font_create(face.face.get()));
  face.characters.reset(hb_set_create());
  hb_face_collect_unicodes(face.face.get(), face.characters.get());
  face.outlines.reset(make_outlines(face.face.get()));
  if (face.outlines == nullptr) refuse(file, "cannot be cut to size");
  hb_font_make_immutable(face.font.get());
  return face;
}

}  // namespace

void FaceDeleter::operator()(hb_face_t* face) const {
  hb_face_destroy(face);
}
void FaceDeleter::operator()(hb_font_t* font) const {
  hb_font_destroy(font);
}
void FaceDeleter::operator()(hb_set_t* set) const {
  hb_set_destroy(set);
}

bool Typefaces::Faces::has_all(FaceId face, std::string_view text) const {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = next_character(text, offset);
    if (!is_invisible(character) && !hb_set_has(all[face].characters.get(), character)) return false;
  }
  return true;
}

bool Typefaces::Faces::can_print(char32_t character) const {
  const auto has = [&](FaceId face) { return hb_set_has(all[face].characters.get(), character) != 0; };
  return is_invisible(character) || std::ranges::any_of(chain(Style::Text), has);
}

Typefaces::Typefaces() : faces_(std::make_unique<Faces>()) {
  for (const auto& file : kFiles) faces_->all.push_back(open(file));
  // In the order of Style. Every chain ends with the faces of the first, so that what one style can show, all can.
  faces_->chains = {{{kText, kSerif, kSans, kHebrew, kArabic},
                     {kItalic, kSerif, kSans, kText, kHebrew, kArabic},
                     {kBold, kSerifBold, kSansBold, kText, kSerif, kSans, kHebrewBold, kArabicBold},
                     {kBoldItalic, kSerifBold, kSansBold, kText, kSerif, kSans, kHebrewBold, kArabicBold},
                     {kHeading, kSansBold, kSerifBold, kText, kSerif, kSans, kHebrewBold, kArabicBold},
                     {kLabel, kSans, kText, kSerif, kHebrew, kArabic}}};
}

Typefaces::~Typefaces() = default;

}  // namespace handouts

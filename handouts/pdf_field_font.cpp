// SPDX-License-Identifier: MIT
#include "handouts/pdf_field_font.h"

#include <cmath>
#include <iterator>
#include <memory>

#include <hb-subset.h>
#include <hb.h>

#include "handouts/error.h"
#include "handouts/pdf_fonts.h"
#include "handouts/subset.h"

namespace handouts {
namespace {

constexpr FaceId kTextFace = 0;
/// Six letters, as a subset's name begins (ISO 32000-1, 9.6.4).
constexpr std::string_view kTag = "FIELDS+";

constexpr int kFirstCode = 32;
constexpr int kLastCode = 255;
/// Codes 128 to 159 of WinAnsiEncoding (ISO 32000-1, annex D); 0 where it has none.
constexpr char32_t kWinAnsi[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                 0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t character_of(int code) {
  if (code == 127) return 0;
  if (code < 128 || code >= 160) return static_cast<char32_t>(code);
  return kWinAnsi[code - 128];
}

}  // namespace

void FieldFont::cut(const Face& face, Deflater& deflater) {
  const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(hb_subset_input_create_or_fail(),
                                                                                     &hb_subset_input_destroy);
  if (input == nullptr) throw std::bad_alloc();
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  auto* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* table : {"GSUB", "GPOS", "GDEF", "DSIG", "Silf", "Sill", "Glat", "Gloc", "Feat", "FFTM"})
    hb_set_add(dropped, hb_tag_from_string(table, 4));
  widths_ = "[";
  for (int code = kFirstCode; code <= kLastCode; ++code) {
    hb_codepoint_t glyph = 0;
    const auto character = character_of(code);
    const bool is_there = character != 0 && hb_font_get_nominal_glyph(face.font.get(), character, &glyph) != 0;
    if (is_there) hb_set_add(hb_subset_input_unicode_set(input.get()), character);
    const double width = is_there ? hb_font_get_glyph_h_advance(face.font.get(), glyph) * 1000 / face.units_per_em : 0;
    widths_ += std::to_string(std::lround(width)) + " ";
  }
  widths_ += "]";
  const std::unique_ptr<hb_face_t, FaceDeleter> subset(hb_subset_or_fail(face.face.get(), input.get()));
  if (subset == nullptr) {
    throw Error(Error::Kind::Font, face.name, "The font {1} could not be cut to size. Install its package again.",
                {face.name});
  }
  const std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)> blob(hb_face_reference_blob(subset.get()),
                                                                    &hb_blob_destroy);
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(blob.get(), &length);
  length_ = length;
  deflated_ = deflater.deflate({bytes, length});
}

int FieldFont::write(PdfFile& file, Deflater& deflater) {
  const auto& face = faces_.all[kTextFace];
  if (deflated_.empty()) cut(face, deflater);
  const std::string name = std::string(kTag) + face.name;
  const int program = file.add_stream("/Filter /FlateDecode /Length1 " + std::to_string(length_) + "\n", deflated_);
  const int descriptor = file.add_dictionary(font_descriptor(face, metrics_of(face), name, program, FontCodes::Latin));
  return file.add_dictionary("/Type /Font /Subtype /TrueType /BaseFont /" + name +
                             " /Encoding /WinAnsiEncoding /FirstChar " + std::to_string(kFirstCode) + " /LastChar " +
                             std::to_string(kLastCode) + " /Widths " + widths_ + " /FontDescriptor " +
                             reference(descriptor) + "\n");
}

}  // namespace handouts

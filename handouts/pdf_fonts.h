// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/deflate.h"
#include "handouts/page.h"
#include "handouts/pdf_file.h"
#include "handouts/subset.h"

namespace handouts {

/// Compressed subsets of before: letters from one template mostly use the same glyphs. What is remembered never changes
/// a byte.
class SubsetCache {
 public:
  explicit SubsetCache(const Typefaces::Faces& faces);

  struct Entry {
    std::string tag;  ///< six letters that differ between subsets (ISO 32000-1, 9.6.4)
    std::string deflated;
    std::size_t length = 0;
    std::vector<std::uint16_t> glyphs;
  };
  /// `glyphs` in ascending order, each once.
  const Entry& find_or_cut(FaceId face, const std::vector<std::uint32_t>& glyphs, Deflater& deflater);

  const Face& face(FaceId id) const { return faces_.all[id]; }
  const FaceMetrics& metrics(FaceId id);

 private:
  const Typefaces::Faces& faces_;
  std::vector<std::optional<FaceMetrics>> metrics_;                   ///< by face, when it was used
  std::vector<std::map<std::vector<std::uint32_t>, Entry>> entries_;  ///< by face
};

/// The fonts of one file: each face that is used, cut to the glyphs that are used. A symbol's code in a text string is
/// its CID, counted from 1 in the order of first use within its face.
class PdfFonts {
 public:
  PdfFonts(const std::vector<Symbol>& symbols, SubsetCache& subsets);

  std::uint16_t code(std::uint16_t symbol) const { return codes_[symbol]; }
  /// In thousandths of an em, rounded as the file has it.
  double width(std::uint16_t symbol) const { return widths_[symbol]; }
  /// Writes the font objects and returns the entries of the page's /Font resources.
  std::string write(PdfFile& file, Deflater& deflater) const;

 private:
  struct FontInFile {
    FaceId face;
    std::vector<std::uint16_t> symbols;  ///< by code, from 1 on
  };
  int write_font(PdfFile& file, Deflater& deflater, const FontInFile& font) const;
  std::string widths_array(const FontInFile& font) const;
  std::string to_unicode(const FontInFile& font) const;

  const std::vector<Symbol>& symbols_;
  SubsetCache& subsets_;
  std::vector<FontInFile> fonts_;
  std::vector<std::uint16_t> codes_;
  std::vector<double> widths_;
};

/// Whether a font's codes stand for Latin letters or for whatever the file says (ISO 32000-1, table 123).
enum class FontCodes { OfItsOwn, Latin };
/// The entries of a font's descriptor; `file` is the number of its program.
std::string font_descriptor(const Face& face, const FaceMetrics& metrics, const std::string& name, int file,
                            FontCodes codes);

/// "(text)" or "<FEFF…>", whichever a PDF needs for this text.
std::string pdf_text(std::string_view text);

}  // namespace handouts

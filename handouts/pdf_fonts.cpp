// SPDX-License-Identifier: MIT
#include "handouts/pdf_fonts.h"

#include <algorithm>
#include <cmath>

#include "handouts/decimal.h"
#include "handouts/utf8.h"

namespace handouts {
namespace {

/// Some hundred kilobytes at most for each face.
constexpr std::size_t kMostSubsets = 64;
/// "The number of entries in a bfchar section is at most 100" (Adobe Technical Note 5014).
constexpr std::size_t kMostEntries = 100;
/// A width of a thousandth of a thousandth of an em is far below any printer's dot.
constexpr double kWidthSteps = 1000;

/// ISO 32000-1, table 123.
constexpr int kSerif = 1 << 1;
constexpr int kSymbolic = 1 << 2;
constexpr int kNonsymbolic = 1 << 5;
constexpr int kItalic = 1 << 6;

void append_hex(std::string& text, std::uint32_t value, int digits) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    text += kDigits[(value >> static_cast<unsigned>(shift)) & 0xFU];
}

void append_utf16(std::string& hex, std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = next_character(text, offset);
    if (character < 0x10000) {
      append_hex(hex, character, 4);
    } else {
      append_hex(hex, 0xD800 + ((character - 0x10000) >> 10U), 4);
      append_hex(hex, 0xDC00 + ((character - 0x10000) & 0x3FFU), 4);
    }
  }
}

std::string tag_of(const std::vector<std::uint32_t>& glyphs) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const auto glyph : glyphs) hash = (hash ^ glyph) * 0x100000001b3U;
  hash ^= hash >> 32U;
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag;
}

}  // namespace

SubsetCache::SubsetCache(const Typefaces::Faces& faces)
    : faces_(faces), metrics_(faces.all.size()), entries_(faces.all.size()) {}

const FaceMetrics& SubsetCache::metrics(FaceId id) {
  if (!metrics_[id]) metrics_[id] = metrics_of(face(id));
  return *metrics_[id];
}

const SubsetCache::Entry& SubsetCache::find_or_cut(FaceId face, const std::vector<std::uint32_t>& glyphs,
                                                   Deflater& deflater) {
  auto& known = entries_[face];
  if (const auto found = known.find(glyphs); found != known.end()) return found->second;
  if (known.size() == kMostSubsets) known.clear();
  auto subset = cut_subset(faces_.all[face], glyphs);
  Entry entry{tag_of(glyphs), deflater.deflate(subset.file), subset.file.size(), std::move(subset.glyphs)};
  return known.emplace(glyphs, std::move(entry)).first->second;
}

PdfFonts::PdfFonts(const std::vector<Symbol>& symbols, SubsetCache& subsets) : symbols_(symbols), subsets_(subsets) {
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    auto font = std::ranges::find(fonts_, symbols[i].face, &FontInFile::face);
    if (font == fonts_.end()) font = fonts_.insert(font, {symbols[i].face, {}});
    font->symbols.push_back(static_cast<std::uint16_t>(i));
    codes_.push_back(static_cast<std::uint16_t>(font->symbols.size()));
    widths_.push_back(std::round(symbols[i].advance * 1000 * kWidthSteps) / kWidthSteps);
  }
}

std::string PdfFonts::write(PdfFile& file, Deflater& deflater) const {
  std::string resources;
  for (const auto& font : fonts_) {
    resources += "/F" + std::to_string(font.face) + " " + reference(write_font(file, deflater, font)) + " ";
  }
  return resources;
}

int PdfFonts::write_font(PdfFile& file, Deflater& deflater, const FontInFile& font) const {
  std::vector<std::uint32_t> glyphs;
  for (const auto symbol : font.symbols) glyphs.push_back(symbols_[symbol].glyph);
  std::ranges::sort(glyphs);
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  const auto& subset = subsets_.find_or_cut(font.face, glyphs, deflater);

  std::string glyph_of_code(2, '\0');
  for (const auto symbol : font.symbols) {
    const auto index =
        static_cast<std::size_t>(std::ranges::lower_bound(glyphs, symbols_[symbol].glyph) - glyphs.begin());
    glyph_of_code += static_cast<char>(subset.glyphs[index] >> 8U);
    glyph_of_code += static_cast<char>(subset.glyphs[index] & 0xFFU);
  }

  const auto& face = subsets_.face(font.face);
  const std::string name = subset.tag + "+" + face.name;
  const int program =
      file.add_stream("/Filter /FlateDecode /Length1 " + std::to_string(subset.length) + "\n", subset.deflated);
  const int described =
      file.add_dictionary(font_descriptor(face, subsets_.metrics(font.face), name, program, FontCodes::OfItsOwn));
  const int map = file.add_stream("", glyph_of_code);
  const int descendant = file.add_dictionary(
      "/Type /Font /Subtype /CIDFontType2 /BaseFont /" + name +
      "\n/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n"
      "/FontDescriptor " +
      reference(described) + " /CIDToGIDMap " + reference(map) + " /W " + widths_array(font) + "\n");
  const int unicode = file.add_stream("/Filter /FlateDecode\n", deflater.deflate(to_unicode(font)));
  return file.add_dictionary("/Type /Font /Subtype /Type0 /BaseFont /" + name +
                             " /Encoding /Identity-H /DescendantFonts [" + reference(descendant) + "] /ToUnicode " +
                             reference(unicode) + "\n");
}

std::string PdfFonts::widths_array(const FontInFile& font) const {
  std::string widths = "[1 [";
  for (const auto symbol : font.symbols) {
    append_decimal(widths, widths_[symbol], 3);
    widths += ' ';
  }
  return widths + "]]";
}

/// The form of Adobe Technical Note 5411, which every viewer reads. "All used character codes" have an entry (ISO
/// 14289-1, 7.21.7): a glyph that is only a part of a character stands for a WORD JOINER, which is nothing, inside the
/// character's ActualText.
std::string PdfFonts::to_unicode(const FontInFile& font) const {
  constexpr std::string_view kNothing = "\u2060";
  std::vector<std::string> entries;
  for (std::size_t i = 0; i < font.symbols.size(); ++i) {
    const auto& text = symbols_[font.symbols[i]].text;
    auto& entry = entries.emplace_back("<");
    append_hex(entry, static_cast<std::uint32_t>(i + 1), 4);
    entry += "> <";
    append_utf16(entry, text.empty() ? kNothing : text);
    entry += ">\n";
  }
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t begin = 0; begin < entries.size(); begin += kMostEntries) {
    const auto end = std::min(begin + kMostEntries, entries.size());
    map += std::to_string(end - begin) + " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) map += entries[i];
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string font_descriptor(const Face& face, const FaceMetrics& metrics, const std::string& name, int file,
                            FontCodes codes) {
  const int flags = (codes == FontCodes::Latin ? kNonsymbolic : kSymbolic) | (face.has_serifs ? kSerif : 0) |
                    (face.is_italic ? kItalic : 0);
  std::string box;
  for (const int side : metrics.box) box += std::to_string(side) + " ";
  // Viewers use the stem's width only to replace a font that is not embedded.
  return "/Type /FontDescriptor /FontName /" + name + " /Flags " + std::to_string(flags) + " /FontBBox [" + box +
         "] /ItalicAngle " + std::to_string(metrics.italic_angle) + " /Ascent " + std::to_string(metrics.ascent) +
         " /Descent " + std::to_string(metrics.descent) + " /CapHeight " + std::to_string(metrics.cap_height) +
         " /StemV " + (face.is_bold ? "140" : "80") + " /FontFile2 " + reference(file) + "\n";
}

std::string pdf_text(std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '(' && c != ')' && c != '\\'; };
  if (std::ranges::all_of(text, is_plain)) return "(" + std::string(text) + ")";
  std::string hex = "<FEFF";
  append_utf16(hex, text);
  return hex + ">";
}

}  // namespace handouts

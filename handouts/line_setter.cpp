// SPDX-License-Identifier: MIT
#include "handouts/line_setter.h"

#include <algorithm>
#include <limits>
#include <span>

#include "handouts/direction.h"
#include "handouts/error.h"

namespace handouts {
namespace {

constexpr auto kUnused = std::numeric_limits<std::uint16_t>::max();

/// A word or a space of a line.
struct Part {
  const Word* word;
  std::size_t begin;
  std::size_t end;
  double size;
  std::string_view language;
};

/// From left to right. The space at the end of a line is not seen, and stands last whatever way the line runs.
std::vector<Part> parts_of(std::span<const Segment> line) {
  std::vector<Part> parts;
  std::vector<std::uint8_t> levels;
  for (const auto& segment : line) {
    parts.push_back({segment.word, segment.begin, segment.end, segment.size, segment.language});
    levels.push_back(segment.level);
    if (segment.space == nullptr) continue;
    parts.push_back({segment.space, 0, segment.space->glyphs.size(), segment.size, segment.language});
    levels.push_back(&segment == &line.back() ? std::uint8_t{0} : segment.space_level);
  }
  if (std::ranges::all_of(levels, [](std::uint8_t level) { return level == 0; })) return parts;
  std::vector<Part> ordered;
  for (const auto index : visual_order(levels)) ordered.push_back(parts[index]);
  return ordered;
}

}  // namespace

/// Half the leading, and a little less than half of what rises above the base line: lower case letters look centered in
/// their line.
double baseline(const paper::Type& type) {
  return type.leading / 2 + type.size * 0.3;
}

std::vector<TextLine> LineSetter::set(const Inline& text, const paper::Type& type, double measure, LastLine last) {
  const auto segments = cut_to_measure(shaper_.shape(text, type.style, type.size), measure);
  std::vector<TextLine> lines;
  for (const auto& broken : break_lines(segments, measure, last)) {
    TextLine line;
    for (const auto& part : parts_of({segments.data() + broken.begin, broken.end - broken.begin})) {
      append_word(line, *part.word, part.begin, part.end, part.size, language_number(part.language));
    }
    // Without it, a listener would hear the last word and the next line's first as one.
    line.width = broken.width;
    lines.push_back(std::move(line));
  }
  return lines;
}

void LineSetter::append_word(TextLine& line, const Word& word, std::size_t begin, std::size_t end, double size,
                             std::uint8_t language) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto& glyph = word.glyphs[i];
    const auto number = number_of(glyph.symbol);
    const auto face = symbols_[number].face;
    const auto continues = [&](const GlyphRun& run) {
      return run.face == face && run.size == size && run.language == language;
    };
    if (line.runs.empty() || !continues(line.runs.back())) line.runs.push_back({face, size, language, {}});
    line.runs.back().glyphs.push_back(
        {number, static_cast<float>(line.width + glyph.x_offset * size), static_cast<float>(glyph.y_offset * size)});
    line.width += glyph.advance * size;
  }
}

double LineSetter::widest_word(const Inline& text, const paper::Type& type) {
  double widest = 0;
  for (const auto& segment : shaper_.shape(text, type.style, type.size)) widest = std::max(widest, segment.width);
  return widest;
}

std::uint8_t LineSetter::language_number(std::string_view language) {
  if (language.empty()) return 0;
  auto found = std::ranges::find(languages_, language);
  if (found == languages_.end()) {
    if (languages_.size() > std::numeric_limits<std::uint8_t>::max())
      throw Error(Error::Kind::Layout, "the document", "This document has too many languages. Divide it.");
    found = languages_.emplace(found, language);
  }
  return static_cast<std::uint8_t>(found - languages_.begin());
}

std::uint16_t LineSetter::number_of(std::uint32_t symbol) {
  if (symbol >= numbers_.size()) numbers_.resize(shaper_.symbol_count(), kUnused);
  auto& number = numbers_[symbol];
  if (number != kUnused) return number;
  if (symbols_.size() == kUnused)
    throw Error(Error::Kind::Layout, "the document", "This document has too many different characters. Divide it.");
  number = static_cast<std::uint16_t>(symbols_.size());
  symbols_.push_back(shaper_.symbol(symbol));
  return number;
}

}  // namespace handouts

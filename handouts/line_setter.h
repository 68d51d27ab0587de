// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/document.h"
#include "handouts/line_breaker.h"
#include "handouts/page.h"
#include "handouts/paper.h"

namespace handouts {

/// Makes placed lines out of text, and gathers the symbols and languages of the document in the order of their first
/// use.
class LineSetter {
 public:
  explicit LineSetter(Shaper& shaper) : shaper_(shaper) {}

  /// The lines of a paragraph, all at x = 0, y = 0.
  std::vector<TextLine> set(const Inline& text, const paper::Type& type, double measure,
                            LastLine last = LastLine::MayBeShort);

  /// The width of the paragraph's widest word, which a column should have at least.
  double widest_word(const Inline& text, const paper::Type& type);

  std::vector<Symbol> take_symbols() { return std::move(symbols_); }
  std::vector<std::string> take_languages() { return std::move(languages_); }

 private:
  void append_word(TextLine& line, const Word& word, std::size_t begin, std::size_t end, double size,
                   std::uint8_t language);
  std::uint8_t language_number(std::string_view language);
  std::uint16_t number_of(std::uint32_t symbol);

  Shaper& shaper_;
  std::vector<Symbol> symbols_;
  std::vector<std::string> languages_{{}};  ///< as Pages::languages
  std::vector<std::uint16_t> numbers_;      ///< by the shaper's id; kUnused when the document has not used it
};

/// Where the base line stands in a line of this type.
double baseline(const paper::Type& type);

}  // namespace handouts

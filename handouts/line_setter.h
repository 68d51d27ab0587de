// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "handouts/document.h"
#include "handouts/line_breaker.h"
#include "handouts/page.h"
#include "handouts/paper.h"

namespace handouts {

/// Makes placed lines out of text, and gathers the symbols of the document in the order of their first use.
class LineSetter {
 public:
  explicit LineSetter(Shaper& shaper) : shaper_(shaper) {}

  /// The lines of a paragraph, all at x = 0, y = 0.
  std::vector<TextLine> set(const Inline& text, const paper::Type& type, double measure,
                            LastLine last = LastLine::MayBeShort);

  std::vector<Symbol> take_symbols() { return std::move(symbols_); }

 private:
  void append_word(TextLine& line, const Word& word, std::size_t begin, std::size_t end, double size);
  std::uint16_t number_of(std::uint32_t symbol);

  Shaper& shaper_;
  std::vector<Symbol> symbols_;
  std::vector<std::uint16_t> numbers_;  ///< by the shaper's id; kUnused when the document has not used it
};

/// Where the base line stands in a line of this type.
double baseline(const paper::Type& type);

}  // namespace handouts

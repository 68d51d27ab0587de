// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/mustache.h"

namespace handouts::mustache {

/// A template taken apart: literal text and the tags between. Views point into the template and its partials, which
/// must outlive them.
struct Piece {
  enum class Kind { Literal, Name, Open, OpenInverted, Close, Comment, Partial };

  Kind kind = Kind::Literal;
  std::string_view text;      ///< the literal, or the tag's name
  int line = 1;               ///< where it starts, in its own file
  std::string_view place;     ///< its file, or the partial's name
  std::size_t opened_by = 0;  ///< for a Close, the index of the piece it closes
};

/// The pieces of one file, in order: comments and partials are left as tags, and a line with nothing on it but section
/// tags, comments and partials has lost its white space. Throws Error(Template) as tags() says, and for sections that
/// overlap or do not close.
std::vector<Piece> scan(std::string_view text, std::string_view place, int first_line = 1);

/// scan() with comments removed and each partial's pieces in place of its tag.
std::vector<Piece> scan_whole(std::string_view text, std::string_view place, const Partials& partials,
                              int first_line = 1);

/// "L02.md:14"
std::string place_of(std::string_view place, int line);

}  // namespace handouts::mustache

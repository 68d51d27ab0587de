// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toolkit {

/// A stretch of text that both versions have, or that one of them has.
struct Stretch {
  enum class Kind { Same, Removed, Added };
  Kind kind = Kind::Same;
  std::string text;

  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// What became of a text, by whole words and the white space between them: a longest common subsequence. The stretches
/// without the added ones are the text before, those without the removed ones the text after; neighbors differ in kind,
/// and what was removed stands before what was added in its place. Texts too long to compare word by word are compared
/// line by line, and beyond that as a whole.
std::vector<Stretch> text_difference(std::string_view before, std::string_view after);
/// The same by whole lines, for texts whose lines are sentences or answers of their own, which share words by chance.
std::vector<Stretch> line_difference(std::string_view before, std::string_view after);

}  // namespace toolkit

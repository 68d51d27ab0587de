// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/mustache.h"
#include "handouts/template.h"

namespace handouts {

/// Whether some font here has the character.
using CanPrint = std::function<bool(char32_t)>;

/// A template's body in CommonMark with its values in it, and where each line came from.
struct Merged {
  std::string text;
  std::string file;
  std::vector<int> lines;  ///< the template file's line of each line of the text

  /// "L02.md:14", for the text's line counted from 1.
  std::string place(int line) const;
};

/// Puts the values into the body so that they come out on paper exactly as entered, in normalization form C: no
/// character of a value can become Markdown, and a line break in a value is a line break on paper. Throws Error: Field
/// for a value that is missing; Text, naming the field, for one that is not UTF-8 or has a character that cannot be
/// printed.
Merged merge(const Template& source, const mustache::Fields& values, const CanPrint& can_print);

/// The fields without a value that a document would print with these values, each once: a hole on paper.
std::vector<std::string> empty_fields(const Template& source, const mustache::Fields& values);

/// A text entered elsewhere, checked and normalized in the same way; `field` names it in errors.
std::string printable_text(const std::string& entered, const std::string& field, const CanPrint& can_print);

/// The value of a field named outside of templates, checked and normalized in the same way; empty when there is none.
std::string printable_value(const mustache::Fields& values, const std::string& field, const CanPrint& can_print);

}  // namespace handouts

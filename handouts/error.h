// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace handouts {

/// A document that cannot be made. what() is one sentence that says what is wrong and what to do; place() names the
/// template file and line, the field, or the font, never a field's value.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    Template,  ///< the template's front matter or blocks
    Field,     ///< a merge field that is unknown, missing, or not for this reader
    Text,      ///< invalid UTF-8, or a character no font covers
    Layout,    ///< something that cannot fit on a page, or too many pages
    Font,      ///< a font file is missing or is not the one expected
    Pdf,       ///< the PDF writer failed
    Picture,   ///< a picture that is damaged, too large, or of a kind that cannot be printed
    Form,      ///< a filled form that cannot be read, or a password no copy can have
  };

  /// The sentence is the pattern with the values in the place of {1}, {2} and so on; it may begin with the place and a
  /// colon.
  Error(Kind kind, std::string place, const std::string& pattern, std::vector<std::string> values = {});

  Kind kind() const { return kind_; }
  const std::string& place() const { return place_; }

  /// What what() is made of, for whoever says it in another language: "L02.md:14: " or nothing, and behind it a pattern
  /// with its values.
  const std::string& start() const { return start_; }
  const std::string& pattern() const { return pattern_; }
  const std::vector<std::string>& values() const { return values_; }

 private:
  Kind kind_;
  std::string place_;
  std::string start_;
  std::string pattern_;
  std::vector<std::string> values_;
};

}  // namespace handouts

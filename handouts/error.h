// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

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

  Error(Kind kind, std::string place, const std::string& sentence)
      : std::runtime_error(sentence), kind_(kind), place_(std::move(place)) {}

  Kind kind() const { return kind_; }
  const std::string& place() const { return place_; }

 private:
  Kind kind_;
  std::string place_;
};

}  // namespace handouts

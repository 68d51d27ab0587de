// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace handouts {

/// The fonts of the paper: Gentium Book Plus for text, Lato for headings, Noto Serif and Noto Sans where those lack a
/// character, Nanum Myeongjo for Hangul and Droid Sans Fallback for ideographs and kana. Only these trusted files of
/// the Debian packages are ever opened, each when a text first needs it. One a process; threads share it.
class Typefaces {
 public:
  /// Throws Error(Font) that names the missing file's package, whichever text comes later.
  Typefaces();
  ~Typefaces();
  Typefaces(const Typefaces&) = delete;
  Typefaces& operator=(const Typefaces&) = delete;

  /// Whether some font here has the character.
  bool can_print(char32_t character) const;

  struct Faces;
  const Faces& faces() const { return *faces_; }

 private:
  std::unique_ptr<Faces> faces_;
};

}  // namespace handouts

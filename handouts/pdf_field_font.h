// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "handouts/deflate.h"
#include "handouts/face.h"
#include "handouts/pdf_file.h"

namespace handouts {

/// The font a viewer types with: Gentium Book Plus with the letters of WinAnsiEncoding, which is what viewers can type
/// in an embedded font. Other scripts a viewer shows in a font of its own; what is read back is the value, whatever the
/// font. Cut once; not for two threads at once.
class FieldFont {
 public:
  explicit FieldFont(const Typefaces::Faces& faces) : faces_(faces) {}

  /// The font object's number. Throws Error(Font).
  int write(PdfFile& file, Deflater& deflater);

 private:
  void cut(const Face& face, Deflater& deflater);

  const Typefaces::Faces& faces_;
  std::string deflated_;  ///< empty until it is cut
  std::size_t length_ = 0;
  std::string widths_;
};

}  // namespace handouts
